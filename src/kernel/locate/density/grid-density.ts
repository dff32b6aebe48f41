import { cellsOf } from '../cells-of.ts'
import { sumOfCounts } from '../../fast/sum-of-counts.ts'
import type { Grid } from '../grid-over.ts'
import { convolve } from './convolve.ts'
import { densityKernel, type KernelName } from './density-kernel.ts'

/**
 * Incidents per unit of area at the middle of each cell, from counts of cells: the smooth map of hot spots.
 * Not proof that a spot is hot (getisOrdOnGrid tests that); not a risk where people are not spread evenly.
 * `edge: 'divided'` divides by how much of the hill lies on land (the grid, or the cells that `exists`), so that the map does not sink at the border.
 * The error of putting incidents into cells is said: `expected`, of the map's peak, where incidents are many (cell^2 / 24 times the Laplacian; linear
 * sharing twice that), and `worst`, of one hill's height for each incident in reach, never exceeded. Take cells of a fifth of the bandwidth or less.
 * A Gaussian is cut at `cut` bandwidths (at 6 no place misses more than a sixty-millionth of a hill's height, and less than four billionths of each hill are lost).
 * Reference values: exact point sums in R; scipy's convolutions.
 */
export function gridDensity(counts: ArrayLike<number>, grid: Grid, asked: Asked): GridDensity {
  const { kernel, bandwidth, edge = 'none', exists, binning = 'nearest', cut = 6 } = asked, { columns, rows, cell } = grid, cells = cellsOf(columns, rows, counts.length, 'counts')
  if (exists && exists.length !== cells) throw new RangeError(`There are ${cells} cells but ${exists.length} marks of which exist.`)
  if (!(bandwidth >= cell)) throw new RangeError(`A bandwidth of ${bandwidth} cannot be seen in cells of ${cell}; take smaller cells.`)
  const { height, reach, steepest, laplacian, bend } = densityKernel(kernel, bandwidth)
  const taps = Math.ceil(Math.min(reach, cut * bandwidth) / cell)
  const spread = (values: ArrayLike<number>) => convolve(values, columns, rows, (d2) => height(d2 * cell * cell), taps, kernel === 'gaussian')
  const density = spread(exists ? Float64Array.from(counts, (count, i) => (exists[i] ? count : 0)) : counts)
  const seen = edge === 'divided' ? spread(exists ? Uint8Array.from(exists, (one) => (one ? 1 : 0)) : new Uint8Array(cells).fill(1)) : null
  if (seen) for (let i = 0; i < cells; i++) density[i]! /= (seen[i] as number) * cell * cell
  let n = 0
  if (!exists && counts instanceof Uint32Array) n = sumOfCounts(counts)
  else if (!exists) for (let i = 0; i < cells; i++) n += counts[i] as number
  else for (let i = 0; i < cells; i++) {
    if (exists[i]) n += counts[i] as number
    else density[i] = 0
  }
  const linear = binning === 'linear', square = cell * cell
  const error = { expected: ((linear ? 2 : 1) * square * laplacian) / 24, worst: linear ? (square * bend) / 8 : (steepest * cell) / Math.SQRT2 }
  return { density, n, kernel, bandwidth, edge, error, method: 'grid-convolution' }
}

type Asked = {
  readonly kernel: KernelName
  readonly bandwidth: number
  readonly edge?: 'none' | 'divided'
  readonly exists?: ArrayLike<number>
  /** How the counts came about: gridCounts (nearest) or linearCounts (linear). */
  readonly binning?: 'nearest' | 'linear'
  /** How many bandwidths a Gaussian reaches. */
  readonly cut?: number
}

export type GridDensity = {
  readonly density: Float64Array
  readonly n: number
  readonly kernel: KernelName
  readonly bandwidth: number
  readonly edge: 'none' | 'divided'
  readonly error: { readonly expected: number; readonly worst: number }
  readonly method: 'grid-convolution'
}
