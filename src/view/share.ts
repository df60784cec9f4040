export { markdownLink, markdownText } from '../publish/snippets.ts'
