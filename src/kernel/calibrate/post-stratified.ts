import { cellOfRows, jointCells } from '../estimate/joint-cells.ts'
import { rake, type Margin } from '../estimate/rake.ts'
import { relativeWeights } from '../estimate/relative-weights.ts'
import type { SurveyDesign } from '../estimate/survey-design.ts'
import { wholeSample } from './whole-sample.ts'

/**
 * A sample whose weights say how many people of each group (zone by age by sex) there are, with the standard error that belongs to it:
 * only what differs inside the groups varies. Estimates from it are labelled `post-stratified`.
 * Not with groups of a few answers (merge them), nor with numbers that are themselves guesses: they count as known.
 * Weight times known number / weighted number of the group. Who is in no known group (-1) keeps the weight of the others.
 * Source: Holt & Smith 1979. Reference values: R's survey 4.1-1, postStratify, on the California schools and on eight zones.
 */
export function postStratified(design: SurveyDesign, groups: Margin): SurveyDesign {
  const before = wholeSample(design), { weights } = rake([groups], { weights: before.weights })
  const whole = { ...before, ...relativeWeights(weights) }
  const joint = jointCells([groups], design.rows), fit = { cell: cellOfRows(joint), groups: joint.categories, counts: before.weights, rounds: 1 }
  return { ...whole, calibration: { kind: 'post-stratified', whole, place: null, fit } }
}
