import { checkedRates } from './checked-rates.ts'

/**
 * Rates of small places drawn toward the rate of all, the more the fewer people they have: 2 burglaries among 40 households are not "5 %".
 * Not for ranking the best and the worst (they lie closer together than the true ones), and not where places differ for known reasons.
 * Raw rate r = events / people, b = all events / all people, a = spread of the rates beyond chance by moments (0 where there is none);
 * poisson: b + a (r - b) / (a + b / people); binomial: rho r + (1 - rho) b, with rho from variance components. `se` takes a and b as known,
 * so it is too small with few places. Nobody there: the rate of all.
 * Source: Marshall 1991; binomial: Berke 2004. Reference values: R's spdep::EBest on North Carolina's counties.
 */
export function empiricalBayesRates(events: ArrayLike<number>, people: ArrayLike<number>, family: 'poisson' | 'binomial' = 'poisson'): SmoothedRates {
  const { all, everybody, populated } = checkedRates(events, people), n = events.length
  const raw = new Float64Array(n), rate = new Float64Array(n), se = new Float64Array(n)
  if (everybody === 0) return { raw, rate, se, overall: null, between: 0, n, method: `marshall-${family}` }
  const overall = all / everybody, usual = everybody / populated
  let spread = 0
  for (let i = 0; i < n; i++) {
    const size = people[i] as number
    if (size > 0) spread += (size * ((raw[i] = (events[i] as number) / size) - overall) ** 2) / everybody
  }
  const chance = family === 'poisson' ? overall : overall * (1 - overall), between = Math.max(0, spread - chance / usual)
  for (let i = 0; i < n; i++) {
    const size = people[i] as number
    let trust = 0
    if (size > 0 && between > 0) {
      trust = family === 'poisson' ? between / (between + overall / size)
        : (size * spread - (size / usual) * chance) / ((size - 1) * spread + ((usual - size) / usual) * chance)
    }
    rate[i] = overall + trust * ((raw[i] as number) - overall)
    se[i] = Math.sqrt(Math.max(0, between * (1 - trust)))
  }
  return { raw, rate, se, overall, between, n, method: `marshall-${family}` }
}

/** Raw and smoothed rates and their error; `overall` the rate of all (null where nobody lives), `between` how much true rates vary (variance). */
export type SmoothedRates = {
  readonly raw: Float64Array
  readonly rate: Float64Array
  readonly se: Float64Array
  readonly overall: number | null
  readonly between: number
  readonly n: number
  readonly method: 'marshall-poisson' | 'marshall-binomial'
}
