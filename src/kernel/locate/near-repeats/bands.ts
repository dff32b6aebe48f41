/**
 * Bands of distance or time that follow one another from 0: band k reaches to ends[k]. An end belongs to the next band ('open': [from, to), as
 * near-repeat tables are read: "up to 100 m" ends before 100) or to its own ('closed': (from, to], as R's surveillance::knox counts).
 * A distance of 0 is always in the first band.
 */
export type Ends = 'open' | 'closed'

/** Says which band a distance falls into; ends.length where it lies beyond the last. Ends must grow from above 0. */
export function bandOf(ends: readonly number[], edge: Ends): (distance: number) => number {
  if (ends.length === 0) throw new RangeError('There must be at least one band.')
  ends.forEach((end, k) => {
    if (!(end > (k ? (ends[k - 1] as number) : 0) && end < Infinity)) throw new RangeError(`Bands must grow from above 0; ${ends.join(', ')} do not.`)
  })
  const list = Float64Array.from(ends), last = list.length
  if (edge === 'open') {
    return (distance) => {
      let k = 0
      while (k < last && distance >= (list[k] as number)) k++
      return k
    }
  }
  return (distance) => {
    let k = 0
    while (k < last && distance > (list[k] as number)) k++
    return k
  }
}
