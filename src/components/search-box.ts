// Runs in the browser, on the search page alone. The policy of every page lets no text become HTML: all that is shown is made of nodes.
import type { Searchable } from '../publish/search.ts'
import { type Found, find, indexOf, type SearchIndex } from '../publish/search-index.ts'
import { queryTermsOf } from '../publish/search-terms.ts'
import type { Words } from '../view/words.ts'

/** Most results that are shown, and most texts of one. */
const [mostFound, mostTexts] = [50, 3]

/** Milliseconds without a key after which the count is told and the address written: a screen reader would read out every one. */
const pause = 350

type Said = Words['search']['said']

const root = document.getElementById('search')
if (root) start(root)

async function start(root: HTMLElement): Promise<void> {
  const { home = '/', words = '{}', dates = 'en' } = root.dataset
  const said = JSON.parse(words) as Said
  const box = root.querySelector('search')
  const input = root.querySelector('input')
  const status = root.querySelector('[role="status"]')
  const results = root.querySelector<HTMLOListElement>('.found')
  const everything = document.querySelector<HTMLElement>('.everything')
  if (!box || !input || !status || !results) return
  root.querySelector('.without')?.remove()
  box.hidden = false
  input.value = new URLSearchParams(location.search).get('q') ?? ''

  let index: SearchIndex | null = null
  let failed = false
  let waiting: ReturnType<typeof setTimeout> | undefined

  const show = (): void => {
    const query = input.value
    const isAsked = queryTermsOf(query).length > 0
    const found = index && isAsked ? find(index, query) : []
    results.replaceChildren(...found.slice(0, mostFound).map((one) => item(one, { root, home, dates, said })))
    results.hidden = found.length === 0
    if (everything) everything.hidden = isAsked && index !== null
    clearTimeout(waiting)
    waiting = setTimeout(() => {
      status.textContent = sentence(found.length, isAsked)
      write(query)
    }, pause)
  }
  const sentence = (count: number, isAsked: boolean): string => {
    if (failed) return said.failed
    if (!isAsked) return ''
    if (index === null) return said.loading
    if (count === 0) return said.nothing
    const form = new Intl.PluralRules(document.documentElement.lang).select(count)
    const all = (said.found[form] ?? said.found.other).replace('#', String(count))
    return count > mostFound ? `${all} ${said.first.replace('#', String(mostFound))}` : all
  }
  input.addEventListener('input', show)
  results.addEventListener('click', () => write(input.value))
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.isComposing) results.querySelector('a')?.focus()
  })
  if (input.value === '') input.focus({ preventScroll: true })
  show()
  try {
    const response = await fetch(`${home}search.json`)
    if (!response.ok) throw new Error(response.statusText)
    index = await indexOf((await response.json()) as Searchable)
  } catch {
    failed = true
  }
  show()
}

/** The query becomes part of the address, so that what was found can be linked and is there again on the way back. */
function write(query: string): void {
  const address = new URL(location.href)
  if (query === '') address.searchParams.delete('q')
  else address.searchParams.set('q', query)
  if (address.href !== location.href) history.replaceState(history.state, '', address)
}

interface Place {
  root: HTMLElement
  home: string
  dates: string
  said: Said
}

function item({ entry, texts }: Found, { root, home, dates, said }: Place): HTMLLIElement {
  const { kind, path, label, title, language, roadmap, state } = entry
  const link = element('a', language)
  link.href = `${home}${path}`
  if (label !== null) {
    const plate = element('span', language, label)
    plate.className = 'plate'
    link.append(plate, ' ')
  }
  const name = element('bdi', language, title)
  name.className = 'title'
  link.append(name)

  const facts = element('p', null)
  facts.className = 'facts'
  const fact = (...content: (Node | string)[]): void => {
    const span = element('span', null)
    span.append(...content)
    facts.append(span)
  }
  if (kind !== 'milestone') fact(said.kind[kind])
  if (kind === 'announcement' && state !== null) fact(day(state, dates))
  const mark = kind === 'milestone' && root.querySelector<HTMLTemplateElement>(`template[data-status="${state}"]`)
  if (mark) fact(mark.content.cloneNode(true))
  if (roadmap) fact(element('bdi', roadmap.language, roadmap.title))

  const result = element('li', null)
  const head = element('p', null)
  head.append(link)
  result.append(head, facts)
  if (texts.length > 0) {
    const list = element('ul', null)
    for (const text of texts.slice(0, mostTexts)) {
      const one = element('li', language)
      one.append(element('bdi', null, text))
      list.append(one)
    }
    result.append(list)
  }
  return result
}

function day(date: string, locale: string): HTMLTimeElement {
  const time = element('time', null)
  time.dateTime = date
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  time.textContent = format.format(new Date(`${date}T00:00:00Z`))
  return time
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  language: string | null,
  text = '',
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  if (language !== null) made.lang = language
  made.textContent = text
  return made
}
