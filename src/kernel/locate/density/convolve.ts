import { wholeNumber } from '../../whole-number.ts'
import { spreadApart } from '../../fast/spread-apart.ts'
import { spreadByKnots } from '../../fast/spread-by-knots.ts'
import { spreadRound } from '../../fast/spread-round.ts'
import { gaussianKnots } from './gaussian-knots.ts'

/**
 * Each value of a grid spread over the cells around it by a kernel of cell distances, Gaussian by rows and then columns (its square is the product
 * of two lines), in two narrower steps where cells are small enough, any other as it is. Beyond the rim is nothing.
 */
export function convolve(values: ArrayLike<number>, columns: number, rows: number, height: (d2: number) => number, reach: number, apart: boolean): Float64Array {
  wholeNumber(reach, 'The reach of a hill', apart ? 2 ** 24 : 2 ** 15 - 1)
  const knots = apart ? gaussianKnots(height, reach) : null
  if (knots) return spreadByKnots(values, columns, rows, knots.to, knots.from)
  if (apart) {
    const line = Float64Array.from({ length: reach + 1 }, (_, d) => height(d * d)), middle = line[0] as number
    return spreadApart(values, columns, rows, line, line.map((w) => w / middle))
  }
  const wide = reach + 1
  return spreadRound(values, columns, rows, Float64Array.from({ length: wide * wide }, (_, k) => height((k % wide) ** 2 + Math.floor(k / wide) ** 2)), reach)
}
