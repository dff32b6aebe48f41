import { normalQuantile } from '../../../src/kernel/distributions/normal-quantile.ts'
import { studentQuantile } from '../../../src/kernel/distributions/student-quantile.ts'
import { items, type Answers } from '../made/answers.ts'

/** Estimates, errors and intervals as one writes them in plain TypeScript for speed: the sums by answer in one pass, then the formulas. */
export function estimatesPlainly({ zones, answers, weights, start }: Answers, isShare: (item: number) => boolean) {
  const column = () => new Float64Array(zones * items), estimate = column(), se = column(), low = column(), high = column(), sums = new Float64Array(items * 16), counts = new Uint32Array(items * 8), known = new Map<number, number>(), square = normalQuantile(0.975) ** 2
  for (let z = 0; z < zones; z++) {
    sums.fill(0)
    counts.fill(0)
    const drawn = start[z + 1]! - start[z]!
    for (let row = start[z]!, at = row * items; row < start[z + 1]!; row++) {
      const w = weights[row]!, square = w * w
      for (let item = 0; item < items; item++, at++) {
        const into = item * 8 + answers[at]!
        sums[2 * into]! += w
        sums[2 * into + 1]! += square
        counts[into]! += 1
      }
    }
    for (let item = 0; item < items; item++) settle(z * items + item, item, drawn)
  }
  return { estimate, se, low, high }

  function settle(at: number, item: number, drawn: number): void {
    const from = item * 8, less = isShare(item) ? 1 : 0
    let all = 0, sum = 0, n = 0, squares = 0, allSquares = 0
    for (let code = 1; code < 8; code++) {
      all += sums[2 * (from + code)]!
      sum += sums[2 * (from + code)]! * (code - less)
      allSquares += sums[2 * (from + code) + 1]!
      n += counts[from + code]!
    }
    const mean = sum / all
    for (let code = 1; code < 8; code++) squares += sums[2 * (from + code) + 1]! * (code - less - mean) ** 2
    const error = Math.sqrt((drawn / (drawn - 1)) * squares) / all, t = known.get(n) ?? -studentQuantile(0.025, n - 1)
    known.set(n, t)
    estimate[at] = mean
    se[at] = error
    if (!less) {
      low[at] = mean - t * error
      high[at] = mean + t * error
      return
    }
    low[at] = 0
    high[at] = 1
    if (mean === 0) high[at] = square / ((all * all) / allSquares + square)
    else if (mean === 1) low[at] = (all * all) / allSquares / ((all * all) / allSquares + square)
    if (mean === 0 || mean === 1) return
    const odds = Math.log(mean / (1 - mean)), half = (t * error) / (mean * (1 - mean))
    low[at] = 1 / (1 + Math.exp(half - odds))
    high[at] = 1 / (1 + Math.exp(-half - odds))
  }
}
