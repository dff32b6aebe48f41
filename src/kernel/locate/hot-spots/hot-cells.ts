import { normalQuantile } from '../../distributions/normal-quantile.ts'
import { calledCells } from './called-cells.ts'
import { gridZ, type Asked, type Shape } from './grid-z.ts'

/**
 * Which cells of a grid are hot (1) or cold (-1), and nothing more: getisOrdOnGrid's decision where q is at or under `alpha`, without
 * reckoning p and q of the cells that stand out from nobody. For maps of millions of cells, drawn again and again.
 * Not where q itself is told or another level may be asked for later (getisOrdOnGrid). Two-sided; false discovery rate over all tested cells.
 * Source: Ord & Getis 1995; Benjamini & Hochberg 1995. Reference: getisOrdOnGrid's q, for every grid in the tests.
 */
export function hotCells(counts: ArrayLike<number>, shape: Shape, band: number, asked: Asked & { readonly alpha?: number } = {}): HotCells {
  const { alpha = 0.05 } = asked, cells = new Int8Array(counts.length)
  // Whoever is not called alone is called in no company either; whoever would be called as the only one among all is called in any.
  const enough = normalQuantile(1 - alpha / 2) * (1 - 1e-9), surely = -normalQuantile(alpha / (2 * Math.max(1, counts.length))) * (1 + 1e-9)
  const { z, far: out } = gridZ(counts, shape, band, asked, enough), far = new Float64Array(out.length)
  let doubtful = 0, sure = 0
  for (let k = 0; k < out.length; k++) {
    const i = out[k] as number, one = z[i] as number, off = Math.abs(one)
    if (off >= surely) {
      cells[i] = one > 0 ? 1 : -1
      sure++
    } else if (off >= enough) {
      out[doubtful] = i
      far[doubtful++] = off
    } else z[i] = 0
  }
  const n = z.length - (out.length - doubtful - sure), { called, number } = calledCells(far.subarray(0, doubtful), sure, n, alpha)
  for (let k = 0; k < doubtful; k++) if (called[k]) cells[out[k] as number] = (z[out[k] as number] as number) > 0 ? 1 : -1
  return { cells, z, number, n, alpha, method: asked.star === false ? 'getis-ord' : 'getis-ord-star' }
}

/** Cells called hot or cold, how far each stands out, how many are called, of how many tested. */
export type HotCells = {
  readonly cells: Int8Array
  readonly z: Float64Array
  readonly number: number
  readonly n: number
  readonly alpha: number
  readonly method: 'getis-ord' | 'getis-ord-star'
}
