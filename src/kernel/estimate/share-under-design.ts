import { clopperPearson } from './clopper-pearson.ts'
import { effectiveSample } from './effective-sample.ts'
import { weightsOf, type Estimate } from './estimate.ts'
import { linearised } from './linearised.ts'
import { meanUnderDesign } from './mean-under-design.ts'
import { shareInterval, type ShareMethod } from './share-interval.ts'
import type { SurveyDesign } from './survey-design.ts'
import { wilson } from './wilson.ts'

/**
 * The share of the population that would give an answer (1 yes, 0 no, NaN missing), by the way the people were drawn.
 * `logit` draws the interval on the log odds, so it stays between 0 and 1; `linear` is share +- t * se, which may leave them and has no
 * width at 0 and 1: only for agreement with older series. `beta` (Korn & Graubard) is careful and wide, for small samples and rare answers;
 * `wilson`, `asin` and `likelihood` lie between. Where nobody or everybody said yes there is no spread, and the Wilson interval (for
 * `beta` the exact one) on the effective number of answers is given instead and says so; not where everybody there is was asked (finite populations
 * drawn whole): their share is known, like every other share whose error is 0. Nothing known: between 0 and 1.
 * Formulas and sources: share-interval.ts. Reference values: R's survey 4.1-1, svyciprop, on the California schools; `wilson` by hand.
 */
export function shareUnderDesign(values: ArrayLike<number>, design: SurveyDesign, method: ShareMethod = 'logit', confidence = 0.95): Estimate {
  for (let i = 0; i < values.length; i++) {
    const y = values[i] as number
    if (y !== 0 && y !== 1 && y === y) throw new RangeError(`A share counts 1 and 0; answer ${i + 1} is ${y}.`)
  }
  if (method === 'linear') return meanUnderDesign(values, design, confidence)
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`A confidence lies between 0 and 1; ${confidence} does not.`)
  const { mean, variance, n, deff, df, dfSatterthwaite } = linearised(values, design), known = { n, deff, df, dfSatterthwaite }
  const se = variance === null ? null : Math.sqrt(variance)
  const named = method === 'wilson' ? 'wilson-effective' : method, weighted = weightsOf(design)
  if (mean === null || se === null || df < 1) return { estimate: mean, se, low: 0, high: 1, ...known, method: named, ...weighted }
  if ((mean <= 0 || mean >= 1) && !allDrawn(values, design)) {
    const effective = effectiveSample(design.weights.filter((_, i) => values[i] === values[i]))
    const { low, high } = (method === 'beta' ? clopperPearson : wilson)(mean <= 0 ? 0 : effective, effective, confidence)
    return { estimate: mean, se, low, high, ...known, method: method === 'beta' ? 'beta' : 'wilson-effective', ...weighted }
  }
  const { low, high } = shareInterval(method, { share: mean, se, n, df }, confidence)
  return { estimate: mean, se, low, high, ...known, method: named, ...weighted }
}

/** Whether nobody was left out of the draw in any stratum that an answer comes from: nothing is then left to chance. */
function allDrawn(values: ArrayLike<number>, { unit, stratum, undrawn, weights, second }: SurveyDesign): boolean {
  if (second) return false
  for (let i = 0; i < values.length; i++) {
    if (values[i] === values[i] && weights[i] !== 0 && undrawn[stratum[unit[i] as number] as number] !== 0) return false
  }
  return true
}
