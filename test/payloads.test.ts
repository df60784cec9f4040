import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from '@playwright/test'
import fc from 'fast-check'
import type { Element, Nodes as HastNodes } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { sanitize } from 'hast-util-sanitize'
import { toHtml as serialise } from 'hast-util-to-html'
import type { Root, RootContent } from 'mdast'
import { toHast } from 'mdast-util-to-hast'
import { markdownToMdast } from 'satteri'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contentSecurityPolicy } from '../src/content/headers.ts'
import { parse } from '../src/read/parse.ts'
import { survey, type ToHtmlOptions, toHtml, toText, words } from '../src/render/index.ts'
import { schema } from '../src/render/schema.ts'
import { launch } from './browser.ts'
import { wordsOfHtml } from './html.ts'
import { addresses, contexts, documents, type Payload, positions, spread, texts } from './payloads.ts'

const all = [
  ...addresses.map((payload) => ({ payload, pieces: spread(payload, positions) })),
  ...texts.map((payload) => ({ payload, pieces: spread(payload, contexts) })),
  ...documents.map((payload) => ({ payload, pieces: [payload.value] })),
]

/** With HTML understood, as the reader gives it, and without, as the parser does. */
const parsers: ((markdown: string) => Root)[] = [parse, (markdown) => markdownToMdast(markdown) as unknown as Root]

const home = { repository: 'https://github.com/milepost/milepost', branch: 'main', path: 'ROADMAP.md' }

function render(tree: Root, options: Partial<ToHtmlOptions> = {}): string {
  return toHtml(tree.children, { survey: survey(tree), ...home, anchors: 'github', ...options }).html
}

/** What Markdown becomes when raw HTML is let through and nothing is sanitised. */
function unsafe(markdown: string): string {
  const tree = toHast(markdownToMdast(markdown) as unknown as Root, { allowDangerousHtml: true })
  return serialise(tree, { allowDangerousHtml: true })
}

// Written out here and not taken from the renderer: a hole in its list must not be a hole in this one.
const elements = new Set(
  'a blockquote br code del details div em h1 h2 h3 h4 h5 h6 hr kbd li ol p pre section span strong sub summary sup table tbody td th thead tr ul'.split(
    ' ',
  ),
)
const attributes: Record<string, RegExp> = {
  href: /^(?:https?:\/\/[a-z0-9._[\]:-]+(?:[/?#]|$)|mailto:|#[\p{L}\p{M}\p{N}_:-]+$)/u,
  rel: /^noopener noreferrer nofollow ugc$/,
  id: /^(?:[\p{L}\p{M}\p{N}_-]+|[a-z0-9-]*fn(?:ref)?:\d+(?:-\d+)?)$/u,
  class: /^(?:image|host|mark|visually-hidden|raw-html|table|task|tasks|footnotes|language-[\w.+#-]+)$/,
  'data-status': /^(?:done|planned)$/,
  'data-align': /^(?:left|center|right)$/,
  role: /^(?:group|doc-noteref|doc-backlink|doc-endnotes)$/,
  tabindex: /^0$/,
  start: /^\d+$/,
  scope: /^col$/,
  dir: /^(?:ltr|rtl)$/,
  title: /^/,
  'aria-label': /^/,
}
const attributeName: Record<string, string> = {
  className: 'class',
  dataStatus: 'data-status',
  dataAlign: 'data-align',
  tabIndex: 'tabindex',
  ariaLabel: 'aria-label',
}

/** Everything in some HTML that our pages must not have, in words. Empty for what is safe. */
function faults(html: string): string[] {
  const found: string[] = []
  const tree = fromHtml(html, { fragment: true })
  if (serialise(tree) !== html) found.push('changes when it is parsed and written again')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find.
  if (/[\0-\x08\x0b-\x1f\x7f-\x9f]/.test(html.replaceAll('\f', ''))) found.push('has a control character')
  const ids = new Set<string>()
  const visit = (node: HastNodes, ancestors: readonly string[]): void => {
    if (node.type === 'element') inspect(node, ancestors)
    else if (node.type !== 'text' && node.type !== 'root') found.push(`has a ${node.type}`)
    const inside = node.type === 'element' ? [...ancestors, node.tagName] : ancestors
    if ('children' in node) for (const child of node.children) visit(child, inside)
  }
  const inspect = (element: Element, ancestors: readonly string[]): void => {
    if (!elements.has(element.tagName)) found.push(`has the element ${element.tagName}`)
    if (element.tagName === 'a' && ancestors.includes('a')) found.push('has a link in a link')
    for (const [key, value] of Object.entries(element.properties)) {
      const name = attributeName[key] ?? key.toLowerCase()
      const text = Array.isArray(value) ? value.join(' ') : String(value)
      if (!attributes[name]?.test(text)) found.push(`has ${name}="${text}"`)
      if (name === 'id' && ids.has(text)) found.push(`has the id ${text} twice`)
      if (name === 'id') ids.add(text)
      if (name === 'href') followed(text, element)
    }
  }
  const followed = (href: string, element: Element): void => {
    const url = new URL(href, 'https://self.example/page')
    if (!/^(?:https?|mailto):$/.test(url.protocol)) found.push(`leads to ${url.protocol}`)
    if (url.username !== '' || url.password !== '') found.push(`has a name before the host in ${href}`)
    if (url.origin !== 'https://self.example' && url.protocol !== 'mailto:') {
      if (!element.properties.rel) found.push(`vouches for ${href}`)
      if (url.href !== href) found.push(`leads to ${url.href} where it says ${href}`)
    }
    if (href.startsWith('#') && !html.includes(`id="${href.slice(1)}"`))
      found.push(`leads to ${href}, which is not there`)
  }
  visit(tree, [])
  return found
}

const showing = (faulty: { markdown: string; html: string; found: string[] }[]) =>
  faulty.slice(0, 5).map(({ markdown, html, found }) => ({ markdown, html, found }))

describe('Hostile Markdown is inert', () => {
  it('is tried with at least 200 payloads, at least 150 of which are known to run', () => {
    const payloads: Payload[] = [...addresses, ...texts, ...documents]
    expect(new Set(payloads.map(({ value }) => value)).size).toBe(payloads.length)
    expect(payloads.length).toBeGreaterThanOrEqual(200)
    expect(payloads.filter((payload) => !payload.inert).length).toBeGreaterThanOrEqual(150)
  })

  it('gives only elements, attributes and addresses of the list, in every place of a document', {
    timeout: 60_000,
  }, () => {
    const faulty = []
    for (const { pieces } of all)
      for (const markdown of pieces)
        for (const reader of parsers) {
          const html = render(reader(markdown))
          const found = faults(html)
          if (found.length > 0) faulty.push({ markdown, html, found })
        }
    expect(showing(faulty)).toEqual([])
  })

  it('would be seen by the same inspection if nothing were sanitised', () => {
    const unseen = all.filter(
      ({ payload, pieces }) => !payload.inert && !pieces.some((markdown) => faults(unsafe(markdown)).length > 0),
    )
    expect(unseen.map(({ payload }) => payload.value)).toEqual([])
  })

  it('is inert by the allow-list alone too, were everything before it to fail', { timeout: 60_000 }, () => {
    const passed: string[] = []
    for (const { pieces } of all)
      for (const markdown of pieces) {
        const visit = (node: HastNodes): void => {
          if (node.type === 'element') {
            const names = Object.keys(node.properties).map((key) => attributeName[key] ?? key.toLowerCase())
            const href = String(node.properties.href ?? '')
            if (!elements.has(node.tagName) || names.some((name) => !(name in attributes))) passed.push(markdown)
            if (!/^(?:https?|mailto):$/.test(new URL(href, 'https://self.example/').protocol)) passed.push(markdown)
          } else if (node.type !== 'text' && node.type !== 'root') passed.push(markdown)
          if ('children' in node) for (const child of node.children) visit(child)
        }
        visit(sanitize(fromHtml(unsafe(markdown), { fragment: true }), schema))
      }
    expect(passed).toEqual([])
  })

  it('loses no word of what it makes harmless', { timeout: 60_000 }, () => {
    const lost = []
    for (const { pieces } of all)
      for (const markdown of pieces)
        for (const reader of parsers) {
          const tree = reader(markdown)
          const left = new Map<string, number>()
          for (const word of wordsOfHtml(render(tree))) left.set(word, (left.get(word) ?? 0) + 1)
          const missing = words(toText(tree.children)).filter((word) => {
            const count = left.get(word) ?? 0
            left.set(word, count - 1)
            return count <= 0
          })
          if (missing.length > 0) lost.push({ markdown, missing })
        }
    expect(lost.slice(0, 5)).toEqual([])
  })

  it('says where a link was dropped', () => {
    // A raw control character makes no link at all.
    const links = addresses.filter(({ value, inert }) => !inert && !value.startsWith('\u0001'))
    for (const { value } of links) {
      const tree = parse(`Line one.\n\n[go](${value})`)
      const { html, messages } = toHtml(tree.children, { survey: survey(tree) })
      expect(html, value).toBe('<p>Line one.</p>\n<p>go</p>\n')
      expect(messages.length, value).toBe(1)
      expect(messages[0], value).toMatchObject({
        line: 3,
        fatal: false,
        ruleId: expect.stringMatching(/^link-(?:scheme|relative)$/),
      })
    }
  })

  it('stays inert when the document lies about its own repository', () => {
    const tree = parse('[a](b.md) ![c](d.png) [e](/f) [g](?h) [i](../../../j)')
    const lies = addresses.map(({ value }) => value.replaceAll('&colon;', ':').replace(/&#x?0*3a;|&#58;/gi, ':'))
    for (const lie of lies) {
      for (const options of [
        { repository: lie },
        { repository: 'https://github.com/o/r', branch: lie },
        { repository: 'https://github.com/o/r', path: lie },
      ]) {
        const html = render(tree, { ...home, ...options })
        expect(faults(html), html).toEqual([])
        if (options.repository !== lie) {
          for (const [, href] of html.matchAll(/href="([^"]*)"/g))
            expect(href).toMatch(/^https:\/\/github\.com\/o\/r\//)
        }
      }
    }
  })

  it('holds for Markdown put together at random', { timeout: 60_000 }, () => {
    const atoms = fc.constantFrom(
      ...[
        '<',
        '>',
        '</',
        '/>',
        '"',
        "'",
        '`',
        '``',
        '*',
        '**',
        '_',
        '~~',
        '[',
        ']',
        '(',
        ')',
        '![',
        '](',
        '|',
        '\n',
        '\n\n',
        '\n- ',
        '\n  ',
      ],
      ...[
        '\n> ',
        '\n# ',
        '\n---\n',
        '\n| a | b |\n| - | - |\n| ',
        '\n```\n',
        '&#10;',
        '&quot;',
        '&lt;',
        '&Tab;',
        '\\',
        '\t',
        '\r',
        '\u0000',
      ],
      ...[
        '[^1]',
        '\n[^1]: ',
        '\n[a]: ',
        '[a]',
        'javascript:fire()',
        'data:text/html,x',
        'https://a.example',
        '//b.example',
        '#x',
        'www.c.example',
      ],
      ...[
        '<script>',
        '<img src=x onerror=fire()>',
        '<a href="javascript:fire()">',
        '</a>',
        '<svg onload=fire()>',
        '<!--',
        '-->',
        '<details>',
      ],
      ...[
        '<summary>',
        '</summary>',
        '</details>',
        '<br>',
        '<table>',
        '<tr><td>',
        '</td></tr></table>',
        '<p>',
        '</p>',
        '<b>',
        '</b>',
        '<li>',
      ],
      ...[
        '<style>',
        '<math>',
        '<h2>',
        '</h2>',
        'a',
        ' ',
        'é',
        'א',
        '字',
        '🎉',
        '\u202e',
        '\u200b',
        '\n- [x] ',
        '1. ',
        '@',
        ':',
        'x',
      ],
    )
    fc.assert(
      fc.property(fc.array(atoms, { maxLength: 40 }), (parts) => {
        for (const reader of parsers) expect(faults(render(reader(parts.join(''))))).toEqual([])
      }),
      { numRuns: 1500, seed: 42 },
    )
  })

  it('holds for trees that no Markdown gives', { timeout: 60_000 }, () => {
    const { node } = fc.letrec<{ node: unknown }>((tie) => {
      const children = fc.array(tie('node'), { maxLength: 4 })
      const address = fc.constantFrom('javascript:fire()', 'https://a.example/', '#x', 'a.md', '//b.example')
      const of = (type: string, more: Record<string, fc.Arbitrary<unknown>> = {}) =>
        fc.record({ type: fc.constant(type), children, ...more })
      const leaf = (type: string) =>
        fc.record({
          type: fc.constant(type),
          value: fc.constantFrom('x', '', ' ', '<b>', '</p>', 'א', '\r', '"onclick='),
        })
      return {
        node: fc.oneof(
          { depthSize: 'small', withCrossShrink: true },
          ...['text', 'html', 'inlineCode', 'code', 'comment', 'yaml', 'unknown'].map(leaf),
          ...['thematicBreak', 'break'].map((type) => fc.record({ type: fc.constant(type) })),
          ...[
            'paragraph',
            'blockquote',
            'emphasis',
            'strong',
            'delete',
            'table',
            'tableRow',
            'tableCell',
            'details',
            'summary',
          ].map((type) => of(type)),
          of('heading', { depth: fc.integer({ min: 1, max: 6 }) }),
          of('list', { ordered: fc.boolean(), spread: fc.boolean(), start: fc.constantFrom(null, 0, 7) }),
          of('listItem', { checked: fc.constantFrom(null, true, false), spread: fc.boolean() }),
          of('link', { url: address }),
          fc.record({ type: fc.constant('image'), url: address, alt: fc.constantFrom('x', '', null) }),
          of('footnoteDefinition', { identifier: fc.constantFrom('a', 'b') }),
          fc.record({ type: fc.constant('footnoteReference'), identifier: fc.constantFrom('a', 'b', 'c') }),
          of('unknownParent'),
          of('emphasis', { data: fc.constant({ hName: 'script', hProperties: { onclick: 'fire()', id: 'x' } }) }),
        ),
      }
    })
    fc.assert(
      fc.property(fc.array(node, { maxLength: 5 }), (nodes) => {
        const html = render({ type: 'root', children: nodes as RootContent[] })
        expect(faults(html), html).toEqual([])
      }),
      { numRuns: 3000, seed: 42 },
    )
  })
})

describe('Hostile Markdown in a browser', () => {
  const modes = {
    /** Raw HTML let through and nothing sanitised: everything that can run has to, else the test does not see. */
    control: { html: unsafe, policy: null },
    /** The renderer alone, under no policy. */
    rendered: {
      html: (markdown: string) => parsers.map((reader) => render(reader(markdown), { anchors: 'none' })).join('\n'),
      policy: null,
    },
    /** The policy of our pages alone, with nothing sanitised. The test itself needs to frame the documents. */
    policy: { html: unsafe, policy: contentSecurityPolicy.replace("frame-ancestors 'none'", "frame-ancestors 'self'") },
  }
  type Mode = keyof typeof modes

  let server: Server
  let browser: Browser
  let origin = ''
  const asked: string[] = []

  beforeAll(async () => {
    server = createServer((request, response) => {
      const { type, policy, body } = answerTo(request.url ?? '')
      if (policy !== null) response.setHeader('content-security-policy', policy)
      response.writeHead(body === null ? 404 : 200, { 'content-type': `${type}; charset=utf-8` }).end(body)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    browser = await launch()
  }, 60_000)

  afterAll(async () => {
    await browser?.close()
    server?.close()
  })

  /** What is at a path: the page that frames the documents, a script of our own, a document of some mode. */
  function answerTo(path: string): { type: string; policy: string | null; body: string | null } {
    const page = (body: string, policy: string | null = null) => ({
      type: 'text/html',
      policy,
      body: `<!doctype html>${body}`,
    })
    if (path === '/') return page('<title>Runner</title>')
    if (path === '/own.js') return { type: 'text/javascript', policy: null, body: 'fire()' }
    if (path === '/alive') return page('<script src="/own.js"></script><script>fire()</script>', modes.policy.policy)
    const [, mode, index] = /^\/(control|rendered|policy)\/(\d+)$/.exec(path) ?? []
    const entry = all[Number(index)]
    if (mode === undefined || entry === undefined) {
      asked.push(path)
      return { type: 'text/plain', policy: null, body: null }
    }
    const { html, policy } = modes[mode as Mode]
    return page(
      `<html lang="en"><title>Document</title><body>\n${entry.pieces.map(html).join('\n')}\n</body></html>`,
      policy,
    )
  }

  /** Opens the documents at some addresses in frames, plays a reader in each, and tells what ran and what was asked for. */
  async function visit(paths: string[]) {
    const context = await browser.newContext()
    const fired = new Map<number, Set<number>>()
    const elsewhere: string[] = []
    await context.route(
      (url) => /^(?:https?|wss?|ftp):$/.test(url.protocol) && url.origin !== origin,
      (route) => {
        elsewhere.push(route.request().url())
        return route.abort()
      },
    )
    await context.exposeBinding('ran', ({ frame }, place: unknown) => {
      let top = frame
      while (!top.name().startsWith('document-') && top.parentFrame()) top = top.parentFrame() ?? top
      const index = Number(top.name().slice('document-'.length))
      fired.set(index, (fired.get(index) ?? new Set()).add(Number(place)))
    })
    await context.addInitScript(reader)
    const page = await context.newPage()
    await page.goto(origin)
    for (let first = 0; first < paths.length; first += 40) {
      await page.evaluate(openFrames, { paths: paths.slice(first, first + 40), first })
    }
    await context.close()
    return { fired, elsewhere }
  }

  const pathsOf = (mode: Mode) => all.map((_, index) => `/${mode}/${index}`)

  it('runs when nothing is sanitised, each payload and in every position', { timeout: 60_000 }, async () => {
    const { fired } = await visit(pathsOf('control'))
    const expected = all.flatMap(({ payload }, index) => (payload.inert ? [] : [index]))
    // A busy machine may be late: what was silent gets a second, quieter hearing.
    const silent = expected.filter((index) => !fired.has(index))
    const again = silent.length > 0 ? (await visit(silent.map((index) => `/control/${index}`))).fired : new Map()
    expect(silent.filter((_, index) => !again.has(index)).map((index) => all[index]?.payload.value)).toEqual([])
    const unexpected = all.filter(({ payload }, index) => payload.inert && fired.has(index))
    expect(unexpected.map(({ payload }) => payload.value)).toEqual([])
    const linked = Object.keys(positions).filter(
      (position) => !position.startsWith('picture') && position !== 'bare address',
    )
    const reached = new Set(addresses.flatMap((_, index) => [...(fired.get(index) ?? [])]))
    for (const position of linked) expect(reached, position).toContain(Object.keys(positions).indexOf(position))
  })

  it('does not run when it is rendered, and asks for nothing', { timeout: 60_000 }, async () => {
    asked.length = 0
    const { fired, elsewhere } = await visit(pathsOf('rendered'))
    expect([...fired.keys()].map((index) => all[index]?.payload.value)).toEqual([])
    expect(elsewhere).toEqual([])
    expect(asked).toEqual([])
  })

  it('does not run under the policy of our pages even when nothing is sanitised', { timeout: 60_000 }, async () => {
    const alive = await visit(['/alive'])
    expect(alive.fired.size).toBe(1)
    const { fired } = await visit(pathsOf('policy'))
    expect([...fired.keys()].map((index) => all[index]?.payload.value)).toEqual([])
  })

  it('cannot shadow what scripts of a page use, whatever its headings are called', { timeout: 60_000 }, async () => {
    const page = await browser.newPage()
    await page.goto(origin)
    const names = await page.evaluate(() => {
      const names = new Set<string>()
      for (const start of [window, document, document.createElement('form')])
        for (let object: object | null = start; object; object = Object.getPrototypeOf(object))
          for (const name of Object.getOwnPropertyNames(object)) names.add(name)
      return [...names]
    })
    const tree = parse(names.map((name) => `## ${name.replaceAll('_', '\\_')}`).join('\n\n'))
    const changed = await page.evaluate(
      ({ html, names }) => {
        const kinds = (object: object) => new Map(names.map((name) => [name, typeof Reflect.get(object, name)]))
        const globals = kinds(window)
        const properties = kinds(document)
        document.body.innerHTML = `<form>${html}</form>`
        const form = document.querySelector('form') ?? document.body
        return names.filter(
          (name) =>
            (globals.get(name) !== 'undefined' && globals.get(name) !== typeof Reflect.get(window, name)) ||
            properties.get(name) !== typeof Reflect.get(document, name) ||
            (!/Child$/.test(name) && Reflect.get(form, name) instanceof HTMLHeadingElement),
        )
      },
      { html: render(tree), names },
    )
    await page.close()
    expect(changed).toEqual([])
  })
})

/** Runs in every frame before anything else: counts what runs, and does what a reader may do, to everything there is. */
function reader(): void {
  const frame = window as unknown as Record<string, unknown> & { ran: (place: unknown) => void }
  for (const name of ['fire', 'alert', 'confirm', 'prompt', 'print']) frame[name] = (place: unknown) => frame.ran(place)
  if (window === window.top) return
  addEventListener('load', () => {
    const leadsAway = (element: globalThis.Element) => {
      const link = element.closest('a[href], area[href]')
      const href = link?.getAttribute('href') ?? ''
      if (link === null || link.hasAttribute('onclick') || !URL.canParse(href, location.href)) return false
      const { protocol, origin, pathname } = new URL(href, location.href)
      return (
        protocol === 'mailto:' ||
        (/^https?:$/.test(protocol) && origin + pathname !== location.origin + location.pathname)
      )
    }
    const kinds = [
      'pointerover',
      'pointerenter',
      'mouseover',
      'mouseenter',
      'mousemove',
      'pointerdown',
      'mousedown',
      'mouseup',
      'focus',
    ]
    kinds.push('focusin', 'dblclick', 'auxclick', 'contextmenu', 'wheel', 'keydown', 'copy', 'dragstart')
    for (const element of [...document.querySelectorAll('*')].slice(0, 300)) {
      for (const kind of kinds) element.dispatchEvent(new Event(kind, { bubbles: kind.endsWith('over') }))
      if (leadsAway(element)) continue
      element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))
    }
    setTimeout(() => window.parent.postMessage('done', '*'), 100)
  })
}

/** Opens documents in frames side by side and waits for each to say that its reader is done, or for three seconds. */
async function openFrames({ paths, first }: { paths: string[]; first: number }): Promise<void> {
  const frames = paths.map((path, index) => {
    const frame = document.createElement('iframe')
    frame.name = `document-${first + index}`
    // The document may do all but leave with the whole page.
    frame.sandbox.add(
      'allow-scripts',
      'allow-same-origin',
      'allow-forms',
      'allow-modals',
      'allow-popups',
      'allow-downloads',
    )
    frame.src = path
    return frame
  })
  const waiting = new Set<unknown>()
  await new Promise<void>((resolve) => {
    addEventListener('message', ({ source }) => {
      waiting.delete(source)
      if (waiting.size === 0) resolve()
    })
    document.body.append(...frames)
    for (const frame of frames) waiting.add(frame.contentWindow)
    setTimeout(resolve, 3000)
  })
  for (const frame of frames) frame.remove()
}
