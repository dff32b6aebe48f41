import type { Stage } from '../words.ts'

/** The days on which the stages of a cycle ended, as far as they have. */
export type Milestones = {
  readonly closesOn: string; readonly publishedOn: string | null; readonly signedOn: string | null; readonly plannedOn: string | null; readonly planEndsOn: string | null; readonly againPublishedOn: string | null
}

/**
 * By when each stage should be over: so many days after a day of the stage before. LSES sets six months from asking to asking and three to six
 * months for a plan; the thirty and sixty days between are the house's own, so that a round, a plan of three months and the next round fit into a year.
 */
export const deadlines: Readonly<Record<Stage, { readonly after: keyof Milestones; readonly days: number }>> = {
  asked: { after: 'closesOn', days: 30 },
  analysed: { after: 'publishedOn', days: 30 },
  planned: { after: 'signedOn', days: 30 },
  done: { after: 'planEndsOn', days: 0 },
  'asked-again': { after: 'planEndsOn', days: 60 },
  assessed: { after: 'againPublishedOn', days: 30 },
}

/** The day by which a stage should be over; none while the day it is counted from is not known. */
export function deadlineOf(stage: Stage, passed: Milestones): string | null {
  const { after, days } = deadlines[stage]
  const from = passed[after]
  return from === null ? null : new Date(Date.parse(`${from}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
