import type { JointKeys, Rows } from '../joint-keys.ts'

/** The plain twin of jointKeys. */
export function jointKeysPlainly({ categories, widths, rows, weights }: Rows): JointKeys | null {
  const keys = new Int32Array(rows), sums = new Float64Array(widths.reduce((all, width) => all * (width + 1), 1))
  for (const [m, category] of categories.entries()) {
    const width = widths[m] as number
    for (let i = 0; i < rows; i++) {
      const k = category[i] as number
      if (!(k >= -1 && k < width && Number.isInteger(k))) return null
      keys[i] = (keys[i] as number) * (width + 1) + k + 1
    }
  }
  for (let i = 0; i < rows; i++) sums[keys[i] as number]! += weights ? (weights[i] as number) : 1
  return { keys, sums }
}
