import { markdownText } from './share.ts'

/** `language_TERRITORY`, as the Open Graph protocol writes a locale; the territory is the likely one (CLDR) where none is stated. */
export function openGraphLocale(tag: string): string | null {
  try {
    const { language, region } = new Intl.Locale(tag).maximize()
    return region === undefined ? null : `${language}_${region}`
  } catch {
    return null
  }
}

/** Size of a card in pixels: what services draw a large preview from. */
export const cardSize = { width: 1200, height: 630 } as const

/** A picture of a badge that leads to the page that it is of, ready to be pasted. */
export interface BadgeCode {
  markdown: string
  html: string
}

/** `address` is that of the page; the badge stands beside it. */
export function badgeCode(name: string, address: string): BadgeCode {
  const [href, alt] = [address, name].map(attribute)
  return {
    markdown: `[![${markdownText(name)}](${address}badge.svg)](${address})`,
    html: `<a href="${href}"><img src="${href}badge.svg" alt="${alt}"></a>`,
  }
}

/** Text as the value of an attribute in double quotes (HTML, 13.1.2.3). */
function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
