import { normalQuantile } from '../distributions/normal-quantile.ts'

/** How bad it is to be one step apart: not at all graded, in proportion, or by its square. */
export type StepWeights = 'unweighted' | 'linear' | 'quadratic'

/**
 * How far two readers of the same cases agree beyond what chance would give: 1 always, 0 as chance; Cohen's kappa, weighted for graded
 * answers.
 * `table[i][j]` counts the cases that the first put into category i and the second into j. Not for more than two readers (fleissKappa), and
 * low by construction where nearly all cases are of one kind. Only one category used by both: not known. Where all cases are alike in how they
 * agree (in full, or nowhere), the formula of the error says 0, for any number of cases: se and interval are not known then.
 * (po - pe) / (1 - pe), w = 1 - |i-j|/(k-1) or 1 - ((i-j)/(k-1))^2; variance of Fleiss, Cohen & Everitt 1969; interval kappa +- z se.
 * Reference values: kappa as R's psych::cohen.kappa and sklearn's cohen_kappa_score have it; its error as R's vcd::Kappa, and as the published
 * formula written out in R. The error and interval that psych gives a weighted kappa are others, and of full agreement it says 1 to 1.
 * @example kappa([[20, 5], [10, 15]]).kappa // 0.4
 */
export function kappa(table: readonly (readonly number[])[], weights: StepWeights = 'unweighted', confidence = 0.95): Kappa {
  const k = table.length, method = `cohen-${weights}` as const
  if (table.some((row) => row.length !== k)) throw new RangeError('Two readers with the same categories make a square table.')
  if (table.some((row) => row.some((count) => !(count >= 0 && count < Infinity)))) {
    throw new RangeError('The cells of the table are counts of 0 or more.')
  }
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`A confidence lies between 0 and 1; ${confidence} does not.`)
  const n = table.reduce((sum, row) => sum + row.reduce((a, b) => a + b, 0), 0)
  const rows = table.map((row) => row.reduce((a, b) => a + b, 0) / n)
  const columns = table.map((_, j) => table.reduce((sum, row) => sum + row[j]!, 0) / n)
  const w = (i: number, j: number) => {
    const apart = i === j ? 0 : Math.abs(i - j) / (k - 1)
    return weights === 'unweighted' ? Number(apart === 0) : 1 - (weights === 'linear' ? apart : apart ** 2)
  }
  const byRow = rows.map((_, i) => columns.reduce((sum, c, j) => sum + c * w(i, j), 0))
  const byColumn = columns.map((_, j) => rows.reduce((sum, r, i) => sum + r * w(i, j), 0))
  const seen = over(table, (count, i, j) => (count / n) * w(i, j)), chance = rows.reduce((sum, r, i) => sum + r * byRow[i]!, 0)
  if (!(n > 0) || 1 - chance < 1e-15) return { kappa: null, se: null, low: null, high: null, agreement: n > 0 ? seen : null, n, method }
  const value = (seen - chance) / (1 - chance)
  const of = (i: number, j: number) => w(i, j) - (byRow[i]! + byColumn[j]!) * (1 - value)
  const middle = over(table, (count, i, j) => (count / n) * of(i, j))
  const spread = over(table, (count, i, j) => (count / n) * (of(i, j) - middle) ** 2)
  if (spread < 1e-24) return { kappa: value, se: null, low: null, high: null, agreement: seen, n, method }
  const se = Math.sqrt(spread / n) / (1 - chance)
  const half = -normalQuantile((1 - confidence) / 2) * se
  return { kappa: value, se, low: Math.max(-1, value - half), high: Math.min(1, value + half), agreement: seen, n, method }
}

function over(table: readonly (readonly number[])[], part: (count: number, i: number, j: number) => number): number {
  return table.reduce((sum, row, i) => sum + row.reduce((inner, count, j) => inner + part(count, i, j), 0), 0)
}

/** Agreement beyond chance; `agreement` is the plain (weighted) share of cases on which both agree. */
export type Kappa = {
  readonly kappa: number | null
  readonly se: number | null
  readonly low: number | null
  readonly high: number | null
  readonly agreement: number | null
  readonly n: number
  readonly method: `cohen-${StepWeights}`
}
