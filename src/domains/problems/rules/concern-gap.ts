import { kendallTauB } from '#kernel/score/kendall-tau-b.ts'
import { topOverlap } from '#kernel/score/top-overlap.ts'
import type { Concern, Desk } from '../words.ts'

const orders = { residents: 'rank', recorded: 'recordedRank', officers: 'officersRank' } as const
type Whose = keyof typeof orders
const pairs: readonly (readonly [Whose, Whose])[] = [['residents', 'recorded'], ['residents', 'officers'], ['recorded', 'officers']]
/** Of the first three, as the source's surveys name them. */
const first = 3
/** Fewer concerns than this can be ordered in so few ways that agreement says nothing. */
const fewest = 4

/** How far residents, the record of incidents and the officers put the same concerns in the same order (Talsi: they did not). Only concerns that both know are compared. */
export function concernGap(concerns: readonly Concern[]): Desk['agreement'] {
  return pairs.flatMap(([one, other]) => {
    const both = concerns.filter((concern) => concern[orders[one]] !== null && concern[orders[other]] !== null)
    if (both.length === 0) return []
    const places = (whose: Whose) => both.map((concern) => concern[orders[whose]]!)
    const inOrder = (whose: Whose) => both.toSorted((a, b) => a[orders[whose]]! - b[orders[whose]]!).map(({ question }) => question)
    const top = topOverlap(inOrder(one), inOrder(other), first)
    return [{ between: [one, other] as [string, string], n: both.length, tau: both.length < fewest ? null : kendallTauB(places(one), places(other)), top: { both: top.both, of: top.of } }]
  })
}

/** Of residents' first concerns, how many are not the police's task alone. */
export function competenceOfTop(concerns: readonly Concern[], most = 5): Desk['competence'] {
  const top = concerns.filter(({ rank, competence }) => rank !== null && competence !== null).toSorted((a, b) => a.rank! - b.rank!).slice(0, most)
  const count = (...whose: readonly (string | null)[]) => top.filter(({ competence }) => whose.includes(competence)).length
  return { top: top.length, outside: count('municipality', 'other'), shared: count('both'), police: count('police') }
}
