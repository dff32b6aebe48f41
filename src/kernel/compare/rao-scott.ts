import { inverse } from '../algebra/inverse.ts'
import { fCdf } from '../distributions/f-cdf.ts'
import type { SurveyDesign } from '../estimate/survey-design.ts'
import { scoreCovariance } from './score-covariance.ts'

/**
 * Whether two answers (or an answer and a group) hang together in the population, under the way the people were drawn: Rao & Scott's test,
 * second order.
 * `rows` and `columns` are category numbers, negative or NaN missing; who did not answer both stays in the design with nothing to say.
 * Not for tables whose cells are mostly empty, nor with a handful of sampling units. Fewer than two rows or columns in use: not known.
 * Pearson's statistic of the weighted table over the trace of the generalised design effects D, referred to F with (tr D)^2 / tr D^2 and
 * that times the design's degrees of freedom. D = (C' P^-1 C / n)^-1 C' P^-1 V P^-1 C, V the covariance of the cells' shares P, C the
 * interactions.
 * Source: Rao & Scott 1984; Thomas & Rao 1987. Reference values: R's svychisq(statistic = "F") on the California schools.
 */
export function raoScott(rows: ArrayLike<number>, columns: ArrayLike<number>, design: SurveyDesign): RaoScott {
  if (rows.length !== design.rows || columns.length !== design.rows) {
    throw new RangeError(`The design has ${design.rows} rows but there are ${rows.length} and ${columns.length} answers.`)
  }
  const { cell, share, n, R, C, total } = weightedTable(rows, columns, design.weights), K = (R - 1) * (C - 1)
  const method = 'rao-scott-f' as const
  const unknown = { statistic: null, chiSquare: null, df: null, dfRest: null, p: null, n, method }
  if (R < 2 || C < 2) return unknown
  const ofRow = share.reduce((sums, p, at) => (sums[Math.floor(at / C)]! += p, sums), new Float64Array(R))
  const ofColumn = share.reduce((sums, p, at) => (sums[at % C]! += p, sums), new Float64Array(C))
  const expected = (at: number) => ofRow[Math.floor(at / C)]! * ofColumn[at % C]!
  const chiSquare = n * share.reduce((sum, p, at) => sum + (p - expected(at)) ** 2 / expected(at), 0)
  // What is left of the interaction of row i and column j after row and column effects.
  const contrast = (at: number, k: number) => (Number(Math.floor(at / C) === 1 + Math.floor(k / (C - 1))) - 1 / R) * (Number(at % C === 1 + (k % (C - 1))) - 1 / C)
  const constant = Float64Array.from({ length: K }, (_, k) => share.reduce((sum, p, at) => sum + (p > 0 ? contrast(at, k) : 0), 0))
  const { covariance, df } = scoreCovariance(K, design, (row, out) => {
    const at = cell[row]!
    if (at < 0) return false
    for (let k = 0; k < K; k++) out[k] = (design.weights[row]! / total) * (contrast(at, k) / share[at]! - constant[k]!)
    return true
  })
  const product = (on: number, at: number) => contrast(on, Math.floor(at / K)) * contrast(on, at % K)
  const simple = Float64Array.from({ length: K * K }, (_, at) => share.reduce((sum, p, on) => sum + (p > 0 ? product(on, at) / p / n : 0), 0))
  const [first, second] = traces(inverse(simple, K), covariance, K)
  if (!(first > 0) || df < 1) return { ...unknown, chiSquare }
  const over = (first * first) / second, statistic = chiSquare / first
  return { statistic, chiSquare, df: over, dfRest: over * df, p: fCdf(statistic, over, over * df, 'above'), n, method }
}

/** The trace of the product and of its square. */
function traces(left: Float64Array, right: Float64Array, K: number): [number, number] {
  const product = Float64Array.from({ length: K * K }, (_, at) => {
    let sum = 0
    for (let k = 0; k < K; k++) sum += left[Math.floor(at / K) * K + k]! * right[k * K + (at % K)]!
    return sum
  })
  let first = 0, second = 0
  for (let a = 0; a < K; a++) {
    first += product[a * K + a]!
    for (let b = 0; b < K; b++) second += product[a * K + b]! * product[b * K + a]!
  }
  return [first, second]
}

/** The cell of each row (-1 none) and the weighted share of each cell, categories numbered as they come. */
function weightedTable(rows: ArrayLike<number>, columns: ArrayLike<number>, weights: Float64Array) {
  const answered = Array.from(weights, (w, i) => w > 0 && rows[i]! >= 0 && columns[i]! >= 0)
  const numbered = (list: ArrayLike<number>) => {
    const names = [...new Set(Array.from(list).filter((_, i) => answered[i]))].sort((a, b) => a - b)
    return new Map(names.map((name, at) => [name, at]))
  }
  const r = numbered(rows), c = numbered(columns)
  const cell = Int32Array.from(weights, (_, i) => (answered[i] ? r.get(rows[i]!)! * c.size + c.get(columns[i]!)! : -1))
  const share = new Float64Array(r.size * c.size)
  let total = 0, n = 0
  cell.forEach((at, i) => {
    if (at < 0) return
    n++
    total += weights[i]!
    share[at]! += weights[i]!
  })
  return { cell, share: share.map((weight) => weight / total), n, total, R: r.size, C: c.size }
}

/** The test of a whole table: `statistic` is F on df and dfRest, `chiSquare` the weighted Pearson statistic before correction. */
export type RaoScott = {
  readonly statistic: number | null
  readonly chiSquare: number | null
  readonly df: number | null
  readonly dfRest: number | null
  readonly p: number | null
  readonly n: number
  readonly method: 'rao-scott-f'
}
