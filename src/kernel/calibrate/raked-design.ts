import { cellOfRows, jointCells } from '../estimate/joint-cells.ts'
import { rake, type Margin, type Raked } from '../estimate/rake.ts'
import { relativeWeights } from '../estimate/relative-weights.ts'
import type { SurveyDesign } from '../estimate/survey-design.ts'
import { wholeSample } from './whole-sample.ts'

/**
 * A sample raked to several margins (rake.ts), with the standard error that belongs to it: what the margins explain no longer varies.
 * Estimates from it are labelled `raked`; the same weights given as plain numbers to surveyDesign are taken as fixed.
 * Not for margins that were not met: look at `converged` and `maxError`, the largest miss as a share of the whole.
 * Source: Deville, Särndal & Sautory 1993; the error as in survey::rake (residuals.ts). Reference values: R's survey 4.1-1.
 */
export function rakedDesign(design: SurveyDesign, margins: readonly Margin[], asked: { tolerance?: number; rounds?: number } = {}): RakedDesign {
  const before = wholeSample(design), { weights, ...how } = rake(margins, { ...asked, weights: before.weights })
  const whole = { ...before, ...relativeWeights(weights) }
  const joint = jointCells(margins, design.rows), fit = { cell: cellOfRows(joint), groups: joint.categories, counts: null, rounds: 10 }
  return { ...how, design: { ...whole, calibration: { kind: 'raked', whole, place: null, fit } } }
}

/** The raked sample, and how well it meets the margins. */
export type RakedDesign = Omit<Raked, 'weights'> & { readonly design: SurveyDesign }
