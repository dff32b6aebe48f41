import type { SurveyDesign } from '../estimate/survey-design.ts'

/**
 * What a design remembers of weights that were fitted to the population, so that the standard error can be the one that belongs to them:
 * `post-stratified` (known numbers of one set of groups), `raked` (several margins) or `calibrated` (totals of any columns).
 * A part of the sample keeps the `whole` and the `place` of its rows in it, for the fit goes through everybody.
 */
export type Calibration = {
  readonly kind: 'post-stratified' | 'raked' | 'calibrated'
  readonly whole: SurveyDesign
  readonly place: Int32Array | null
  readonly fit: Fit
}

/** Weights fitted to groups: the joint cell of each row, the group of each cell in every margin (-1 in none), and how much a row counts in a group's mean. */
export type Grouped = { readonly cell: Int32Array; readonly groups: readonly Int32Array[]; readonly counts: Float64Array | null; readonly rounds: number }

/** How the weights were fitted: to groups, or to totals of columns from the weights before. */
export type Fit = Grouped | { readonly columns: readonly Float64Array[]; readonly start: Float64Array }
