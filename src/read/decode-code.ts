/** Where code stands in a Markdown text, as far as single lines tell: fences, and code spans that close on their line. */
export function codeRanges(text: string): { has(offset: number): boolean } {
  const ranges: [from: number, to: number][] = []
  let fence: { mark: string; length: number } | null = null
  let from = 0
  for (const line of text.split('\n')) {
    const run = openingRun(line)
    if (fence !== null) {
      ranges.push([from, from + line.length])
      const rest = run === null ? '' : line.slice(line.indexOf(run) + run.length)
      if (run?.startsWith(fence.mark) && run.length >= fence.length && rest.trim() === '') fence = null
    } else if (run !== null) {
      ranges.push([from, from + line.length])
      fence = { mark: run[0] ?? '', length: run.length }
    } else if (line.includes('`')) {
      for (const [first, last] of spansOf(line)) ranges.push([from + first, from + last])
    }
    from += line.length + 1
  }
  return {
    has(offset) {
      let low = 0
      let high = ranges.length
      while (low < high) {
        const middle = (low + high) >> 1
        if ((ranges[middle]?.[1] ?? 0) <= offset) low = middle + 1
        else high = middle
      }
      const range = ranges[low]
      return range !== undefined && range[0] <= offset
    },
  }
}

/** The run of backticks or tildes that could open or close a fence on this line (CommonMark 4.5), in any container. */
function openingRun(line: string): string | null {
  const found = /^[\s>]*(?:[-+*]\s+|\d{1,9}[.)]\s+)?(`{3,}|~{3,})/.exec(line)
  const run = found?.[1]
  if (run === undefined || found === null) return null
  return run.startsWith('`') && line.slice(found[0].length).includes('`') ? null : run
}

function spansOf(line: string): [from: number, to: number][] {
  const runs = [...line.matchAll(/`+/g)]
  // The next run of the same length closes a span; walking backwards finds it in one pass.
  const next: (number | undefined)[] = []
  const latest = new Map<number, number>()
  for (let at = runs.length - 1; at >= 0; at--) {
    const length = runs[at]?.[0].length ?? 0
    next[at] = latest.get(length)
    latest.set(length, at)
  }
  const spans: [number, number][] = []
  for (let at = 0; at < runs.length; at++) {
    const close = next[at]
    const opener = runs[at]
    const closer = close === undefined ? undefined : runs[close]
    if (close === undefined || opener === undefined || closer === undefined) continue
    spans.push([opener.index, closer.index + closer[0].length])
    at = close
  }
  return spans
}
