export { markdownLink } from '../publish/snippets.ts'
