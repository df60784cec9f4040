const word =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}](?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{M}\p{N}])*/gu

/**
 * The words of a text in order: runs of letters, marks and digits (Unicode) that a letter or a digit begins, in NFKC and lower
 * case, so that two texts that say the same compare equal whatever their punctuation, emoji and line breaks. Scripts that
 * are written without spaces between words (Han, Hiragana, Katakana) give one word a character: a line break inside a word
 * changes nothing.
 */
export function words(text: string): string[] {
  return text.normalize('NFKC').toLowerCase().match(word) ?? []
}
