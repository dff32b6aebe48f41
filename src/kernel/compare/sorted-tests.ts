/** The p-values that are tests, smallest first. */
export function sortedTests(ps: readonly (number | null)[]): Float64Array {
  for (const p of ps) if (p !== null && !(p >= 0 && p <= 1)) throw new RangeError(`A p-value lies between 0 and 1; ${p} does not.`)
  return Float64Array.from(ps.filter((p) => p !== null)).sort()
}

/** The first place of p in a sorted list; equal p have equal raised p. */
export function placeOf(p: number, sorted: Float64Array): number {
  let low = 0, high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as number) < p) low = middle + 1
    else high = middle
  }
  return low
}
