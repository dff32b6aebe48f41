import type { PublicWork } from '#domains/work/words.ts'
import type { Say } from '#web/say.ts'

/** Where each action stands, by its id; one of which nothing was told yet is planned. */
export const standingsOf = (works: readonly PublicWork[]): ReadonlyMap<string, PublicWork> => new Map(works.filter(({ kind }) => kind === 'action').map((work) => [work.id, work]))

/** The word for where an action stands. */
export const standingIn = (say: Say, work: PublicWork | undefined): string => say.any(`work.state-${work?.state ?? 'planned'}`)
