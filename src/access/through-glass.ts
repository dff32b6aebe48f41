import type { Actor } from './actor.ts'

/**
 * What somebody who broke the glass may ask in the commissariat they named: what its officers know of problems, plans, work and recorded incidents. Looking
 * alone, and never single sheets, what residents wrote, the record, people's rights or what is sealed to others: what is not named here stays shut.
 */
export const openThroughGlass: readonly string[] = [
  'survey.wave', 'survey.waves', 'survey.wave-progress', 'survey.board', 'incidents.batches', 'incidents.zone-trend', 'incidents.category-ranks',
  'problems.desk', 'problems.problems', 'problems.problem', 'problems.missing', 'plans.plan', 'plans.plans', 'plans.action', 'plans.plan-gaps', 'plans.zones-to-plan', 'plans.needs-summed', 'plans.priorities',
  'work.action', 'work.due', 'work.improvements', 'work.investments', 'work.walks', 'work.picture', 'cycles.board', 'cycles.cycle', 'cycles.needs-of-cycle',
]
const open = new Set(openThroughGlass)

/** Whoever asks, with the posts that count for this deed: a post that only the broken glass gave counts for what is named above. */
export function throughGlass<A extends Actor>(name: string, actor: A): A {
  return actor.kind !== 'person' || open.has(name) || !actor.posts.some(({ glass }) => glass) ? actor : { ...actor, posts: ownPosts(actor) }
}

/** The posts somebody holds beside what the broken glass gave them. */
export const ownPosts = (actor: Actor) => (actor.kind === 'person' ? actor.posts.filter(({ glass }) => !glass) : [])
