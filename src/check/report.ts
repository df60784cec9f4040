import type { Finding } from './finding.ts'

/** The findings of one document. `text` is the decoded source, `''` where it could not be decoded. */
export interface Report {
  file: string
  text: string
  findings: Finding[]
}

export const formats = ['text', 'json', 'github'] as const
export type Format = (typeof formats)[number]

/** How the place that is written to shows text: which characters it must not be given, which colours it has. */
export interface Medium {
  visible: (text: string) => string
  paint: (style: 'bold' | 'dim' | 'red' | 'yellow' | 'blue', text: string) => string
}

/** Findings in one of the formats, ready to be written. */
export function report(reports: readonly Report[], format: Format, medium: Medium): string {
  if (format === 'json') return asJson(reports)
  return format === 'github' ? asGithub(reports, medium) : asText(reports, medium)
}

function asJson(reports: readonly Report[]): string {
  return `${JSON.stringify({ findings: reports.flatMap(({ file, findings }) => findings.map((finding) => ({ file, ...finding }))) }, null, 2)}\n`
}

/** Workflow commands of GitHub Actions, with `%`, line ends and, in properties, `:` and `,` escaped as its toolkit does. */
function asGithub(reports: readonly Report[], { visible }: Medium): string {
  const levels = { error: 'error', warning: 'warning', note: 'notice' } as const
  const data = (text: string): string =>
    visible(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
  const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
  let output = ''
  for (const { file, findings } of reports) {
    for (const { severity, rule, message, line, column, endLine, endColumn } of findings) {
      const place = { file, line, col: column, endLine, endColumn, title: rule }
      const properties = Object.entries(place).filter(([, value]) => value !== null)
      const written = properties.map(([name, value]) => `${name}=${property(String(value))}`).join(',')
      output += `::${levels[severity]} ${written}::${data(message)}\n`
    }
  }
  return output
}

/** For people: the file, then each finding with its place and the line that it speaks of. */
function asText(reports: readonly Report[], { visible, paint }: Medium): string {
  const colours = { error: 'red', warning: 'yellow', note: 'blue' } as const
  const count = { error: 0, warning: 0, note: 0 }
  let output = ''
  for (const { file, text, findings } of reports) {
    if (findings.length === 0) continue
    const lines = text.split('\n')
    output += `${paint('bold', visible(file))}\n`
    for (const { severity, rule, message, line, column } of findings) {
      count[severity]++
      const place = line === null ? '' : `${line}:${column ?? 1} `
      output += `  ${place}${paint(colours[severity], severity)} ${visible(message)} ${paint('dim', rule)}\n`
      const source = line === null ? undefined : lines[line - 1]
      if (source?.trim()) output += `      ${paint('dim', `${line} |`)} ${visible(shortened(source))}\n`
    }
    output += '\n'
  }
  const total = Object.entries(count).flatMap(([severity, number]) =>
    number === 0 ? [] : [`${number} ${severity}${number === 1 ? '' : 's'}`],
  )
  const documents = `${reports.length} ${reports.length === 1 ? 'document' : 'documents'}`
  return `${output}${documents}: ${total.length === 0 ? 'nothing to say' : total.join(', ')}\n`
}

function shortened(line: string): string {
  const text = line.trim()
  return text.length > 100 ? `${text.slice(0, 99)}…` : text
}
