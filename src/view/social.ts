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
