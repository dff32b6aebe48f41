import { discoveries } from '../../compare/discoveries.ts'
import { normalQuantile } from '../../distributions/normal-quantile.ts'
import { normalSf } from '../../distributions/normal-sf.ts'

// What rounding may move, and a thousand times more.
const hair = 1e-9

/**
 * Which of the tests are called real at a false discovery rate of `alpha` (discoveries), by how many standard deviations each lies off rather than by
 * its p, which few need to be reckoned for. `far` holds those that could be called; `sure` more are called if any is, `tests` are all.
 * k tests are called where k of them lie beyond the z that alpha k / tests asks for; k falls from all that could be to the greatest such.
 * Reference: discoveries of the p, for every family in the tests.
 */
export function calledCells(far: Float64Array, sure: number, tests: number, alpha: number): { readonly called: Uint8Array; readonly number: number } {
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`A level of significance lies between 0 and 1; ${alpha} does not.`)
  if (!(sure >= 0 && far.length + sure <= tests && tests < Infinity)) throw new RangeError(`Of ${tests} tests, ${far.length} and ${sure} cannot be called.`)
  const most = standing(far, sure, tests, alpha, far.length + sure, 1 - hair), number = standing(far, sure, tests, alpha, most, 1 + hair)
  if (number < most) return byP(far, sure, tests, alpha)
  const asked = number > 0 ? beyond(number, tests, alpha) : Infinity, called = new Uint8Array(far.length)
  for (let i = 0; i < far.length; i++) called[i] = (far[i] as number) >= asked ? 1 : 0
  return { called, number }
}

/** The greatest number, no more than `most`, of whom as many lie as far off as is asked of so many. */
function standing(far: Float64Array, sure: number, tests: number, alpha: number, most: number, strictly: number): number {
  for (let number = most; ; ) {
    const asked = number > 0 ? beyond(number, tests, alpha) * strictly : Infinity
    let more = sure
    for (let i = 0; i < far.length; i++) more += (far[i] as number) >= asked ? 1 : 0
    if (more >= number) return number
    number = more
  }
}

const beyond = (number: number, tests: number, alpha: number) => -normalQuantile((alpha * number) / (2 * tests))

/** Where a hair decides, p does. */
function byP(far: Float64Array, sure: number, tests: number, alpha: number): { called: Uint8Array; number: number } {
  const p = new Float64Array(sure + far.length)
  for (let k = 0; k < far.length; k++) p[sure + k] = 2 * normalSf(far[k] as number)
  const { called, number } = discoveries(p, alpha, tests - p.length)
  return { called: called.subarray(sure), number }
}
