/**
 * The inverse of a symmetric matrix without negative directions (by Cholesky's way, rows brought to one scale first), row by row.
 * A direction that the others already say is left out: its row and column are 0. Not for large matrices: the cube of `size` steps.
 */
export function inverse(matrix: Float64Array, size: number): Float64Array {
  if (!(size >= 0 && matrix.length === size * size)) throw new RangeError(`A matrix of ${size} x ${size} cannot have ${matrix.length} numbers.`)
  const scale = Float64Array.from({ length: size }, (_, i) => { const d = matrix[i * size + i] as number; return d > 0 ? 1 / Math.sqrt(d) : 0 })
  const lower = new Float64Array(size * size), kept: number[] = []
  for (let j = 0; j < size; j++) {
    let pivot = scale[j] === 0 ? 0 : 1
    for (const k of kept) pivot -= (lower[j * size + k] as number) ** 2
    if (pivot <= 1e-13) { lower.fill(0, j * size, (j + 1) * size); continue }
    const root = Math.sqrt(pivot)
    lower[j * size + j] = root
    for (let i = j + 1; i < size; i++) {
      let sum = (matrix[i * size + j] as number) * (scale[i] as number) * (scale[j] as number)
      for (const k of kept) sum -= (lower[i * size + k] as number) * (lower[j * size + k] as number)
      lower[i * size + j] = sum / root
    }
    kept.push(j)
  }
  const turned = new Float64Array(size * size) // the inverse of `lower`, on the kept directions
  for (const c of kept) {
    for (const i of kept) {
      if (i < c) continue
      let sum = i === c ? 1 : 0
      for (const k of kept) if (k >= c && k < i) sum -= (lower[i * size + k] as number) * (turned[k * size + c] as number)
      turned[i * size + c] = sum / (lower[i * size + i] as number)
    }
  }
  const found = new Float64Array(size * size)
  for (const a of kept) {
    for (const b of kept) {
      let sum = 0
      for (const k of kept) if (k >= a && k >= b) sum += (turned[k * size + a] as number) * (turned[k * size + b] as number)
      found[a * size + b] = sum * (scale[a] as number) * (scale[b] as number)
    }
  }
  return found
}
