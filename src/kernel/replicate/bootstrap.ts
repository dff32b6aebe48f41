import type { SurveyDesign } from '../estimate/survey-design.ts'
import { unitsOf, type Replicates } from './replicates.ts'

/**
 * In each stratum n - 1 of its n units drawn again with replacement, `count` times over: for any number, medians too.
 * `random` gives numbers in [0, 1) (random.ts, seeded): the same seed tells the same again. Under some hundred replicates the error
 * itself is uncertain by a tenth. Not for strata of one unit (they add nothing).
 * Factor 1 - f + f r n / (n - 1), r times drawn, f the root of the part not drawn, so that a finite population is heeded.
 * Source: Rao & Wu 1988; Rao, Wu & Yue 1992. Reference: in expectation the linearised variance of a total, which the tests hold it to.
 */
export function bootstrap(design: SurveyDesign, count: number, random: () => number): Replicates {
  if (!(Number.isInteger(count) && count >= 2)) throw new RangeError(`A bootstrap needs two replicates or more, not ${count}.`)
  const units = unitsOf(design), size = design.stratum.length, times = new Uint16Array(count * size)
  for (let replicate = 0; replicate < count; replicate++) {
    for (const there of units) {
      for (let draw = 1; draw < there.length; draw++) times[replicate * size + (there[Math.floor(random() * there.length)] as number)]! += 1
    }
  }
  const factors = (replicate: number, into: Float64Array) => {
    for (let u = 0; u < size; u++) {
      const h = design.stratum[u] as number, n = design.drawn[h] as number, f = Math.sqrt(design.undrawn[h] as number)
      into[u] = n > 1 ? 1 - f + (f * (times[replicate * size + u] as number) * n) / (n - 1) : 1
    }
  }
  return { design, count, shares: new Float64Array(count).fill(1 / (count - 1)), factors, df: size - design.drawn.length, method: 'bootstrap' }
}
