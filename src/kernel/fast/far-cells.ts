/** Which cells do not lie nearer to chance than `enough` standard deviations, those of whom nothing can be said (NaN) among them. */
export function farCells(z: Float64Array, enough: number): Int32Array {
  const far = new Int32Array(z.length + 1)
  let many = 0
  for (let i = 0; i < z.length; i++) {
    far[many] = i
    many += Math.abs(z[i] as number) < enough ? 0 : 1
  }
  return far.subarray(0, many)
}
