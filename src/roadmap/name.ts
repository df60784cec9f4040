/** What a milestone is called by. */
interface Named {
  label: string | null
  title: string
}

/** What the title says beside the label, `Read path` beside `M3`, `in the preview` beside `1.1`; null where it says nothing more. */
export function titleBeside({ label, title }: Named): string | null {
  if (label === null) return title
  if (label === title) return null
  const rest = title.startsWith(label) ? title.slice(label.length) : ''
  // A title that begins with its label goes on behind it; `v10` does not go on behind `v1`.
  return /^[\s:：,—–-]/.test(rest) ? rest.replace(/^[\s:：,—–-]+/, '') || null : title
}

/** Label and title as one text: `M3: Read path`, or the title alone where it says the label or there is none. */
export function fullName(named: Named, joint = ': '): string {
  const { label, title } = named
  return label === null || titleBeside(named) !== title ? title : `${label}${joint}${title}`
}
