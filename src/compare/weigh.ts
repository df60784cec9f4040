import type { Change, Direction } from './change.ts'

export const weights = ['look', 'news', 'small'] as const
/** `look` is what a reviewer must see: a promise weakened, taken back or moved out. `small` changes no promise. */
export type Weight = (typeof weights)[number]

/** How much a change matters to somebody who relies on the roadmap. */
export function weigh(change: Change): Weight {
  switch (change.type) {
    case 'roadmap-removed':
    case 'milestone-removed':
    case 'milestone-split':
    case 'milestones-merged':
    case 'announcement-untrue':
      return 'look'
    case 'roadmap-added':
    case 'milestone-added':
    case 'milestone-returned':
    case 'non-goal-added':
    case 'non-goal-removed':
    case 'task-added':
    case 'task-ticked':
    case 'dependency-added':
    case 'dependency-removed':
      return 'news'
    case 'roadmap-renamed':
    case 'milestone-became-section':
    case 'section-became-milestone':
    case 'milestones-reordered':
    case 'task-nested':
    case 'task-owners':
    case 'tasks-reordered':
      return 'small'
    case 'roadmap-status':
    case 'status':
    case 'progress':
    case 'task-status':
      return byDirection(change.direction)
    case 'milestone-renamed':
      return change.reused ? 'look' : 'small'
    case 'milestone-moved':
      return change.later === null || change.later === 0 ? 'small' : change.later > 0 ? 'look' : 'news'
    case 'target':
    case 'task-target':
      return change.kind === 'pulled-in' || change.kind === 'stated' || change.kind === 'sharpened' ? 'news' : 'look'
    case 'completed':
      return change.kind === 'stated' ? 'news' : change.kind === 'sharpened' ? 'small' : 'look'
    case 'task-removed': {
      const settled = change.status === 'done' || change.status === 'cancelled'
      return change.role === 'task' && settled ? 'small' : 'look'
    }
    case 'task-unticked':
      return 'look'
    case 'task-reworded':
      return change.weaker ? 'look' : 'small'
    case 'task-moved': {
      if (change.direction === 'backward') return 'look'
      if (change.after === 'done') return change.before === 'done' ? 'small' : 'news'
      return change.putOff ? 'look' : 'news'
    }
    case 'task-regrouped':
      return change.optional ? 'look' : 'small'
    case 'task-role':
      return change.before === 'criterion' ? 'look' : 'small'
  }
}

function byDirection(direction: Direction): Weight {
  return direction === 'backward' ? 'look' : direction === 'forward' ? 'news' : 'small'
}
