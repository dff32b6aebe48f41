/** All that may be said in public about a change, and nothing else. */
export const verdicts = ['better', 'worse', 'no detectable change', 'not comparable'] as const
export type Verdict = (typeof verdicts)[number]

/**
 * What may be said of a change, from its p (adjusted for the other tests of its family), its direction and which side is good.
 * "no detectable change" is not "no change": the rounds may have been too small to see it (detectableChange).
 * A change that could not be judged (no p, no difference) is not comparable; a p at or under alpha counts as seen.
 */
export function verdict(change: Judged): Verdict {
  const { p, difference, good, alpha = 0.05 } = change
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`A level of significance lies between 0 and 1; ${alpha} does not.`)
  if (p === null || difference === null) return 'not comparable'
  if (p > alpha || difference === 0) return 'no detectable change'
  return difference > 0 === (good === 'high') ? 'better' : 'worse'
}

type Judged = {
  readonly p: number | null
  readonly difference: number | null
  readonly good: 'high' | 'low'
  readonly alpha?: number
}
