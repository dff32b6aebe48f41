/**
 * One answer as a score from 0 to 1, where 1 is worst: value / max, turned over for items in which a high answer is good.
 * Not for "don't know" or "prefer not to say": these have no score (null). Source: LSES core questionnaire, scoring.
 * @example itemScore(2, 3) // 0.6666666666666666
 * @example itemScore(8, 10, true) // 0.19999999999999996
 */
export function itemScore(value: number | null, max: number, reversed = false): number | null {
  if (!(max > 0 && max < Infinity)) throw new RangeError(`A scale ends above 0, not at ${max}.`)
  if (value === null) return null
  if (!(value >= 0 && value <= max)) throw new RangeError(`An answer on this scale lies between 0 and ${max}; ${value} does not.`)
  return reversed ? 1 - value / max : value / max
}
