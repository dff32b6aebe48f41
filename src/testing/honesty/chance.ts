import { binomialDensity } from '#kernel/distributions/binomial-density.ts'
import { poissonDensity } from '#kernel/distributions/poisson-density.ts'

/** Numbers in [0, 1), from a seed. */
export type Chance = () => number

/** A number of the normal distribution (the polar method of Marsaglia, one of each pair). */
export function normal(random: Chance): number {
  for (;;) {
    const u = 2 * random() - 1, v = 2 * random() - 1, s = u * u + v * v
    if (s > 0 && s < 1) return u * Math.sqrt((-2 * Math.log(s)) / s)
  }
}

/** A number of the gamma distribution of scale 1. Source: Marsaglia & Tsang 2000. */
export function gamma(shape: number, random: Chance): number {
  if (shape < 1) return gamma(shape + 1, random) * (1 - random()) ** (1 / shape)
  const d = shape - 1 / 3, c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normal(random), v = (1 + c * x) ** 3
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}

/** The share that holds in one cluster, where the answers of two people of a cluster correlate by `icc`. */
export function shareInCluster(share: number, icc: number, random: Chance): number {
  const size = (1 - icc) / icc, yes = gamma(share * size, random), no = gamma((1 - share) * size, random)
  return yes + no > 0 ? yes / (yes + no) : Number(random() < share)
}

/** Every count that could happen, but for those of less than a million millionth, with its probability. */
export type Counts = readonly (readonly [count: number, chance: number])[]

/** Hits among n answers. */
export function binomialCounts(n: number, share: number): Counts {
  return Array.from({ length: n + 1 }, (_, hits) => [hits, binomialDensity(hits, n - hits, share)] as const).filter(([, chance]) => chance > 1e-12)
}

/** Events where `mean` are expected. */
export function poissonCounts(mean: number): Counts {
  const most = Math.ceil(mean + 12 * Math.sqrt(mean) + 20)
  return Array.from({ length: most }, (_, count) => [count, poissonDensity(count, mean)] as const).filter(([, chance]) => chance > 1e-12)
}

/** A lottery of these counts. */
export function drawnFrom(counts: Counts): (random: Chance) => number {
  let sum = 0
  const upTo = Float64Array.from(counts, ([, chance]) => (sum += chance)), last = counts.length - 1
  return (random) => {
    const at = random() * sum
    let low = 0, high = last
    while (low < high) {
      const middle = (low + high) >> 1
      if (at < upTo[middle]!) high = middle
      else low = middle + 1
    }
    return counts[low]![0]
  }
}
