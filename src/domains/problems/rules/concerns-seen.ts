import type { Instrument, ZoneResult } from '#domains/survey/words.ts'
import type { Concern, Problem } from '../words.ts'
import { concernsOf, troubledBy } from './concerns-of.ts'
import { meanPlaces, ranks } from './ranks.ts'
import { recordedByQuestion, type RecordOfZone } from './recorded-seen.ts'
import { usualCompetence } from './usual-competence.ts'

type Seen = { readonly instrument: Instrument; readonly result: ZoneResult; readonly problems: readonly Problem[]; readonly orders: readonly (readonly string[])[]; readonly recorded: RecordOfZone | null }

/** Every concern with what residents, the record and the officers make of it, the greatest for residents first. */
export function concernsSeen({ instrument, result, problems, orders, recorded }: Seen): Concern[] {
  const asked = concernsOf(instrument)
  const figures = asked.map(({ id }) => result.figures.find(({ of, kind }) => of === id && kind === 'question'))
  const counts = asked.map(({ id }) => recordedByQuestion(recorded, id, { reportedOnly: true })?.count ?? null)
  const troubled = asked.map((question, at) => troubledBy(question, figures[at]))
  const byResidents = ranks(troubled.map(({ share }) => share)), byRecord = ranks(counts)
  const byOfficers = ranks(meanPlaces(asked.map(({ id }) => id), orders).map((place) => (place === null ? null : -place)))
  const concerns = asked.map(({ id, label, words, good }, at): Concern => {
    const figure = figures[at], change = result.changes.find(({ of, kind }) => of === id && kind === 'question')
    const problem = problems.find(({ question, state }) => question === id && state !== 'closed')
    return {
      question: id, names: label ?? words, ...troubled[at]!, turned: good === 'high', n: figure?.n ?? 0, withheld: figure ? figure.withheld : 'not-asked',
      rank: byResidents[at]!, verdict: change?.verdict ?? null, difference: change?.difference ?? null, recorded: counts[at]!, recordedRank: byRecord[at]!, officersRank: byOfficers[at]!,
      competence: problem?.competence ?? usualCompetence(id), routed: (problem?.competence ?? null) !== null, problem: problem?.problem ?? null,
    }
  })
  return concerns.toSorted((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || 0)
}
