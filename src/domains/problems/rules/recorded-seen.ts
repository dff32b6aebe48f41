import type { Change } from '#domains/survey/words.ts'
import type { Desk, Problem } from '../words.ts'
import { recordedTrend } from './recorded-trend.ts'

/** What was recorded in a zone in the year before a wave, as the domain of incidents tells it. */
export type RecordOfZone = {
  readonly from: string; readonly to: string; readonly total: number; readonly unplaced: number; readonly brokenSince: boolean
  readonly categories: readonly { readonly category: string; readonly count: number; readonly share: number; readonly questions: readonly string[]; readonly foundByPolice: boolean; readonly before: number | null }[]
}

/** How much was recorded of what a question asks about; null where no category speaks of it. */
export function recordedByQuestion(record: RecordOfZone | null, question: string, { reportedOnly } = { reportedOnly: false }): { readonly count: number; readonly categories: readonly string[] } | null {
  const those = record?.categories.filter(({ questions, foundByPolice }) => questions.includes(question) && !(reportedOnly && foundByPolice)) ?? []
  return those.length === 0 ? null : { count: those.reduce((sum, { count }) => sum + count, 0), categories: those.map(({ category }) => category) }
}

/** The recorded categories, the most frequent first, each against the year before. A change of recording between the two makes every difference unclear. */
export function recordedSeen({ from, to, total, unplaced, brokenSince, categories }: RecordOfZone, problems: readonly Problem[], told: Change | undefined): NonNullable<Desk['recorded']> {
  return {
    from, to, total, unplaced,
    categories: categories.map(({ category, count, share, foundByPolice, before }) => ({
      category, count, share, foundByPolice, before, trend: brokenSince && before !== null ? 'unclear' : recordedTrend(count, before, told),
      problem: problems.find((problem) => problem.category === category && problem.state !== 'closed')?.problem ?? null,
    })),
  }
}
