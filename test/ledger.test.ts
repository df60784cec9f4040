import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import {
  joined,
  lostAddresses,
  parseRedirects,
  printLedger,
  printRedirects,
  redirectsOf,
} from '../src/content/addresses.ts'
import { committedLedger, type Fetch, givenLedger } from '../src/content/ledger-file.ts'
import { idOfPath } from '../src/content/sources.ts'
import { Ledger } from '../src/history/ledger.ts'
import type { Permalink } from '../src/history/types.ts'
import { removeRepositories, temporaryFolder } from './repository.ts'

afterAll(removeRepositories)

const living = (address: string, rest: Partial<Permalink> = {}): Permalink => ({
  address,
  state: 'living',
  since: '2026-01-01',
  ...rest,
})
const redirect = (address: string, to: string): Permalink => ({ address, state: 'redirect', to, since: '2026-01-01' })

describe('the ledger', () => {
  it('is printed one address a line, with its keys in one order', () => {
    const text = printLedger([
      {
        until: '2026-02-01',
        since: '2026-01-01',
        milestone: 'plan/a',
        to: '/plan/b/',
        state: 'tombstone',
        address: '/plan/a/',
      },
      living('/plan/b/'),
    ])
    expect(text).toBe(
      `{
  "schemaVersion": 1,
  "permalinks": [
    {"address":"/plan/a/","state":"tombstone","to":"/plan/b/","milestone":"plan/a","since":"2026-01-01","until":"2026-02-01"},
    {"address":"/plan/b/","state":"living","since":"2026-01-01"}
  ]
}
`,
    )
    expect(Ledger.parse(JSON.parse(text)).permalinks).toHaveLength(2)
    expect(JSON.parse(printLedger([]))).toEqual({ schemaVersion: 1, permalinks: [] })
  })

  it('lists each address of all roadmaps once, by code units; a page there wins over what led away', () => {
    const all = joined([
      [living('/b/'), redirect('/a/x/', '/b/x/'), redirect('/a/y/', '/b/y/')],
      [living('/a/'), living('/a/x/'), { ...redirect('/a/y/', '/a/'), state: 'tombstone' }],
    ])
    expect(all.map(({ address, state }) => [address, state])).toEqual([
      ['/a/', 'living'],
      ['/a/x/', 'living'],
      ['/a/y/', 'tombstone'],
      ['/b/', 'living'],
    ])
  })

  it('names a lost address and what to write, gathered where a whole roadmap is lost', () => {
    const ledger: Ledger = {
      schemaVersion: 1,
      permalinks: [
        living('/plan/'),
        living('/plan/dome/'),
        living('/plan/versions/2026-01-01/'),
        living('/plan/document/#dome'),
        living('/other/'),
        living('/other/thing/'),
      ],
    }
    const messages = lostAddresses({ name: 'last.json', ledger, isGiven: true }, [living('/plan/')])
    expect(messages.every(({ fatal, file }) => fatal && file === 'last.json')).toBe(true)
    expect(messages.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/^Unexpected absence of the 2 addresses below `\/other\/`.*`id: other`/),
      expect.stringMatching(/^Unexpected absence of `\/plan\/dome\/`.*write `aliases: \[dome\]` in the front matter/),
      expect.stringMatching(/^Unexpected absence of `\/plan\/versions\/2026-01-01\/`.*tag the commit.*`2026-01-01`/),
      expect.stringMatching(/^Unexpected absence of `\/plan\/document\/#dome`.*clone that has the history/),
    ])
    expect(lostAddresses({ name: 'last.json', ledger, isGiven: true }, ledger.permalinks)).toEqual([])
  })

  it('names at most twenty lost addresses one by one', () => {
    const permalinks = Array.from({ length: 50 }, (_, at) => living(`/plan/m${at}/`))
    const lost = lostAddresses({ name: 'l', ledger: { schemaVersion: 1, permalinks }, isGiven: true }, [
      living('/plan/'),
    ])
    expect(lost).toHaveLength(21)
    expect(lost.at(-1)?.reason).toMatch(/30 more/)
  })
})

describe('redirects', () => {
  it('are those of pages, forced, below the base, by address', () => {
    const redirects = redirectsOf([
      redirect('/plan/b/', '/plan/c/'),
      redirect('/plan/a/', '/plan/c/'),
      redirect('/plan/document/#x', '/plan/document/#y'),
      living('/plan/c/'),
    ])
    const text = printRedirects(redirects, '/docs/')
    expect(text).toBe('/docs/plan/a/ /docs/plan/c/ 301!\n/docs/plan/b/ /docs/plan/c/ 301!\n')
    expect(parseRedirects(text).get('/docs/plan/a/')).toBe('/docs/plan/c/')
    expect(printRedirects([{ address: '/old/versions/v1.2.0-rc.1/', to: '/new/' }], '/')).toBe(
      '/old/versions/v1.2.0-rc.1/ /new/ 301!\n',
    )
    expect(printRedirects([], '/')).toBe('')
  })

  it.each([
    '/a/\n/* https://evil.example/:splat 200!',
    '//evil.example/',
    'https://evil.example/',
    '/*/',
    '/:name/',
    '/a b/',
    '/a/ /b/ 200',
    '/a#b/',
    '/a!/',
    '/%0d%0aSet-Cookie:x/',
    '/../',
    '/.netlify/functions/x/',
    '/a',
    '',
  ])('are refused where an address could say more than it should: %j', (address) => {
    expect(() => printRedirects([{ address, to: '/plan/' }], '/')).toThrow(RangeError)
    expect(() => printRedirects([{ address: '/plan/', to: address }], '/')).toThrow(RangeError)
  })
})

describe('a ledger that is given', () => {
  const text = printLedger([living('/plan/')])
  const address = 'https://name:secret@plan.example/permalinks.json?token=secret'
  const answer =
    (body: BodyInit, init: ResponseInit = {}, url = ''): Fetch =>
    async () =>
      Object.defineProperty(new Response(body, init), 'url', { value: url })

  it('is read from a file, relative to where it was called', async () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'last'))
    writeFileSync(join(folder, 'last/ledger.json'), text)
    expect(await givenLedger('last/ledger.json', folder)).toEqual({
      name: 'last/ledger.json',
      ledger: JSON.parse(text),
      isGiven: true,
    })
  })

  it('is read from an https address, whose secrets are not told', async () => {
    const { name, ledger } = await givenLedger(address, '/', answer(text, {}, 'https://plan.example/permalinks.json'))
    expect(name).toBe('https://plan.example/permalinks.json')
    expect(ledger.permalinks).toHaveLength(1)
    await expect(givenLedger(address, '/', answer('no'))).rejects.toThrow(
      /^https:\/\/plan\.example\/permalinks\.json:1:1/,
    )
  })

  const endless = () =>
    new ReadableStream({
      pull(controller) {
        controller.enqueue(new Uint8Array(1024 * 1024))
      },
    })
  const silent: Fetch = (_, { signal }) =>
    new Promise((_, refuse) => {
      signal.addEventListener('abort', () => refuse(signal.reason))
    })
  it.each<[string, string, Fetch, RegExp]>([
    ['plain http', 'http://plan.example/l.json', answer(text), /expected one that begins with `https:\/\/`/],
    ['another protocol', 'file:///etc/passwd', answer(text), /expected one that begins with `https:\/\/`/],
    ['an answer that is none', address, answer('Not found', { status: 404 }), /Unexpected answer 404/],
    ['a redirect to plain http', address, answer(text, {}, 'http://plan.example/l.json'), /Unexpected redirect/],
    ['a page', address, answer('<!doctype html>'), /expected a ledger as JSON/],
    [
      'another document',
      address,
      answer('{"schemaVersion":2,"permalinks":[]}'),
      /Unexpected value of `\.schemaVersion`/,
    ],
    [
      'an address without a day',
      address,
      answer('{"schemaVersion":1,"permalinks":[{"address":"/","state":"living"}]}'),
      /`\.permalinks\[0\]\.since`/,
    ],
    ['more than 5 MiB', address, answer(endless()), /at most 5 MiB/],
    ['no connection', address, () => Promise.reject(new TypeError('fetch failed')), /expected an answer/],
    ['silence', address, silent, /expected the ledger within 0\.05 seconds/],
  ])('is refused where it is %s', async (_, given, get, message) => {
    await expect(givenLedger(given, '/', get, 50)).rejects.toThrow(message)
  })

  it.each([
    '/../../etc/',
    '//evil.example/',
    'https://evil.example/',
    '/a/"><script>/',
    '/a\\b/',
    '/.well-known/',
    '/a/#"onclick',
    '/a b/',
    'a/',
    '',
  ])('is refused where an address is none of a site of ours: %j', async (bad) => {
    const listed = (permalink: Permalink) => givenLedger(address, '/', answer(printLedger([permalink])))
    await expect(listed(living(bad))).rejects.toThrow(/Unexpected address/)
    await expect(listed(redirect('/plan/', bad))).rejects.toThrow(/Unexpected address/)
    await expect(listed(living('/plan/', { milestone: bad }))).rejects.toThrow(/Unexpected address/)
  })

  it('may list pages, files and anchors in any script', async () => {
    const addresses = [
      '/',
      '/plan/',
      '/plan/feed.xml',
      '/plan/versions/v1.2.0-rc.1/',
      '/plan/document/#第一阶段-設計_1',
    ]
    const { ledger } = await givenLedger(address, '/', answer(printLedger(addresses.map((one) => living(one)))))
    expect(ledger.permalinks.map((permalink) => permalink.address)).toEqual(addresses)
  })

  it.each([
    ['that is not there', 'missing.json', null, /missing\.json:1:1 Unexpected path/],
    ['that is none', 'ledger.json', 'no', /ledger\.json:1:1 Unexpected content/],
    ['that is larger than 5 MiB', 'ledger.json', ' '.repeat(5 * 1024 * 1024 + 1), /at most 5 MiB/],
    ['that is a folder', '.', null, /Unexpected folder/],
  ])('is refused where it is a file %s', async (_, name, content, message) => {
    const folder = temporaryFolder()
    if (content !== null) writeFileSync(join(folder, name), content)
    await expect(givenLedger(name, folder)).rejects.toThrow(message)
  })

  it('can be one of the project’s own files', () => {
    const folder = temporaryFolder()
    expect(committedLedger(folder)).toBeUndefined()
    mkdirSync(join(folder, 'content'))
    writeFileSync(join(folder, 'content/permalinks.json'), text)
    expect(committedLedger(folder)).toMatchObject({ name: 'content/permalinks.json', isGiven: false })
  })
})

describe('the id that a document had at another path', () => {
  const project = '/work/telescope'
  it.each([
    ['/work/telescope/content/roadmaps/dome/shutter.md', 'dome-shutter'],
    ['/work/telescope/ROADMAP.md', 'roadmap'],
    ['/work/telescope/docs/ROADMAP.md', 'docs-roadmap'],
    ['/work/telescope/plans/dome.md', 'dome'],
    ['/work/elsewhere/plan.md', ''],
    ['/work/telescope/rules.md', ''],
  ])('is that of its place: %s', (path, id) => {
    expect(idOfPath({ project, paths: [join(project, 'plans'), join(project, 'content/roadmaps')] }, path)).toBe(id)
  })
})
