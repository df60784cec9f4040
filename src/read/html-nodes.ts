import type { BlockContent, DefinitionContent, Literal, Parent, PhrasingContent } from 'mdast'

/** A part of the document that its author folded away. */
export interface Details extends Parent {
  type: 'details'
  /** The summary comes first where there is one. */
  children: (Summary | BlockContent | DefinitionContent)[]
}

/** The line that stays visible of folded content. */
export interface Summary extends Parent {
  type: 'summary'
  children: PhrasingContent[]
}

/** Words that the author hid from readers. */
export interface Comment extends Literal {
  type: 'comment'
}

/** `<sub>`, `<sup>` and `<kbd>`, for which Markdown has no sign. */
export interface Script extends Parent {
  type: 'subscript' | 'superscript' | 'keyboard'
  children: PhrasingContent[]
}

declare module 'mdast' {
  interface BlockContentMap {
    details: Details
    comment: Comment
  }
  interface PhrasingContentMap {
    comment: Comment
    script: Script
  }
  interface RootContentMap {
    details: Details
    summary: Summary
    comment: Comment
    script: Script
  }
}
