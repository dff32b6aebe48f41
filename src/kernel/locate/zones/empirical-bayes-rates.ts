import { checkedRates } from './checked-rates.ts'

/**
 * Rates of small places drawn toward the rate of all, the more the fewer people they have: 2 burglaries among 40 households are not "5 %".
 * Not for ranking the best and the worst (they lie closer together than the true ones), and not where places differ for known reasons.
 * Raw rate r = events / people, b = all events / all people, a = spread of the rates beyond chance by moments (0 where there is none);
 * poisson: b + a (r - b) / (a + b / people); binomial: rho r + (1 - rho) b, with rho from variance components. Nobody there: the rate of all.
 * se^2 = a (1 - t) + (1 - t)^2 var(b) + 2 var(a) d^2 / (a + d)^3, at most d, t what the raw rate weighs, d its chance variance: that neither b
 * nor a is known for sure is in it, so that an a of 0 says no more than that so few events show no spread. It is NaN where nobody is, and
 * everywhere where there are no events at all: whether there could be is not to be told from none. Too small still where one place has most
 * of the people.
 * Source: Marshall 1991; binomial: Berke 2004; the error: Prasad & Rao 1990. Reference values: R's spdep::EBest on North Carolina's counties.
 */
export function empiricalBayesRates(events: ArrayLike<number>, people: ArrayLike<number>, family: 'poisson' | 'binomial' = 'poisson'): SmoothedRates {
  const { all, everybody, populated } = checkedRates(events, people), n = events.length
  const raw = new Float64Array(n), rate = new Float64Array(n), se = new Float64Array(n).fill(NaN)
  if (everybody === 0) return { raw, rate, se, overall: null, between: 0, n, method: `marshall-${family}` }
  const overall = all / everybody, usual = everybody / populated
  let spread = 0
  for (let i = 0; i < n; i++) {
    const size = people[i] as number
    if (size > 0) spread += (size * ((raw[i] = (events[i] as number) / size) - overall) ** 2) / everybody
  }
  const chance = family === 'poisson' ? overall : overall * (1 - overall), between = Math.max(0, spread - chance / usual)
  const error = errorOf(people, everybody, between, family === 'poisson' ? overall : chance - between)
  for (let i = 0; i < n; i++) {
    const size = people[i] as number
    let trust = 0
    if (size > 0 && between > 0) {
      trust = family === 'poisson' ? between / (between + overall / size)
        : (size * spread - (size / usual) * chance) / ((size - 1) * spread + ((usual - size) / usual) * chance)
    }
    rate[i] = overall + trust * ((raw[i] as number) - overall)
    se[i] = error(size, trust)
  }
  return { raw, rate, se, overall, between, n, method: `marshall-${family}` }
}

/** The error of one drawn rate, by how many live there and what its raw rate weighs; `single` is the chance variance of one person. */
function errorOf(people: ArrayLike<number>, everybody: number, between: number, single: number): (size: number, trust: number) => number {
  let squares = 0, fourths = 0
  for (let i = 0; i < people.length; i++) {
    const share = (people[i] as number) / everybody
    squares += share * share
    if (share > 0) fourths += (share * between + single / everybody) ** 2
  }
  const ofOverall = between * squares + single / everybody, ofBetween = 2 * fourths
  return (size, trust) => {
    const own = single / size
    if (!(own > 0 && own < Infinity)) return NaN
    const apart = 1 - Math.min(1, trust), known = between * apart + apart * apart * ofOverall
    return Math.sqrt(Math.min(own, known + (2 * ofBetween * own * own) / (between + own) ** 3))
  }
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
