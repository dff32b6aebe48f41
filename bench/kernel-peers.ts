import type { Margin } from '../src/kernel/estimate/rake.ts'

/** How often each answer was given, as one writes it first: question by question, a map a zone. */
export function tallyByQuestion({ answers, items, zone, zones }: { answers: Int8Array; items: number; zone: Uint16Array; zones: number }): Map<number, number>[][] {
  return Array.from({ length: items }, (_, item) => {
    const counts = Array.from({ length: zones }, () => new Map<number, number>())
    for (let row = 0; row < zone.length; row++) {
      const given = counts[zone[row]!]!, answer = answers[row * items + item]!
      given.set(answer, (given.get(answer) ?? 0) + 1)
    }
    return counts
  })
}

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

/** A mean and its linearised standard error, the units kept in maps. */
export function meanByMaps(values: Float64Array, weights: Float64Array, strata: Int32Array, clusters: Int32Array): { mean: number; se: number } {
  let total = 0, sum = 0
  values.forEach((y, row) => {
    if (Number.isNaN(y)) return
    total += weights[row]!
    sum += weights[row]! * y
  })
  const mean = sum / total
  const byStratum = new Map<number, Map<number, number>>()
  values.forEach((y, row) => {
    const units = byStratum.get(strata[row]!) ?? new Map<number, number>()
    byStratum.set(strata[row]!, units)
    units.set(clusters[row]!, (units.get(clusters[row]!) ?? 0) + (Number.isNaN(y) ? 0 : (weights[row]! * (y - mean)) / total))
  })
  const variance = [...byStratum.values()].reduce((all, units) => {
    const parts = [...units.values()], middle = parts.reduce((one, other) => one + other, 0) / parts.length
    return all + (parts.length / (parts.length - 1)) * parts.reduce((squares, part) => squares + (part - middle) ** 2, 0)
  }, 0)
  return { mean, se: Math.sqrt(variance) }
}

/** Holm and Benjamini-Hochberg by sorting pairs of p and place, and putting each back. */
export function holmByPairs(ps: readonly number[]): number[] {
  const pairs = sorted(ps), raised: number[] = []
  let most = 0
  pairs.forEach(({ p, at }, k) => (raised[at] = most = Math.max(most, Math.min(1, (ps.length - k) * p))))
  return raised
}

export function bhByPairs(ps: readonly number[]): number[] {
  const pairs = sorted(ps), raised: number[] = []
  let least = 1
  pairs.toReversed().forEach(({ p, at }, k) => (raised[at] = least = Math.min(least, (ps.length * p) / (ps.length - k))))
  return raised
}

const sorted = (ps: readonly number[]) => ps.map((p, at) => ({ p, at })).sort((one, other) => one.p - other.p)
