import { wilson } from '#kernel/estimate/wilson.ts'
import { topOverlap } from '#kernel/score/top-overlap.ts'
import type { WorkedExample } from '../words.ts'
import { answersFor } from './answers-for.ts'
import { eventsFor } from './events-for.ts'
import type { Figure, Passage } from './passage.ts'
import { yearly } from './yearly.ts'

/** A passage of the source, worked out: each figure with what a survey or a count must have been like to see it. */
export function workedOut({ figures, counts, ...passage }: Passage): WorkedExample {
  const tests = figures.filter(({ unit }) => unit === 'points' || unit === 'fall').length
  return { ...passage, follows: [...passage.follows], said: figures.map((figure) => reckoned(figure, tests)), overlap: overlapOf(passage.rankings), years: yearly(counts) }
}

function reckoned({ monthly, ...figure }: Figure, tests: number): WorkedExample['said'][number] {
  return {
    ...figure,
    answersNeeded: figure.unit === 'points' ? answersFor(figure.from, tests) : null,
    eventsNeeded: figure.unit === 'fall' ? eventsFor(figure.from, monthly) : null,
    ifAsked: figure.unit === 'share' ? [100, 200, 500].map((n) => ({ n, low: wilson(figure.from * n, n).low, high: wilson(figure.to * n, n).high })) : [],
  }
}

/** Two lists of one place, laid side by side: what both put among their first one, two and so on, as far as the shorter goes. */
function overlapOf([one, other]: Passage['rankings']): WorkedExample['overlap'] {
  if (!one || !other) return null
  const [first, second] = [one, other].map(({ tiers }) => tiers.flat().map(({ id }) => id)) as [string[], string[]]
  const tops = Array.from({ length: Math.min(first.length, second.length) }, (_, place) => place + 1).map((k) => ({ first: k, both: topOverlap(first, second, k).both }))
  return { one: one.id, other: other.id, tops, inBoth: first.filter((concern) => second.includes(concern)), inAll: new Set([...first, ...second]).size }
}
