import type { SurveyDesign } from '../estimate/survey-design.ts'

/**
 * A sample told many times over with slightly other weights: how much a number differs between the tellings is how much chance it holds.
 * `factors(replicate, into)` fills what each sampling unit's weight is multiplied by; `shares` is what each squared difference counts.
 */
export type Replicates = {
  readonly design: SurveyDesign
  readonly count: number
  readonly shares: Float64Array
  readonly factors: (replicate: number, into: Float64Array) => void
  readonly df: number
  readonly method: 'jackknife' | 'bootstrap'
}

/** The units of each stratum, by number. A part of a sample, a second draw, or fitted weights cannot be told again unit by unit. */
export function unitsOf(design: SurveyDesign): number[][] {
  const units: number[][] = Array.from(design.drawn, () => [])
  design.stratum.forEach((h, u) => {
    const there = units[h]
    if (!there) throw new RangeError(`Unit ${u} is of stratum ${h}; strata are 0 to ${units.length - 1}.`)
    there.push(u)
  })
  if (units.some((there, h) => there.length !== design.drawn[h])) {
    throw new RangeError('Replicate weights need the whole sample; give the answers of those outside the part as missing.')
  }
  if (design.calibration) throw new RangeError('Replicate weights start from the weights before they were fitted; fit them anew in the statistic.')
  return units
}
