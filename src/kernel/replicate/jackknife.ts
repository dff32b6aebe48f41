import type { SurveyDesign } from '../estimate/survey-design.ts'
import { unitsOf, type Replicates } from './replicates.ts'

/**
 * Every sampling unit left out once, the others of its stratum standing in for it (JK1 for one stratum, JKn for many): for numbers that
 * have no formula of their own, and to check those that have. Not for medians without woodruff (their jackknife never settles), nor for
 * thousands of unclustered people (each unit is a whole pass over the rows: quadratic). A lonely stratum adds nothing.
 * Factors n / (n - 1) in the stratum, 0 for the unit; share of a squared difference undrawn (n - 1) / n.
 * Source: Tukey 1958; Rust & Rao 1996. Reference values: R's survey 4.1-1, as.svrepdesign, types JK1 and JKn.
 */
export function jackknife(design: SurveyDesign): Replicates {
  const units = unitsOf(design), leftOut: number[] = [], shares: number[] = []
  units.forEach((there, h) => {
    const n = there.length
    if (n > 1) for (const u of there) { leftOut.push(u); shares.push(((design.undrawn[h] as number) * (n - 1)) / n) }
  })
  const factors = (replicate: number, into: Float64Array) => {
    const out = leftOut[replicate] as number, mates = units[design.stratum[out] as number]!
    into.fill(1)
    for (const u of mates) into[u] = mates.length / (mates.length - 1)
    into[out] = 0
  }
  return { design, count: leftOut.length, shares: Float64Array.from(shares), factors, df: design.stratum.length - design.drawn.length, method: 'jackknife' }
}
