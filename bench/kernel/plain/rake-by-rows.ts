import type { Margin } from '../../../src/kernel/estimate/rake.ts'

/** Raking as it is usually written: every margin is fitted on all rows, until all are met. */
export function rakeByRows(margins: readonly Margin[], tolerance = 1e-11): Float64Array {
  const rows = margins[0]!.category.length
  const total = Array.from(margins[0]!.targets).reduce((sum, one) => sum + one, 0)
  const weights = new Float64Array(rows).fill(total / rows)
  const sums = ({ category, targets }: Margin) => {
    const now = new Float64Array(targets.length)
    for (let row = 0; row < rows; row++) now[category[row]!]! += weights[row]!
    return now
  }
  for (let round = 0; round < 500; round++) {
    for (const margin of margins) {
      const factors = sums(margin).map((now, category) => margin.targets[category]! / now)
      for (let row = 0; row < rows; row++) weights[row]! *= factors[margin.category[row]!]!
    }
    if (margins.every((margin) => sums(margin).every((now, category) => Math.abs(now - margin.targets[category]!) <= tolerance * total))) break
  }
  return weights
}
