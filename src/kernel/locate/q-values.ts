import { benjaminiHochberg } from '../compare/benjamini-hochberg.ts'

/**
 * P-values of many cells raised so that, of the cells called hot, only the promised part is false on average (Benjamini-Hochberg).
 * The same as benjaminiHochberg, for a million cells: cells that were not tested (tested[i] = 0) count as no tests and get 1; a tested
 * one whose p is not known (NaN) is no test either and stays NaN.
 * Not corrected for neighbours being alike; with neighbours that pull the same way it still holds (Benjamini & Yekutieli 2001).
 * Reference values: R's p.adjust(method = 'BH').
 */
export function qValues(p: Float64Array, tested: ArrayLike<number>): Float64Array {
  const raised = benjaminiHochberg(p.map((one, i) => (tested[i] !== 0 ? one : NaN)))
  return raised.map((one, i) => (tested[i] !== 0 ? one : 1))
}
