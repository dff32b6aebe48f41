import type { Linked } from './close-times.ts'

/**
 * How many pairs would be near both in space and in time if the times were dealt out at random over the places, and how much that varies:
 * the exact mean and variance over all n! ways, without one shuffle. An instant preview of the permutation test.
 * Not a p-value by itself: for rare pairs the numbers are skewed, and a normal p is too bold there.
 * Mean Ns Nt / N, N = n(n-1)/2; variance = mean + 4 N2s N2t / n(n-1)(n-2) + 4 (Ns(Ns-1) - 2 N2s)(Nt(Nt-1) - 2 N2t) / n(n-1)(n-2)(n-3) - mean^2,
 * Ns, Nt the near pairs and N2s, N2t the paths of two of them. Source: Barton & David 1966. Reference values: 9,999 shuffles and the same formula in R.
 */
export function bartonDavid(space: Linked, time: Linked, n: number): { mean: number; variance: number } {
  for (const many of [space.pairs, space.paths, time.pairs, time.paths, n]) if (!(many >= 0 && many < Infinity)) throw new RangeError(`Pairs, paths and incidents are counts of 0 or more, not ${many}.`)
  if (n < 2) return { mean: 0, variance: 0 }
  const mean = (space.pairs * time.pairs) / ((n * (n - 1)) / 2)
  const shared = n > 2 ? (4 * space.paths * time.paths) / (n * (n - 1) * (n - 2)) : 0
  const apart = (of: Linked) => of.pairs * (of.pairs - 1) - 2 * of.paths
  const free = n > 3 ? (4 * apart(space) * apart(time)) / (n * (n - 1) * (n - 2) * (n - 3)) : 0
  return { mean, variance: Math.max(0, mean + shared + free - mean * mean) }
}
