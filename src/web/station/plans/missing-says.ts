import type { Missing } from '#domains/plans/words.ts'
import type { Say } from '#web/say.ts'

/** What a plan lacks, in words. */
export const missingSays = (say: Say, { what, name }: Missing): string => say.any(`plans.gap-${what}`, { name: name ?? '' })

const forms: Readonly<Record<Missing['what'], string>> = { problem: 'problems', objective: 'objective', action: 'action', 'police-part': 'parts', 'other-part': 'parts', review: 'reviews', summary: 'summary', answer: 'partners' }

/** Where the form stands that mends it. */
export const mendedAt = (plan: string, { what, problem }: Missing): string => `${plan}${problem ? `/problems/${problem}` : ''}#${forms[what]}`
