import { normalQuantile } from '../distributions/normal-quantile.ts'

/**
 * How much of the spread of waits (on the logarithm, best) lies between places and how much within: from it comes how far a place with few
 * calls should be drawn toward the whole. `weight` = within / between is that number, in calls, for waitByHour.
 * Not for places that differ in kind (a town among hamlets). Each place's `effect` is its distance from the mean, drawn in by n / (n +
 * weight).
 * Restricted maximum likelihood (or maximum likelihood) of one random effect, the ratio of the spreads found by halving the slope of the
 * likelihood.
 * Source: Harville 1977. Reference values: R's lme4::lmer(y ~ 1 + (1 | group)), REML and ML.
 */
export function randomIntercept(values: ArrayLike<number>, group: ArrayLike<number>, method: 'reml' | 'ml' = 'reml', confidence = 0.95): RandomIntercept {
  if (values.length !== group.length) throw new RangeError(`There are ${values.length} values but ${group.length} groups.`)
  const known = new Map<number, { n: number; sum: number }>(), n = values.length
  for (let i = 0; i < n; i++) {
    if (!Number.isFinite(values[i]!)) throw new RangeError(`A value is a finite number; row ${i + 1} has ${values[i]}.`)
    const place = known.get(group[i]!) ?? { n: 0, sum: 0 }
    known.set(group[i]!, { n: place.n + 1, sum: place.sum + values[i]! })
  }
  const places = [...known].map(([name, { n, sum }]) => ({ name, n, mean: sum / n }))
  const m = new Map(places.map(({ name, mean }) => [name, mean]))
  const inside = Array.from(values).reduce((sum, value, i) => sum + (value - m.get(group[i]!)!) ** 2, 0)
  const asked = { n, groups: places.length, method }
  if (places.length < 2 || n <= places.length || inside === 0) {
    return { mean: null, se: null, low: null, high: null, between: null, within: null, weight: null, effects: new Map(), ...asked }
  }
  const at = (ratio: number) => fit(places, inside, n, ratio, method)
  const low = Math.log(1e-10), high = Math.log(1e10)
  const [from, to] = golden((log) => at(Math.exp(log)).minus, low, high), least = at(Math.exp((from + to) / 2)), none = at(0)
  const best = none.minus <= least.minus ? none : least
  const se = Math.sqrt(best.within / best.weights), half = -normalQuantile((1 - confidence) / 2) * se
  const effects = new Map(places.map(({ name, n, mean }) => [name, ((best.ratio * n) / (1 + best.ratio * n)) * (mean - best.mean)]))
  const spreads = { between: best.ratio * best.within, within: best.within, weight: best.ratio > 0 ? 1 / best.ratio : Infinity }
  return { mean: best.mean, se, low: best.mean - half, high: best.mean + half, ...spreads, effects, ...asked }
}

/** The mean and the spreads for a given ratio between / within, and minus twice the likelihood. */
function fit(places: readonly { n: number; mean: number }[], inside: number, n: number, ratio: number, method: 'reml' | 'ml') {
  let weights = 0, sum = 0, logs = 0
  for (const place of places) {
    const w = place.n / (1 + ratio * place.n)
    weights += w
    sum += w * place.mean
    logs += Math.log1p(ratio * place.n)
  }
  const mean = sum / weights
  const squares = inside + places.reduce((s, place) => s + (place.n / (1 + ratio * place.n)) * (place.mean - mean) ** 2, 0)
  const free = method === 'reml' ? n - 1 : n, within = squares / free
  return { ratio, mean, weights, within, minus: free * Math.log(within) + logs + (method === 'reml' ? Math.log(weights) : 0) }
}

/** Kiefer's golden section, after a coarse look so that the least valley is taken. */
function golden(f: (x: number) => number, low: number, high: number): [number, number] {
  const steps = 60, all = Array.from({ length: steps + 1 }, (_, i) => low + ((high - low) * i) / steps)
  const best = all.reduce((least, x, i) => (f(x) < f(all[least]!) ? i : least), 0)
  let from = all[Math.max(0, best - 1)]!, to = all[Math.min(steps, best + 1)]!
  const part = (Math.sqrt(5) - 1) / 2
  for (let round = 0; round < 80; round++) {
    const one = to - part * (to - from), other = from + part * (to - from)
    if (f(one) < f(other)) to = other
    else from = one
  }
  return [from, to]
}

/** The mean over places with its interval, both spreads, the weight in calls, and the effect of each group. */
export type RandomIntercept = {
  readonly mean: number | null
  readonly se: number | null
  readonly low: number | null
  readonly high: number | null
  readonly between: number | null
  readonly within: number | null
  readonly weight: number | null
  readonly effects: ReadonlyMap<number, number>
  readonly n: number
  readonly groups: number
  readonly method: 'reml' | 'ml'
}
