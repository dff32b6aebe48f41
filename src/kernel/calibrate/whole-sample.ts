import type { SurveyDesign } from '../estimate/survey-design.ts'

/** The design that weights may be fitted on: the sample as it was drawn. A part of it, or weights that were fitted already, are a caller's mistake. */
export function wholeSample(design: SurveyDesign): SurveyDesign {
  if (design.calibration) throw new RangeError('These weights were fitted to the population already; fit them once, to everything that is known.')
  const rows = new Float64Array(design.drawn.length)
  for (const h of design.stratum) rows[h]! += 1
  if (rows.some((units, h) => units !== design.drawn[h])) throw new RangeError('Weights are fitted on the whole sample, not on a part of it.')
  return design
}
