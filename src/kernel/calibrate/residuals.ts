import { wholeNumber } from '../whole-number.ts'
import type { Calibration, Grouped } from './calibration.ts'
import { leastSquares } from '../algebra/least-squares.ts'

/**
 * What of each row's influence is left when the groups or columns the weights were fitted to have explained their part: a sample whose
 * weights already say how many women there are no longer errs in how many women it met. Not a result by itself: unitVariance.ts sums it.
 * Post-stratified: z / w minus its mean over the group (rows counting by their weight before), times w. Raked: the same margin by margin,
 * ten times round, each row counting once, as survey::svyrecvar does. Calibrated: residual of the least squares by the weights before.
 * Source: Deville & Särndal 1992; Deville, Särndal & Sautory 1993. Reference values: R's survey 4.1-1, postStratify, rake and calibrate.
 */
export function residuals(influence: Float64Array, { whole, place, fit }: Calibration): Float64Array {
  const { rows, weights } = whole
  if (weights.length !== rows) throw new RangeError(`A design of ${rows} rows cannot have ${weights.length} weights.`)
  const v = new Float64Array(rows)
  for (let i = 0; i < influence.length; i++) v[place ? (place[i] as number) : i] = influence[i] as number
  for (let i = 0; i < rows; i++) v[i] = (weights[i] as number) > 0 ? (v[i] as number) / (weights[i] as number) : 0
  const left = 'groups' in fit ? centred(v, fit) : leastSquares(fit.columns, v, fit.start).residuals
  for (let i = 0; i < rows; i++) left[i]! *= weights[i] as number
  if (!left.every(Number.isFinite)) throw new RangeError('Influences and weights must be finite numbers.')
  return left
}

/** Group means taken out margin by margin, worked out on joint cells: rows are touched twice, however many rounds. */
function centred(v: Float64Array, { cell, groups, counts, rounds }: Grouped): Float64Array {
  if (groups.length === 0) throw new RangeError('Weights are fitted to one group at least.')
  const cells = groups[0]!.length, sums = new Float64Array(cells), sizes = new Float64Array(cells), offset = new Float64Array(cells)
  for (let i = 0; i < v.length; i++) {
    const count = counts ? (counts[i] as number) : 1
    sums[cell[i] as number]! += count * (v[i] as number)
    sizes[cell[i] as number]! += count
  }
  wholeNumber(rounds, 'The number of rounds', 1000)
  for (let round = 0; round < rounds; round++) for (const group of groups) centre(offset, sums, sizes, group)
  for (let i = 0; i < v.length; i++) v[i]! -= offset[cell[i] as number] as number
  return v
}

function centre(offset: Float64Array, sums: Float64Array, sizes: Float64Array, group: Int32Array): void {
  const size = group.reduce((most, g) => Math.max(most, g), -1) + 1, left = new Float64Array(size), answers = new Float64Array(size)
  for (let c = 0; c < offset.length; c++) {
    const g = group[c] as number
    if (g < 0) continue
    left[g]! += (sums[c] as number) - (sizes[c] as number) * (offset[c] as number)
    answers[g]! += sizes[c] as number
  }
  for (let c = 0; c < offset.length; c++) {
    const g = group[c] as number
    if (g >= 0 && (answers[g] as number) > 0) offset[c]! += (left[g] as number) / (answers[g] as number)
  }
}
