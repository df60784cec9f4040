import { asciiDigits } from './words.ts'

const pattern =
  /(?:[vV]\.?)?\d+(?:\.(?:\d+|x|X|\*))*(?:[-.]?(?:alpha|beta|rc|dev|pre|preview|final|next|lts|snapshot|canary|nightly|a|b)\d*(?:[-.]\d+)*)*\+?(?![\p{L}\p{N}])/uy
const plainNumber = /\d+(?:\.\d+)*(?![\p{L}\p{N}])/uy

/**
 * A version at an offset that cannot be a plain number: it has a `v`, a dot, an `x` or a stage (Semantic Versioning 2.0.0, and
 * what people write for a series: `2.x`, `v3`, `1.0-rc1`).
 */
export function versionAt(text: string, at = 0): string | null {
  const code = text.charCodeAt(at)
  const dotted = (code === 118 || code === 86) && text.charCodeAt(at + 1) === 46
  const second = code === 118 || code === 86 ? text.charCodeAt(at + (dotted ? 2 : 1)) : code
  if (!(second >= 48 && second <= 57)) return null
  pattern.lastIndex = at
  const version = pattern.exec(text)?.[0]
  // v1alpha2 is the version of an interface, not of a release.
  if (version === undefined || /^v\d+(?:alpha|beta)\d+$/.test(version)) return null
  return /[.a-zVX]/.test(version) ? version : null
}

/** A version, or a number that is one where a word before it says so: `Release 2`. */
export function numberOrVersionAt(text: string, at = 0): string | null {
  const native = nativeNumberAt(text, at)
  if (native !== null) return native
  const version = versionAt(text, at)
  if (version !== null) return version
  plainNumber.lastIndex = at
  return plainNumber.exec(text)?.[0] ?? null
}

const nativeNumber = /\p{Nd}+(?:[.٫]\p{Nd}+)*(?![\p{L}\p{N}])/uy

/** `۲.۰`, `２`: a number in digits of its own script. */
function nativeNumberAt(text: string, at: number): string | null {
  if (!(text.charCodeAt(at) > 127)) return null
  nativeNumber.lastIndex = at
  return nativeNumber.exec(text)?.[0] ?? null
}

/** Key under which two ways to write a version are the same. */
export function versionKey(version: string): string {
  const ascii = asciiDigits(version.replaceAll('٫', '.'))
  return `version:${ascii.toLowerCase().replace(/^v\.?/, '').replace(/[\s+]/g, '')}`
}
