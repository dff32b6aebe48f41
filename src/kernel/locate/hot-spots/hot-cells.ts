import { discoveries } from '../../compare/discoveries.ts'
import { normalQuantile } from '../../distributions/normal-quantile.ts'
import { normalSf } from '../../distributions/normal-sf.ts'
import { gridZ, type Asked, type Shape } from './grid-z.ts'

/**
 * Which cells of a grid are hot (1) or cold (-1), and nothing more: getisOrdOnGrid's decision where q is at or under `alpha`, without
 * reckoning p and q of the cells that stand out from nobody. For maps of millions of cells, drawn again and again.
 * Not where q itself is told or another level may be asked for later (getisOrdOnGrid). Two-sided; false discovery rate over all tested cells.
 * Source: Ord & Getis 1995; Benjamini & Hochberg 1995. Reference: getisOrdOnGrid's q, for every grid in the tests.
 */
export function hotCells(counts: ArrayLike<number>, shape: Shape, band: number, asked: Asked & { readonly alpha?: number } = {}): HotCells {
  const { alpha = 0.05 } = asked, z = gridZ(counts, shape, band, asked), cells = new Int8Array(z.length), out = new Int32Array(z.length)
  // Whoever is not called alone is called in no company either.
  const enough = normalQuantile(1 - alpha / 2) * (1 - 1e-9)
  let n = 0, many = 0
  for (let i = 0; i < z.length; i++) {
    const one = z[i] as number
    if (one !== one) z[i] = 0
    else n++
    if (one >= enough || one <= -enough) out[many++] = i
  }
  const p = new Float64Array(many)
  for (let k = 0; k < many; k++) p[k] = 2 * normalSf(Math.abs(z[out[k] as number] as number))
  const { called, number } = discoveries(p, alpha, n - many)
  for (let k = 0; k < many; k++) if (called[k]) cells[out[k] as number] = (z[out[k] as number] as number) > 0 ? 1 : -1
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
