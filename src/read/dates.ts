import { toGregorian } from 'jalaali-js'
import type { CalendarPeriod, Period, Unit } from '../roadmap/index.ts'
import { type Lexicon, list, phraseAt, type Token, tokenise, type UnitWord } from './lexicon.ts'

/** A date found in a text. */
export interface DateMatch {
  period: Period
  /** Offsets in the text. */
  start: number
  end: number
  /** Index of the first token after it. */
  next: number
  /** A bare year, or a month without one: a date only where one is expected. */
  weak: boolean
  /** What it consists of, for telling a month that narrows a quarter from a period of its own. */
  grain: 'day' | 'month' | 'quarter' | 'half' | 'season' | 'year' | 'range' | 'relative' | 'duration'
}

export interface DateContext {
  lexicon: Lexicon
  /** Year of the enclosing heading, for dates without one. */
  year?: number | null
}

/** A calendar period whose year may still be missing. Months count from 1; `to[1] === null` is the month's last day. */
interface Part {
  year: number | null
  from: [number, number]
  to: [number, number | null]
  next: number
  grain: DateMatch['grain']
  jalali?: boolean
}

const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()
const pad = (value: number, width = 2): string => String(value).padStart(width, '0')
const iso = (year: number, month: number, day: number): string => `${pad(year, 4)}-${pad(month)}-${pad(day)}`
const jalaliLastDay = (month: number): number => (month <= 6 ? 31 : month <= 11 ? 30 : 29)

function isoOf(part: Part, year: number, end: boolean): string {
  let [month, day] = end ? part.to : part.from
  if (month > 12) {
    month -= 12
    year++
  }
  if (part.jalali) {
    const date = toGregorian(year, month, day ?? jalaliLastDay(month))
    return iso(date.gy, date.gm, date.gd)
  }
  return iso(year, month, day ?? lastDay(year, month))
}

const romans: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4 }

/** Reads dates from the tokens of one text. */
export function dateReader(text: string, context: DateContext, tokens: readonly Token[] = tokenise(text)) {
  const { lexicon } = context
  const gap = (index: number): string => {
    const [a, b] = [tokens[index], tokens[index + 1]]
    return a && b ? text.slice(a.end, b.start) : ' '
  }
  const before = (index: number): string => text[(tokens[index]?.start ?? 0) - 1] ?? ' '
  const after = (index: number): string => text[tokens[index]?.end ?? text.length] ?? ' '
  const glued = (index: number): boolean => gap(index) === ''
  const word = (index: number): string => (tokens[index] && !tokens[index].number ? tokens[index].text : '')
  const number = (index: number): number | null => {
    const token = tokens[index]
    return token?.number && token.text.length <= 4 ? Number(token.text) : null
  }
  const numberWord = (index: number): { value: number; next: number } | null => {
    const digits = number(index)
    if (digits !== null) return { value: digits, next: index + 1 }
    const found = phraseAt(lexicon, (language) => language.numbers, tokens, index)
    return found && { value: found.value, next: found.next }
  }
  const unit = (index: number, name: UnitWord): number | null => {
    const found = phraseAt(lexicon, (language) => language.units, tokens, index)
    return found?.value === name ? found.next : null
  }
  const jalaliYears = lexicon.some((language) => language.vocabulary.jalaliMonths)

  function yearAt(index: number, tail = false): { value: number; next: number; jalali: boolean } | null {
    const token = tokens[index]
    if (!token?.number || token.text.length !== 4) return null
    const value = Number(token.text)
    const jalali = jalaliYears && value >= 1370 && value <= 1450
    if (!jalali && (value < 1970 || value > 2150)) return null
    if (
      /^[.]\p{Nd}/u.test(text.slice(token.end, token.end + 2)) &&
      !/^[.]\p{Nd}{1,2}[.]\p{Nd}/u.test(text.slice(token.end, token.end + 5))
    )
      return null
    // The tail of 02/03/2026, which nobody can tell the order of, is no year of its own.
    if (
      !tail &&
      index > 1 &&
      /^[/.-]$/.test(gap(index - 1)) &&
      gap(index - 2) === gap(index - 1) &&
      tokens[index - 1]?.number &&
      tokens[index - 2]?.number
    )
      return null
    // `2026.1` and `v2026` are versions, `#2026` and `$2026` are numbers.
    if (tail) return { value, next: index + 1, jalali }
    if (/[#$€£.]/.test(before(index)) || (index > 0 && gap(index - 1) === '' && !/[年년]/u.test(word(index - 1)))) {
      if (
        !/^(?:q|h|fy|t|年|년)$/u.test(word(index - 1)) &&
        !(before(index) === '.' && /\s/.test(text[token.start - 2] ?? ' '))
      )
        return null
    }
    let next = index + 1
    if (/^[年년]$/u.test(word(next)) && /^\s?$/.test(gap(index))) next++
    if (/^[度]$/u.test(word(next)) && next > index + 1) next++
    if (word(next) === 'г' || word(next) === 'года' || word(next) === 'году' || word(next) === 'год') next++
    return { value, next, jalali }
  }

  /** A year that follows a month, quarter, half or season: `Q2 2026`, `Q4/2023`, `June, 2026`, `junio de 2026`, `Q3 '26`. */
  function yearAfter(index: number): { value: number; next: number; jalali: boolean } | null {
    let at = index
    const joint = gap(index - 1)
    if (at > 0 && !/^[\s,./_–—-]{0,3}$|^\s?\(?$|^\s?['’]$/.test(joint)) return null
    for (const small of ['of', 'de', 'del', 'do', 'des', 'года', 'the', 'year', 'سال', 'שנת', 'fy'])
      if (word(at) === small) at++
    const full = yearAt(at)
    if (full) return full
    const short = number(at)
    if (
      short !== null &&
      tokens[at]?.text.length === 2 &&
      short >= 18 &&
      short <= 60 &&
      (/['’]$/.test(joint) || /^['’]/.test(text[(tokens[at]?.start ?? 1) - 1] ?? ''))
    ) {
      return { value: 2000 + short, next: at + 1, jalali: false }
    }
    return null
  }

  function dayAt(index: number): Part | null {
    const year = yearAt(index)
    if (year) {
      // 2026-02-18, 2026/2/18, 2026.02.18, 2026年2月18日, 2026년 2월 18일
      const month = number(year.next)
      if (month !== null && month >= 1 && month <= 12) {
        const joint = gap(year.next - 1)
        const cjk = /^[月월]$/u.test(word(year.next + 1))
        if (cjk) {
          const day = number(year.next + 2)
          if (day !== null && /^[日일号號]$/u.test(word(year.next + 3)))
            return daily(year.value, month, day, year.next + 4, year.jalali)
          return null
        }
        const day = number(year.next + 1)
        if (
          /^[-/.‑–]$/.test(joint) &&
          day !== null &&
          gap(year.next).trim() === joint &&
          (tokens[year.next + 1]?.text.length ?? 9) <= 2
        ) {
          return daily(year.value, month, day, year.next + 2, year.jalali)
        }
      }
    }
    // 18 February 2026, 18th of Feb 2026, 18 de febrero de 2026, 18. Februar 2026
    const first = number(index)
    if (first !== null && first >= 1 && first <= 31 && (tokens[index]?.text.length ?? 9) <= 2) {
      let at = index + 1
      if (/^(?:st|nd|rd|th|er|º|°|ª|o)$/.test(word(at)) && glued(index)) at++
      if (['of', 'de', 'do'].includes(word(at))) at++
      const month = monthAt(at)
      if (month && /^[\s.,–-]{1,3}$/.test(gap(at - 1))) {
        const found = yearAfter(month.next)
        const value = found?.value ?? null
        if (validDay(value ?? 2024, month.value, first, month.jalali))
          return {
            year: value,
            from: [month.value, first],
            to: [month.value, first],
            next: found?.next ?? month.next,
            grain: 'day',
            ...(month.jalali ? { jalali: true } : {}),
          }
      }
      // 18.02.2026 and, where the language says in which order, 18/02/2026
      const [second, third] = [number(index + 1), yearAt(index + 2, true)]
      const joint = gap(index)
      if (second !== null && third && /^[./-]$/.test(joint) && gap(index + 1) === joint) {
        const order = joint === '.' ? 'day-month' : (lexicon[0]?.vocabulary.numericOrder ?? null)
        if (order === 'day-month' || (first > 12 && second <= 12))
          return daily(third.value, second, first, third.next, third.jalali)
        if (order === 'month-day' || (second > 12 && first <= 12))
          return daily(third.value, first, second, third.next, third.jalali)
      }
    }
    // 3–14 April 2028
    if (first !== null && first >= 1 && first <= 31 && /^\s?[-–—]\s?$/.test(gap(index))) {
      const far = number(index + 1)
      const of = far !== null && far > first && far <= 31 ? monthAt(index + 2) : null
      if (of && far !== null && /^[\s.]{1,2}$/.test(gap(index + 1))) {
        const found = yearAfter(of.next)
        const jalali = of.jalali ? { jalali: true } : {}
        return { year: found?.value ?? null, from: [of.value, first], to: [of.value, far], next: found?.next ?? of.next, grain: 'day', ...jalali }
      }
    }
    // February 18, 2026
    const month = monthAt(index)
    if (month) {
      const day = number(month.next)
      if (
        day !== null &&
        day >= 1 &&
        day <= 31 &&
        (tokens[month.next]?.text.length ?? 9) <= 2 &&
        /^\.?\s$/.test(gap(month.next - 1))
      ) {
        let at = month.next + 1
        let last = day
        const far = number(at)
        // Feb 15-28
        if (far !== null && far > day && far <= 31 && (tokens[at]?.text.length ?? 9) <= 2 && /^\s?[-–—]\s?$/.test(gap(at - 1))) {
          last = far
          at++
        }
        if (/^(?:st|nd|rd|th)$/.test(word(at)) && glued(month.next)) at++
        const found = /^,?\s/.test(gap(at - 1)) ? yearAfter(at) : null
        if (found || context.year) {
          return {
            year: found?.value ?? null,
            from: [month.value, day], to: [month.value, last], next: found?.next ?? at,
            grain: 'day',
          }
        }
      }
    }
    return null
  }

  function validDay(year: number, month: number, day: number, jalali: boolean): boolean {
    return (
      month >= 1 &&
      month <= 12 &&
      day >= 1 &&
      day <= (jalali ? jalaliLastDay(month) + (month === 12 ? 1 : 0) : lastDay(year, month))
    )
  }

  function daily(year: number, month: number, day: number, next: number, jalali: boolean): Part | null {
    if (!validDay(year, month, day, jalali)) return null
    return { year, from: [month, day], to: [month, day], next, grain: 'day', ...(jalali ? { jalali } : {}) }
  }

  function monthAt(index: number): { value: number; next: number; jalali: boolean } | null {
    const found = phraseAt(lexicon, (language) => language.months, tokens, index)
    if (found) return { value: found.value, next: found.next, jalali: false }
    const jalali = phraseAt(lexicon, (language) => language.jalaliMonths, tokens, index)
    return jalali && { value: jalali.value, next: jalali.next, jalali: true }
  }

  function quarterAt(index: number): { value: number; next: number } | null {
    const value = number(index + 1)
    const letter = word(index)
    if (
      (letter === 'q' || letter === 't' || letter === 'к') &&
      value !== null &&
      value >= 1 &&
      value <= 4 &&
      tokens[index + 1]?.text.length === 1 &&
      /^\s?$/.test(gap(index)) &&
      (letter === 'q' || (glued(index) && lexicon[0]?.vocabulary.language !== 'en'))
    ) {
      return { value, next: index + 2 }
    }
    const count = number(index)
    if (count !== null && count >= 1 && count <= 4 && tokens[index]?.text.length === 1) {
      if (word(index + 1) === 'q' && glued(index)) return { value: count, next: index + 2 }
    }
    return ordinalUnit(index, 'quarter', 4)
  }

  /** `second quarter`, `2º trimestre`, `quarter 2`, `第2四半期`, `II квартал`, `2분기`. */
  function ordinalUnit(index: number, name: UnitWord, most: number): { value: number; next: number } | null {
    let at = index
    if (word(at) === '第') at++
    const roman = romans[word(at)]
    const counted = numberWord(at) ?? (roman ? { value: roman, next: at + 1 } : null)
    if (counted && counted.value >= 1 && counted.value <= most) {
      let next = counted.next
      if (
        /^(?:st|nd|rd|th|er|ere|e|eme|º|ª|o|a|й|ый|ое|го|ого|ter|tes)$/.test(word(next)) &&
        /^[-.]?$/.test(gap(next - 1))
      )
        next++
      const end = unit(next, name)
      if (end !== null && /^[\s.ºª°-]{0,2}$/.test(gap(next - 1))) return { value: counted.value, next: end }
    }
    const start = unit(index, name)
    if (start !== null) {
      const number =
        numberWord(start) ?? (romans[word(start)] ? { value: romans[word(start)] as number, next: start + 1 } : null)
      if (number && number.value >= 1 && number.value <= most && /^\s?#?$/.test(gap(start - 1)))
        return { value: number.value, next: number.next }
    }
    return null
  }

  function halfAt(index: number): { value: number; next: number } | null {
    const value = number(index + 1)
    if (
      word(index) === 'h' &&
      value !== null &&
      (value === 1 || value === 2) &&
      tokens[index + 1]?.text.length === 1 &&
      glued(index)
    )
      return { value, next: index + 2 }
    const count = number(index)
    if ((count === 1 || count === 2) && word(index + 1) === 'h' && glued(index))
      return { value: count, next: index + 2 }
    // 上半年, 下半年; 上半期, 下半期; 상반기, 하반기
    const pair = word(index) + word(index + 1)
    if (/^(?:上半|上期|상반)$/u.test(pair))
      return { value: 1, next: index + 2 + (/^[年期기]$/u.test(word(index + 2)) ? 1 : 0) }
    if (/^(?:下半|下期|하반)$/u.test(pair))
      return { value: 2, next: index + 2 + (/^[年期기]$/u.test(word(index + 2)) ? 1 : 0) }
    return ordinalUnit(index, 'half', 2)
  }

  /** A month, quarter, half or season, its year before or after it or missing. */
  function partOfYear(index: number): Part | null {
    const lead = yearAt(index)
    if (lead) {
      const at = lead.next
      const joint = gap(at - 1)
      const close = /^[\s,/–—·.-]{0,3}$/.test(joint)
      const inner = close ? partWithoutYear(at, lead.jalali) : null
      if (inner && inner.grain !== 'year') return { ...inner, year: lead.value }
      // 2026-03
      const month = number(at)
      if (
        month !== null &&
        month >= 1 &&
        month <= 12 &&
        tokens[at]?.text.length === 2 &&
        /^[-/.]$/.test(joint) &&
        !/[-/.\d]/.test(after(at))
      ) {
        return {
          year: lead.value,
          from: [month, 1],
          to: [month, null],
          next: at + 1,
          grain: 'month',
          ...(lead.jalali ? { jalali: true } : {}),
        }
      }
      return null
    }
    // 22H1
    const short = number(index)
    if (
      short !== null &&
      tokens[index]?.text.length === 2 &&
      short >= 18 &&
      short <= 60 &&
      glued(index) &&
      /^[hq]$/.test(word(index + 1))
    ) {
      const inner = partWithoutYear(index + 1, false)
      if (inner) return { ...inner, year: 2000 + short }
    }
    // 03/2026
    const month = number(index)
    const year = yearAt(index + 1)
    if (
      month !== null &&
      year &&
      month >= 1 &&
      month <= 12 &&
      /^[/]$/.test(gap(index)) &&
      !/[/\d]/.test(before(index))
    ) {
      return { year: year.value, from: [month, 1], to: [month, null], next: year.next, grain: 'month' }
    }
    const inner = partWithoutYear(index, false)
    if (!inner) return null
    const found = yearAfter(inner.next)
    return found ? { ...inner, year: found.value, next: found.next, ...(found.jalali ? { jalali: true } : {}) } : inner
  }

  function partWithoutYear(index: number, jalali: boolean): Part | null {
    const calendar = jalali ? { jalali: true } : {}
    const quarter = quarterAt(index)
    if (quarter) {
      const from = quarter.value * 3 - 2
      return { year: null, from: [from, 1], to: [from + 2, null], next: quarter.next, grain: 'quarter', ...calendar }
    }
    const half = halfAt(index)
    if (half)
      return {
        year: null,
        from: [half.value * 6 - 5, 1],
        to: [half.value * 6, null],
        next: half.next,
        grain: 'half',
        ...calendar,
      }
    const month = monthAt(index)
    if (month)
      return {
        year: null,
        from: [month.value, 1],
        to: [month.value, null],
        next: month.next,
        grain: 'month',
        ...(month.jalali || jalali ? { jalali: true } : {}),
      }
    const cjkMonth = number(index)
    if (cjkMonth !== null && cjkMonth >= 1 && cjkMonth <= 12 && /^[月월]$/u.test(word(index + 1))) {
      return { year: null, from: [cjkMonth, 1], to: [cjkMonth, null], next: index + 2, grain: 'month', ...calendar }
    }
    const season = phraseAt(lexicon, (language) => language.seasons, tokens, index)
    if (season) {
      const from = { spring: 3, summer: 6, autumn: 9, winter: 12 }[season.value]
      return { year: null, from: [from, 1], to: [from + 2, null], next: season.next, grain: 'season' }
    }
    return null
  }

  /** `early 2026`, `mid-Q3 2026`, `end of March`, `2026年初`, `2026 下旬`. */
  function thirdAt(index: number): Part | null {
    const third = phraseAt(lexicon, (language) => language.thirds, tokens, index)
    if (third) {
      let at = third.next
      for (const small of ['of', 'the', 'de', 'del', 'do', 'da', 'du', 'des']) if (word(at) === small) at++
      const inner = wholePart(at)
      if (inner && /^[\s–-]{0,2}$/.test(gap(third.next - 1))) return narrowed(inner, third.value, inner.next)
      return null
    }
    const inner = wholePart(index)
    if (inner) {
      const tail = phraseAt(lexicon, (language) => language.thirds, tokens, inner.next)
      if (tail && glued(inner.next - 1)) return narrowed(inner, tail.value, tail.next)
    }
    return null
  }

  function wholePart(index: number): Part | null {
    const part = partOfYear(index)
    if (part) return part
    const year = yearAt(index)
    return (
      year && {
        year: year.value,
        from: [1, 1],
        to: [12, null],
        next: year.next,
        grain: 'year',
        ...(year.jalali ? { jalali: true } : {}),
      }
    )
  }

  function narrowed(part: Part, third: 'early' | 'mid' | 'late', next: number): Part {
    const which = { early: 0, mid: 1, late: 2 }[third]
    const months = part.to[0] - part.from[0] + 1
    if (months >= 3) {
      const size = Math.floor(months / 3)
      const from = part.from[0] + which * size
      return { ...part, from: [from, 1], to: [from + size - 1, null], next, grain: 'range' }
    }
    const days: [number, number | null][] = [
      [1, 10],
      [11, 20],
      [21, null],
    ]
    const [from, to] = days[which] as [number, number | null]
    return { ...part, from: [part.from[0], from], to: [part.from[0], to], next, grain: 'range' }
  }

  function pointAt(index: number): Part | null {
    return dayAt(index) ?? thirdAt(index) ?? partOfYear(index) ?? wholePart(index)
  }

  function rangeJoint(index: number): number | null {
    const joint = gap(index - 1)
    if (/^\s?(?:[-–—‒→~〜～]|->|\.\.\.?|[/&+]|至|到)\s?$/.test(joint) && tokens[index]) return index
    if (/^[至到から부터까지]$/u.test(word(index))) return index + 1
    const found = phraseAt(lexicon, list('range'), tokens, index)
    return found && /^\s$/.test(joint) ? found.next : null
  }

  function calendarAt(index: number): DateMatch | null {
    const first = pointAt(index)
    if (!first) return null
    let last: Part | null = null
    const joined = rangeJoint(first.next)
    if (joined !== null) {
      // `2026-03` was taken for a month above; `10-12 March 2026` has its month only at the end.
      last = pointAt(joined)
      if (last && first.grain === 'year' && last.grain !== 'year') last = null
      if (last && last.grain === 'day' && first.grain === 'year') last = null
    }
    let next = first.next
    let period: CalendarPeriod | null = null
    let grain = first.grain
    const yearOf = (part: Part): number | null => part.year ?? context.year ?? null
    if (last) {
      const endYear =
        last.year ??
        (first.year !== null && last.from[0] < first.from[0] ? first.year + 1 : (first.year ?? yearOf(last)))
      const startYear =
        first.year ?? (endYear !== null && last.from[0] < first.from[0] && last.year !== null ? endYear - 1 : endYear)
      if (startYear !== null && endYear !== null) {
        const [start, end] = [isoOf(first, startYear, false), isoOf(last, endYear, true)]
        if (start <= end) {
          period = { start, end }
          next = last.next
          grain = 'range'
        }
      }
    }
    if (!period) {
      const year = yearOf(first)
      if (year === null) return null
      period = { start: isoOf(first, year, false), end: isoOf(first, year, true) }
    }
    const open = phraseAt(lexicon, list('openEnd'), tokens, next)
    let end = tokens[next - 1]?.end ?? text.length
    if (open && gap(next - 1).length <= 2) {
      period = { start: period.start, end: null }
      next = open.next
      end = tokens[next - 1]?.end ?? end
    } else if (text[end] === '+') {
      period = { start: period.start, end: null }
      end++
    } else if (first.grain !== 'year' && !last && /^\s?[-–—→]\s*$/.test(text.slice(end))) {
      period = { start: period.start, end: null }
      end = text.length
    }
    const weak = !last && (first.grain === 'year' || (first.year === null && first.grain !== 'day'))
    return { period, start: tokens[index]?.start ?? 0, end, next, weak, grain }
  }

  function span(index: number): { value: [number, number]; next: number; plus: boolean } | null {
    const first = number(index)
    if (first === null) return null
    const second = number(index + 1)
    if (second !== null && /^\s?(?:[-–—‒~〜～→]|->)\s?$/.test(gap(index)) && second >= first)
      return { value: [first, second], next: index + 2, plus: false }
    const ranged = phraseAt(lexicon, list('range'), tokens, index + 1)
    const far = ranged ? number(ranged.next) : null
    if (ranged && far !== null && far >= first && /^\s?$/.test(gap(index)))
      return { value: [first, far], next: ranged.next + 1, plus: false }
    return { value: [first, first], next: index + 1, plus: after(index) === '+' }
  }

  function relativeAt(index: number): DateMatch | null {
    const start = tokens[index]?.start ?? 0
    const kinds = { week: 'weeks', day: 'days', month: 'months' } as const
    for (const [name, field] of Object.entries(kinds) as [keyof typeof kinds, 'weeks' | 'days' | 'months'][]) {
      // Week 1-4, Weeks 5–8, W3-W4
      const at = unit(index, name) ?? (name === 'week' && word(index) === 'w' && glued(index) ? index + 1 : null)
      if (at !== null && /^\s?#?$/.test(gap(at - 1))) {
        const range = span(at)
        if (range && (tokens[at]?.text.length ?? 9) <= 3) {
          let { value, next } = range
          // Week 1 - Week 4
          const joined = value[0] === value[1] ? rangeJoint(next) : null
          const again = joined === null ? null : (unit(joined, name) ?? (word(joined) === 'w' ? joined + 1 : null))
          const far = again === null ? null : number(again)
          if (again !== null && far !== null && far > value[0]) {
            value = [value[0], far]
            next = again + 1
          }
          if (!ofCalendarYear(next))
            return {
              period: { [field]: value } as Period,
              start,
              end: tokens[next - 1]?.end ?? start,
              next,
              weak: false,
              grain: 'relative',
            }
        }
      }
      // 第1-4周, 1~4주차
      const marked = word(index) === '第' ? index + 1 : index
      const range = span(marked)
      if (range) {
        const after = unit(range.next, name)
        const position = after !== null && (marked > index || /^[차目]$/u.test(word(after)))
        if (position) {
          const next = /^[차目]$/u.test(word(after)) ? after + 1 : after
          return {
            period: { [field]: range.value } as Period,
            start,
            end: tokens[next - 1]?.end ?? start,
            next,
            weak: false,
            grain: 'relative',
          }
        }
      }
      // 1. Woche, 2ª semana, 3-я неделя
      const ordinal = ordinalUnit(index, name, 99)
      if (ordinal && /^[.ºª°]|^(?:st|nd|rd|th|er|e|a|o|я|й)$/u.test(gap(index).trim() || word(index + 1))) {
        return {
          period: { [field]: [ordinal.value, ordinal.value] } as Period,
          start,
          end: tokens[ordinal.next - 1]?.end ?? start,
          next: ordinal.next,
          weak: false,
          grain: 'relative',
        }
      }
    }
    // next 1-2 weeks
    const upcoming = phraseAt(lexicon, (language) => language.ordinals, tokens, index)
    if (upcoming?.value === 'next') {
      const range = span(upcoming.next)
      if (range) {
        for (const [name, field] of Object.entries(kinds) as [keyof typeof kinds, 'weeks' | 'days' | 'months'][]) {
          const end = unit(range.next, name)
          if (end !== null)
            return {
              period: { [field]: range.value } as Period,
              start,
              end: tokens[end - 1]?.end ?? start,
              next: end,
              weak: false,
              grain: 'relative',
            }
        }
      }
    }
    return null
  }

  // `week 12 of 2026` is a calendar week; the plan's weeks have no year.
  function ofCalendarYear(index: number): boolean {
    return yearAt(index) !== null && /^[\s,/]*$/.test(gap(index - 1))
  }

  function durationAt(index: number): DateMatch | null {
    const token = tokens[index]
    if (!token) return null
    // Not the tail of a version or of another number: 1.5 weeks would be 5 weeks.
    if (index > 0 && /^[.,]$/.test(gap(index - 1)) && tokens[index - 1]?.number) return null
    if (/[$€£#<>≥≤]/.test(before(index))) return null
    let range = span(index)
    let from = index
    if (range && !tokens[index]?.number) range = null
    if (!range) {
      const spelled = phraseAt(lexicon, (language) => language.numbers, tokens, index)
      if (!spelled || spelled.value < 1) return null
      range = { value: [spelled.value, spelled.value], next: spelled.next, plus: false }
      from = index
    }
    // 1.5 weeks, 1,5 semanas
    if (tokens[index + 1]?.number && /^[.,]$/.test(gap(index)) && range.next === index + 1) {
      const fraction = Number(`${tokens[index]?.text}.${tokens[index + 1]?.text}`)
      range = { value: [fraction, fraction], next: index + 2, plus: false }
    }
    let at = range.next
    const joint = gap(at - 1)
    if (!/^\+?[\s–-]?$/.test(joint)) return null
    const found = phraseAt(lexicon, (language) => language.durations, tokens, at)
    if (!found) return null
    // One-letter units only where they touch the number: 3d, not 3 D.
    if (
      found.next === at + 1 &&
      /^[a-z]$/.test(word(at)) &&
      (joint.replace('+', '') !== '' || /[A-Z]/.test(text[tokens[at]?.start ?? 0] ?? ''))
    )
      return null
    at = found.next
    const duration: [number, number | null] = range.plus || joint.startsWith('+') ? [range.value[0], null] : range.value
    let end = tokens[at - 1]?.end ?? text.length
    if (text[end] === '+') {
      duration[1] = null
      end++
    }
    return {
      period: { duration, unit: found.value as Unit },
      start: tokens[from]?.start ?? 0,
      end,
      next: at,
      weak: false,
      grain: 'duration',
    }
  }

  return {
    tokens,
    /** The date that starts at a token, the most exact reading first. */
    at(index: number): DateMatch | null {
      const token = tokens[index]
      if (!token || !(token.number || lexicon.some((language) => language.dateWords.has(token.text)))) return null
      return relativeAt(index) ?? calendarAt(index) ?? durationAt(index)
    },
    calendarAt,
  }
}

/** Every date in a text, left to right, without overlaps. */
export function findDates(text: string, context: DateContext): DateMatch[] {
  const reader = dateReader(text, context)
  const found: DateMatch[] = []
  for (let index = 0; index < reader.tokens.length; ) {
    const match = reader.at(index)
    if (match) {
      found.push(match)
      index = Math.max(match.next, index + 1)
    } else index++
  }
  return found
}

/**
 * The one date that a value states: calendar before relative, stated years before bare ones.
 * A single month in parentheses narrows the period before it.
 */
export function dateOf(text: string, context: DateContext): DateMatch | null {
  const found = findDates(text, context)
  const calendar = found.filter((match) => 'start' in match.period)
  const first = calendar[0]
  if (first && first.grain !== 'day' && first.grain !== 'month') {
    const bracket = /^\s?[(（]([^()（）]*)[)）]/.exec(text.slice(first.end))
    const month =
      bracket && findDates(bracket[1] ?? '', { ...context, year: yearOf(first.period) ?? context.year ?? null })
    const only = month?.length === 1 ? month[0] : undefined
    if (only?.grain === 'month' && inside(only.period, first.period)) return only
  }
  const sure = calendar.find((match) => !match.weak)
  return sure ?? first ?? found[0] ?? null
}

export function yearOf(period: Period | null): number | null {
  return period && 'start' in period ? Number(period.start.slice(0, 4)) : null
}

function inside(inner: Period, outer: Period): boolean {
  if (!('start' in inner) || !('start' in outer)) return false
  return inner.start >= outer.start && (outer.end === null || (inner.end !== null && inner.end <= outer.end))
}
