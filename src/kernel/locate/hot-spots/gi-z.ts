/** What all places have in common: how many, the mean, and the sum of squared distances from it. */
export type Whole = { readonly n: number; readonly mean: number; readonly squares: number }

/**
 * How many standard deviations the sum around one place lies above chance. `off` is the place's own distance from the mean, null when the
 * place is part of its own neighbours (Gi*); `sum` the weighted sum of its neighbours' distances; `w` and `w2` the sums of their weights and squares.
 * (sum - W m) / (s sqrt((N W2 - W^2) / (N - 1))); for Gi* N = n, m and s of all; for Gi N = n - 1, m and s of all others.
 * NaN where nothing can be said: no neighbour, everybody a neighbour, or no spread; never because of what was given. Source: Ord & Getis 1995, formulas 14 and 15.
 */
export function giZ(whole: Whole, off: number | null, sum: number, w: number, w2: number): number {
  const mean = off === null ? 0 : -off / (whole.n - 1)
  const z = (sum - w * mean) / giSpread(whole, off, w, w2)
  return z === z && Number.isFinite(sum) ? z : unsaid(whole, off, sum, w, w2)
}

/** The standard deviation that giZ divides by; where the place is part of its own neighbours it depends on their weights alone. */
export function giSpread({ n, squares }: Whole, off: number | null, w: number, w2: number): number {
  const others = off === null ? n : n - 1
  if (others < 2 || !(w > 0)) return unsaid({ n, squares }, off, 0, w, w2)
  const mean = off === null ? 0 : -off / others
  const spread = (off === null ? squares : squares - off * off) / others - mean * mean
  const room = (others * w2 - w * w) / (others - 1)
  if (!(spread > 1e-14 * (squares / n)) || !(room > 1e-12 * w2)) return unsaid({ n, squares }, off, 0, w, w2)
  return Math.sqrt(spread * room)
}

/** NaN, where all that was given is a number; looked at only when nothing can be said. */
function unsaid({ n, squares }: Pick<Whole, 'n' | 'squares'>, off: number | null, sum: number, w: number, w2: number): number {
  for (const one of [n, squares, off ?? 0, sum, w, w2]) if (!Number.isFinite(one)) throw new RangeError(`Sums, weights and distances from the mean must be finite numbers, not ${one}.`)
  return NaN
}
