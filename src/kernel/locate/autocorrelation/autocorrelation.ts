import { wholeNumber } from '../../whole-number.ts'

/**
 * What a global measure says of a map. `z` above 0: places near each other are alike; below 0: they differ; two-sided `p`.
 * `assumption` says against what chance it was held: the values dealt out anew over the places (randomisation), or drawn from one normal
 * distribution (normality). Where all values are alike, or nobody has a neighbour, nothing can be said: all null.
 */
export type Autocorrelation = {
  readonly value: number | null
  readonly expected: number | null
  readonly variance: number | null
  readonly z: number | null
  readonly p: number | null
  readonly n: number
  readonly method: 'moran' | 'geary' | 'getis-ord'
  readonly assumption: Assumption
}

export type Assumption = 'randomisation' | 'normality'

/** The answer where there is nothing to compare. */
export function unknown(n: number, method: Autocorrelation['method'], assumption: Assumption): Autocorrelation {
  return { value: null, expected: null, variance: null, z: null, p: null, n: wholeNumber(n, 'The number of places'), method, assumption }
}
