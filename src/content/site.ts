import { closest, distance } from 'fastest-levenshtein'
import type { VFileMessage } from 'vfile-message'
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Scalar, visit } from 'yaml'
import { z } from 'zod'
import { type Policy, parsePolicy } from '../compare/policy.ts'
import { messageAt } from '../read/message.ts'

const line = z.string().trim().min(1)
const webAddress = z.url({ protocol: /^https?$/ })

/** What a site says of itself in `content/site.yaml`; every key is optional. */
export const Site = z.strictObject({
  title: line.optional().describe('Name of the site, shown on every page.'),
  description: line.optional().describe('One sentence for search engines and for the home page.'),
  url: webAddress.optional().describe('Address that the site is published at; a path in it becomes the base path.'),
  repository: webAddress.optional().describe('Web page of the repository that holds the documents.'),
  branch: line.optional().describe('Branch that links to source lines use.'),
  locale: z
    .string()
    .refine(isLanguageTag, 'Unexpected language tag, expected one as BCP 47 writes it, for example `en` or `pt-BR`')
    .optional()
    .describe('BCP 47 tag of the language of the site itself.'),
  'fail-on': z
    .array(line)
    .optional()
    .describe(
      'What an edit must not do: `[milestone-removed, slip > 30 days without note]`; nothing where it is not given.',
    ),
})
export type Site = z.infer<typeof Site>

/** What an edit must not do, as the site says. */
export function policyOfSite({ 'fail-on': rules = [] }: Site): Policy {
  return rules.flatMap((rule) => parsePolicy(rule))
}

/** Reads `site.yaml`. Throws a positioned VFileMessage for YAML that is none and for keys and values that are not known. */
export function readSite(text: string, file: string): Site {
  if (text.length > 16_384) throw problem(file, 'Unexpected file of more than 16 KiB, expected a few lines', 1, 1)
  const lines = new LineCounter()
  const yaml = parseDocument(text, { lineCounter: lines, version: '1.2', strict: true, stringKeys: true })
  const broken = yaml.errors[0] ?? yaml.warnings[0]
  if (broken) {
    const { line, col } = lines.linePos(broken.pos[0])
    throw problem(
      file,
      `Unexpected YAML (${broken.code.toLowerCase().replaceAll('_', ' ')}), expected \`key: value\` lines`,
      line,
      col,
    )
  }
  visit(yaml, {
    Alias(_, alias) {
      const { line, col } = lines.linePos(alias.range?.[0] ?? 0)
      throw problem(file, 'Unexpected alias, expected the value itself', line, col)
    },
  })
  const parsed = Site.safeParse(yaml.toJS() ?? {})
  if (parsed.success) {
    const rules = isMap(yaml.contents) ? yaml.contents.get('fail-on') : undefined
    for (const rule of isSeq(rules) ? rules.items : []) if (isScalar(rule)) checkRule(rule, lines, file)
    return parsed.data
  }
  const issue = parsed.error.issues[0]
  const key = issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path[0]
  const pair = isMap(yaml.contents)
    ? yaml.contents.items.find((item) => isScalar(item.key) && item.key.value === key)
    : undefined
  const { line, col } = isScalar(pair?.key) && pair.key.range ? lines.linePos(pair.key.range[0]) : { line: 1, col: 1 }
  throw problem(file, reason(String(key ?? ''), issue), line, col)
}

/** Throws where a rule is none, at the word that is wrong. */
function checkRule({ value, range, type }: Scalar, lines: LineCounter, file: string): void {
  const { line, col } = lines.linePos(range?.[0] ?? 0)
  const quote = type === 'QUOTE_SINGLE' || type === 'QUOTE_DOUBLE' ? 1 : 0
  parsePolicy(String(value), { line, column: col + quote, file })
}

function reason(key: string, issue: z.core.$ZodIssue | undefined): string {
  const known = Object.keys(Site.shape)
  if (issue?.code === 'unrecognized_keys') {
    const near = closest(key, known)
    const advice = distance(key, near) <= 2 ? `; did you mean \`${near}\`?` : ''
    return `Unexpected key \`${key}\`, expected one of ${known.map((name) => `\`${name}\``).join(', ')}${advice}`
  }
  if (issue?.code === 'custom') return `${issue.message} (\`${key}\`)`
  if (issue?.code === 'invalid_format')
    return `Unexpected value of \`${key}\`, expected an address that begins with \`https://\``
  if (key === 'fail-on')
    return 'Unexpected value of `fail-on`, expected a list of rules, for example `[milestone-removed, slip > 30 days without note]`'
  return key === ''
    ? 'Unexpected content, expected `key: value` lines'
    : `Unexpected value of \`${key}\`, expected text`
}

function problem(file: string, reason: string, line: number, column: number): VFileMessage {
  return messageAt('error', 'site', reason, { line, column }, file)
}

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}
