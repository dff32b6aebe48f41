import type { Neighbours } from '../neighbours.ts'
import { withSelf } from '../with-self.ts'
import { checkedRates } from './checked-rates.ts'

/**
 * Rates of small places drawn toward the rate of their surroundings (themselves and their neighbours) instead of that of all.
 * Not for few neighbours, whose own chance is then taken for truth; not for finding hot spots, which it smears.
 * As empiricalBayesRates within each neighbourhood, m_i its rate and a_i its spread beyond chance, each rate held against its own surroundings.
 * Nobody anywhere near: 0. Source: Marshall 1991; Bailey & Gatrell 1995, 8.2. Reference values: R's spdep::EBlocal on North Carolina's counties.
 */
export function localBayesRates(events: ArrayLike<number>, people: ArrayLike<number>, neighbours: Neighbours) {
  checkedRates(events, people)
  const { n, start, near } = withSelf(neighbours)
  if (events.length !== n) throw new RangeError(`There are ${n} places but events of ${events.length}.`)
  const around = (of: (j: number) => number) => Float64Array.from({ length: n }, (_, i) => near.subarray(start[i], start[i + 1]).reduce((sum, j) => sum + of(j), 0))
  const size = around((j) => people[j] as number), places = around((j) => ((people[j] as number) > 0 ? 1 : 0))
  const mean = around((j) => events[j] as number).map((all, i) => (size[i] ? all / (size[i] as number) : 0))
  const raw = Float64Array.from({ length: n }, (_, i) => ((people[i] as number) > 0 ? (events[i] as number) / (people[i] as number) : 0))
  const spread = around((j) => (people[j] as number) * ((raw[j] as number) - (mean[j] as number)) ** 2)
  const rate = mean.map((m, i) => {
    const own = people[i] as number
    if (own === 0 || m === 0) return m
    const between = Math.max(0, (spread[i] as number) / (size[i] as number) - (m * (places[i] as number)) / (size[i] as number))
    return m + (((raw[i] as number) - m) * between) / (between + m / own)
  })
  return { raw, rate, around: mean, n, method: 'marshall-local' as const }
}
