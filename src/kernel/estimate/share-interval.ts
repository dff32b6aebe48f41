import { studentQuantile } from '../distributions/student-quantile.ts'
import { clopperPearson } from './clopper-pearson.ts'
import { wilson } from './wilson.ts'

/** The ways to draw the interval of a share under a design; shareUnderDesign says when to take which. */
export type ShareMethod = 'logit' | 'linear' | 'asin' | 'beta' | 'wilson' | 'likelihood'

type Known = { readonly share: number; readonly se: number; readonly n: number; readonly df: number }
type Ends = { readonly low: number; readonly high: number }

/**
 * The interval of a share strictly between 0 and 1 whose standard error is known, each way as survey::svyciprop draws it. Not a result by itself.
 * logit: p +- t se on the log odds (R's logit and xlogit). linear: p +- t se (R's mean). asin: on asin sqrt p (held
 * between 0 and 1, where R's turns round). likelihood: all p' whose deviance 2 KL(p, p') p (1 - p) / se^2 is at most t^2 n / (n - 1), solved to
 * the last digit (R reads the same ends off a spline through some ten points of that curve, up to 5e-4 off, and knows none where ten steps do
 * not reach them; held instead to R's own equation solved by uniroot). beta: Korn & Graubard's Clopper-Pearson on n' answers; wilson: Wilson's
 * on n' answers; there n' = p (1 - p) / se^2 (t of n - 1 / t of df)^2, so that few units widen it too.
 * Source: Korn & Graubard 1998; Rao & Scott 1984; Dean & Pagano 2015 (wilson).
 */
export function shareInterval(method: ShareMethod, known: Known, confidence: number): Ends {
  const t = -studentQuantile((1 - confidence) / 2, known.df)
  if (known.se === 0) return { low: known.share, high: known.share }
  if (!(known.share > 0 && known.share < 1 && known.se >= 0 && known.se < Infinity)) throw new RangeError(`A share of ${known.share} with an error of ${known.se} has no interval.`)
  return ways[method](known, t, confidence)
}

const ways: Readonly<Record<ShareMethod, (known: Known, t: number, confidence: number) => Ends>> = {
  logit: ({ share, se }, t) => {
    const centre = Math.log(share / (1 - share)), half = (t * se) / (share * (1 - share))
    return { low: 1 / (1 + Math.exp(half - centre)), high: 1 / (1 + Math.exp(-half - centre)) }
  },
  linear: ({ share, se }, t) => ({ low: share - t * se, high: share + t * se }),
  asin: ({ share, se }, t) => {
    const centre = Math.asin(Math.sqrt(share)), half = (t * se) / (2 * Math.sqrt(share * (1 - share)))
    return { low: Math.sin(Math.max(0, centre - half)) ** 2, high: Math.sin(Math.min(Math.PI / 2, centre + half)) ** 2 }
  },
  beta: (known, t, confidence) => {
    const answers = answersLeft(known, t, confidence)
    return clopperPearson(known.share * answers, answers, confidence)
  },
  wilson: (known, t, confidence) => {
    const answers = answersLeft(known, t, confidence)
    return wilson(known.share * answers, answers, confidence)
  },
  likelihood: ({ share, se, n }, t) => {
    const reach = ((t * t * se * se) / (2 * share * (1 - share))) * (n / Math.max(1, n - 1)) // n / (n - 1): R's dispersion of the fit
    return { low: 1 - deviant(1 - share, reach), high: deviant(share, reach) }
  },
}

/** How many simple answers say as much, made smaller where few units were drawn. */
function answersLeft({ share, se, n }: Known, t: number, confidence: number): number {
  const simple = -studentQuantile((1 - confidence) / 2, Math.max(1, n - 1))
  return ((share * (1 - share)) / (se * se)) * (simple / t) ** 2
}

/** The greater share p' with p log(p / p') + (1 - p) log((1 - p) / (1 - p')) = reach, by halving on the log odds. */
function deviant(p: number, reach: number): number {
  let low = Math.log(p / (1 - p)), high = low + 1
  const far = (odds: number) => p * Math.log(p) + (1 - p) * Math.log(1 - p) - p * odds + log1pExp(odds) > reach
  while (!far(high)) high += high - low
  for (let step = 0; step < 200 && high - low > 1e-15 * Math.abs(high); step++) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) break
    if (far(middle)) high = middle
    else low = middle
  }
  return 1 / (1 + Math.exp(-(low + high) / 2))
}

function log1pExp(x: number): number {
  return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x))
}
