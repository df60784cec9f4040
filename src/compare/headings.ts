import { eachMilestone, eachTask, type Milestone, type Roadmap, type Section, wording } from '../roadmap/index.ts'

/** The headings of a document that carry no milestone, as they are compared: its sections, and the parts of its milestones. */
export function headingsOf({ sections, milestones }: Roadmap): ReadonlySet<string> {
  const found = new Set<string>()
  const visit = (section: Section): void => {
    found.add(wording(section.title ?? ''))
    section.sections.forEach(visit)
  }
  sections.forEach(visit)
  for (const { milestone } of eachMilestone(milestones)) {
    for (const { group } of eachTask(milestone.tasks)) found.add(wording(group ?? ''))
    for (const { group } of milestone.items ?? []) found.add(wording(group ?? ''))
  }
  found.delete('')
  return found
}

/** Whether the heading of a milestone is among them. */
export function standsAmong(
  headings: ReadonlySet<string>,
  { label, title }: Pick<Milestone, 'label' | 'title'>,
): boolean {
  return headings.has(wording(label === null || label === title ? title : `${label} ${title}`))
}
