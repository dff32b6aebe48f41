import { raisingOrder } from './raising-order.ts'

/**
 * P-values of one family raised together: `raise` is given the tests, smallest first, and writes over them what each becomes; each stands
 * in its place again. Missing ones (null; in a column of numbers NaN) are no tests and stay missing. Equal p must become equal.
 */
export function raisedTogether(ps: readonly (number | null)[], raise: Raise): (number | null)[]
export function raisedTogether(ps: Float64Array, raise: Raise): Float64Array
export function raisedTogether(ps: readonly (number | null)[] | Float64Array, raise: Raise): (number | null)[] | Float64Array {
  const given = ps instanceof Float64Array ? ps : Float64Array.from(ps, (p) => (p === null ? NaN : checked(p)))
  const { places, sorted } = raisingOrder(given), raised = new Float64Array(given.length)
  if (sorted.length < raised.length) raised.fill(NaN)
  raise(sorted)
  for (let k = 0; k < places.length; k++) raised[places[k] as number] = sorted[k] as number
  return ps instanceof Float64Array ? raised : ps.map((p, i) => (p === null ? null : (raised[i] as number)))
}

type Raise = (sorted: Float64Array) => void

function checked(p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`A p-value lies between 0 and 1; ${p} does not.`)
  return p
}
