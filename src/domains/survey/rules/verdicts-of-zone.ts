import { differenceOfShares } from '#kernel/compare/difference-of-shares.ts'
import { differenceUnderDesign } from '#kernel/compare/difference-under-design.ts'
import { holm } from '#kernel/compare/holm.ts'
import { verdict } from '#kernel/compare/verdict.ts'
import type { Break, Change } from '../words.ts'
import type { Breaks } from './comparable.ts'
import { figureOf, type Measured } from './measured.ts'

/** Breaks of a question itself: its two numbers are of two different things, and no difference is taken. */
const anotherThing: readonly Break[] = ['question-changed', 'scale-changed', 'scoring-changed', 'not-asked-before', 'withheld-before', 'withheld-now']

/**
 * What changed in a zone between two waves: every measure with a good and a bad direction, judged by its p adjusted for all of them (Holm).
 * Where only the way of asking broke (modes, order, frame, boundary) the difference and its raw p are told, but nobody judges them.
 */
export function verdictsOfZone(before: readonly Measured[], after: readonly Measured[], { whole, of }: Breaks): Change[] {
  const earlier = new Map(before.map((one) => [one.measure.of, one]))
  const raw = after.filter(({ measure }) => measure.good !== null).map((now) => rawChange(earlier.get(now.measure.of), now, [...whole, ...(of.get(now.measure.of) ?? [])]))
  const adjusted = holm(raw.map(({ p, because }) => (because.length > 0 ? null : p)))
  return raw.map((change, at) => {
    const pAdjusted = adjusted[at] ?? null
    return { ...change, pAdjusted, verdict: verdict({ p: pAdjusted, difference: change.difference, good: change.good }) }
  })
}

function rawChange(before: Measured | undefined, after: Measured, told: readonly Break[]) {
  const then = before && figureOf(before), now = figureOf(after)
  const because = new Set(told)
  if (!before && !because.has('not-asked-before')) because.add('not-asked-before')
  if (then?.withheld) because.add(then.withheld === 'not-asked' ? 'not-asked-before' : 'withheld-before')
  if (now.withheld) because.add('withheld-now')
  const { of, kind, measure, good } = after.measure
  const sides = { of, kind, measure, good: good!, before: then?.estimate ?? null, after: now.estimate, nBefore: before?.n ?? 0, nAfter: after.n, because: [...because] }
  if (!before || sides.because.some((reason) => anotherThing.includes(reason))) {
    return { ...sides, difference: null, se: null, low: null, high: null, statistic: null, p: null, method: 'none' }
  }
  const { difference, se, low, high, statistic, p, method } = after.estimate && before.estimate
    ? differenceUnderDesign(before.estimate, after.estimate)
    : differenceOfShares({ hits: before.hits!, n: before.n }, { hits: after.hits!, n: after.n })
  return { ...sides, difference, se, low, high, statistic, p, method }
}
