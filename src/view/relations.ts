import { eachMilestone, type Milestone, type Roadmap, type Section } from '../roadmap/index.ts'

/** Where a milestone stands among the others. */
export interface Relations {
  parent: Milestone | null
  previous: Milestone | null
  next: Milestone | null
  needs: Milestone[]
  neededBy: Milestone[]
  /** Sections of the document that speak about it by name. */
  sections: Section[]
}

/** For every milestone of a roadmap, by id: its place in reading order, what it needs and what needs it. */
export function relations(roadmap: Roadmap): Map<string, Relations> {
  const inOrder = [...eachMilestone(roadmap.milestones)]
  const byId = new Map(inOrder.map(({ milestone }) => [milestone.id, milestone]))
  const related = new Map<string, Relations>()
  for (const [index, { milestone, parent }] of inOrder.entries()) {
    related.set(milestone.id, {
      parent,
      previous: inOrder[index - 1]?.milestone ?? null,
      next: inOrder[index + 1]?.milestone ?? null,
      needs: milestone.dependsOn.flatMap((id) => byId.get(id) ?? []),
      neededBy: [],
      sections: [],
    })
  }
  for (const { milestone } of inOrder) {
    for (const id of milestone.dependsOn) related.get(id)?.neededBy.push(milestone)
  }
  for (const section of eachSection(roadmap.sections)) {
    if (section.milestone !== null) related.get(section.milestone)?.sections.push(section)
  }
  return related
}

/** Every section in document order; those below a section that speaks about one milestone belong to it and are left out. */
function* eachSection(sections: readonly Section[]): Generator<Section> {
  for (const section of sections) {
    yield section
    yield* eachSection(
      section.milestone === null
        ? section.sections
        : section.sections.filter((inner) => inner.milestone !== section.milestone),
    )
  }
}

/**
 * The anchor of every section on the roadmap page. Milestones have the first right to their ids there, so that a section
 * of the same name steps aside. Keys are the lines of the sections.
 */
export function sectionAnchors(roadmap: Roadmap): Map<number, string> {
  const taken = new Set(pageIds)
  for (const { milestone } of eachMilestone(roadmap.milestones)) taken.add(milestone.id)
  const anchors = new Map<number, string>()
  const visit = (sections: readonly Section[]) => {
    for (const section of sections) {
      let anchor = section.id
      for (let n = 2; taken.has(anchor); n += 1) anchor = `${section.id}-${n}`
      taken.add(anchor)
      anchors.set(section.line, anchor)
      visit(section.sections)
    }
  }
  visit(roadmap.sections)
  return anchors
}

/** Anchors that pages give themselves. They hold a sign that no id can, so they never meet one of a document. */
export const anchors = {
  content: 'content_',
  timeline: 'timeline_',
  timelineName: 'timeline_name',
  milestones: 'milestones_',
  graph: 'graph_',
  roadmaps: 'roadmaps_',
  announcements: 'announcements_',
  follow: 'follow_',
  introduction: 'introduction_',
  contents: 'contents_',
  tasks: 'tasks_',
  rest: 'rest_',
  link: 'link_',
  source: 'source_',
  parts: 'parts_',
  story: 'story_',
  past: 'past_',
  changed: 'changed_',
  cite: 'cite_',
  landings: 'landings_',
  announced: 'announced_',
  verdict: 'verdict_',
  column: (status: string) => `column_${status}`,
  front: (list: string) => `front_${list}`,
  preview: (roadmap: string) => `preview_${roadmap}`,
  show: (status: string) => `show_${status}`,
} as const
export const pageIds: ReadonlySet<string> = new Set(
  Object.values(anchors).filter((anchor) => typeof anchor === 'string'),
)
