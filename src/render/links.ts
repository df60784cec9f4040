import type { ElementContent, Properties } from 'hast'
import type { Definition, Image, ImageReference, Link, LinkReference } from 'mdast'
import { defaultHandlers, type Handlers, type State } from 'mdast-util-to-hast'
import { shown } from '../read/message.ts'
import { addressOf, fileName } from './address.ts'
import { type Context, contextOf, element, isVisible, tell, text, within } from './context.ts'
import { anchorOf, nameOf } from './survey.ts'

const notOurs = ['noopener', 'noreferrer', 'nofollow', 'ugc']

export const links: Handlers = {
  link: (state: State, node: Link) => link(state, node, node.url, node.title),
  linkReference(state: State, node: LinkReference) {
    const definition = definitionOf(state, node.identifier)
    return definition ? link(state, node, definition.url, definition.title) : defaultHandlers.linkReference(state, node)
  },
  image: (state: State, node: Image) => image(state, node, node.url, node.title),
  imageReference(state: State, node: ImageReference) {
    const definition = definitionOf(state, node.identifier)
    return definition
      ? image(state, node, definition.url, definition.title)
      : defaultHandlers.imageReference(state, node)
  },
}

function definitionOf(state: State, identifier: string): Definition | undefined {
  return contextOf(state).settings.survey.definitions.get(nameOf(identifier))
}

function link(state: State, node: Link | LinkReference, url: string, title?: string | null): ElementContent[] {
  const context = contextOf(state)
  const children = context.inLink
    ? state.all(node)
    : within(context, { inLink: true, inText: true }, () => state.all(node))
  const leads = context.inLink ? null : follow(context, node, url)
  if (leads === null) return title ? [element('span', { title }, children)] : children
  const properties: Properties = { href: leads.href }
  if (leads.external) properties.rel = notOurs
  if (title) properties.title = title
  return [
    element('a', properties, isVisible(children) ? children : [text(shortened(leads.href))]),
    ...hostBeside(leads.host),
  ]
}

/**
 * A picture is named, never loaded: a page of ours asks no other site for anything. Its text links to it; inside of a link, as
 * a badge is, the text is what is linked.
 */
function image(state: State, node: Image | ImageReference, url: string, title?: string | null): ElementContent[] {
  const context = contextOf(state)
  const alt = node.alt?.trim() ?? ''
  const label = alt || fileName(url) || context.settings.words.image
  if (alt === '')
    tell(
      context,
      'warning',
      'image-text',
      `Unexpected picture \`${shown(label)}\` without a text, expected one in \`![…]\``,
      node,
    )
  const properties: Properties = { className: ['image'] }
  if (title) properties.title = title
  const leads = context.inLink ? null : follow(context, node, url)
  if (leads === null) return [element('span', properties, [text(label)])]
  properties.href = leads.href
  if (leads.external) properties.rel = notOurs
  return [element('a', properties, [text(label)]), ...hostBeside(leads.host)]
}

interface Leads {
  href: string
  external: boolean
  host: string | null
}

/** Where an address of this document leads from this page; null where it has to stay text, with a message that says why. */
function follow(context: Context, node: Link | LinkReference | Image | ImageReference, url: string): Leads | null {
  const { settings } = context
  const fragment = /^[\0-\x20]*#(.*)/s.exec(url)?.[1]
  if (fragment !== undefined) {
    const anchor = anchorOf(fragment.trim(), settings.survey)
    if (anchor === null) {
      const reason = `Unexpected link to \`#${shown(fragment)}\`, expected the anchor of a heading of this document; the text stays without its link`
      tell(context, 'warning', 'link-anchor', reason, node)
      return null
    }
    if (settings.anchors === 'github') return { href: `#${anchor}`, external: false, host: null }
    return settings.documentHref === null
      ? null
      : { href: `${settings.documentHref}#${anchor}`, external: false, host: null }
  }
  const { href, external, host, problem } = addressOf(url, settings)
  if (problem) tell(context, 'warning', problem.rule, problem.reason, node)
  return href === null ? null : { href, external, host }
}

/** Beside a link whose host could be taken for another one, the host as it is looked up. */
function hostBeside(host: string | null): ElementContent[] {
  return host === null ? [] : [text(' '), element('span', { className: ['host'], dir: 'ltr' }, [text(`(${host})`)])]
}

/** What a link says that has no text of its own: its address, without what every address begins with. */
function shortened(href: string): string {
  return href.replace(/^(?:https?:\/\/|mailto:)/, '').replace(/\/$/, '') || href
}
