import { toXml } from 'xast-util-to-xml'

/**
 * A tree as XML 1.0. The serialiser leaves `>` as it is; in text it must be a reference where it would end a CDATA section (2.4), of
 * which we write none.
 */
export function printXml(tree: Parameters<typeof toXml>[0]): string {
  return `${toXml(tree, { closeEmptyElements: true, tightClose: true }).replaceAll(']]>', ']]&gt;')}\n`
}
