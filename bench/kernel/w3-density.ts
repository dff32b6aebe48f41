import { spreadByKnotsPlainly } from '../../src/kernel/fast/plain/spread-by-knots.ts'
import { spreadRoundPlainly } from '../../src/kernel/fast/plain/spread-round.ts'
import { gridCounts } from '../../src/kernel/locate/grid-counts.ts'
import { densityKernel, type KernelName } from '../../src/kernel/locate/density/density-kernel.ts'
import { gaussianKnots } from '../../src/kernel/locate/density/gaussian-knots.ts'
import { gridDensity } from '../../src/kernel/locate/density/grid-density.ts'
import { agree } from './agree.ts'
import { extent, madePoints } from './made/points.ts'
import { whole, type Pair, type Workload } from './workload.ts'

/** How far an incident is spread, in cells: what a Gaussian of five standard cells and a quartic of ten reach looks alike. */
export const bandwidths = { gaussian: 5, quartic: 10 } as const

/** W3, the map that is drawn: counts of cells spread to a smooth density, by both kernels. */
export const density: Workload = {
  tells: 'counts of a million cells to a smooth density, Gaussian (5 cells) and quartic (10 cells)',
  unit: 'cells',
  full: 1_000_000,
  prepare: (size) => {
    const side = Math.round(Math.sqrt(size)), grid = { west: 0, south: 0, cell: extent / side, columns: side, rows: side }, { x, y } = madePoints(2 * size), { counts } = gridCounts(x, y, grid)
    const by = (kernel: KernelName) => gridDensity(counts, grid, { kernel, bandwidth: bandwidths[kernel] * grid.cell }).density
    const plainly = (kernel: KernelName) => {
      const bandwidth = bandwidths[kernel] * grid.cell, { height } = densityKernel(kernel, bandwidth)
      const reach = Math.ceil((kernel === 'gaussian' ? 6 * bandwidth : bandwidth) / grid.cell), wide = reach + 1
      const at = (up: number, east: number) => height((up * up + east * east) * grid.cell * grid.cell)
      if (kernel === 'gaussian') {
        const { to, from } = gaussianKnots((square) => height(square * grid.cell * grid.cell), reach)!
        return spreadByKnotsPlainly(counts, side, side, to, from)
      }
      return spreadRoundPlainly(counts, side, side, Float64Array.from({ length: wide * wide }, (_, k) => at(Math.floor(k / wide), k % wide)), reach)
    }
    const pair = (kernel: KernelName): Pair => ({ what: kernel, peer: 'the plain twin', size: side * side, ours: () => by(kernel), theirs: whole(() => plainly(kernel)), agree: () => agree(kernel, by(kernel), plainly(kernel), 1e-12, 1e-20) })
    return { size: side * side, ours: () => [by('gaussian'), by('quartic')], pairs: async () => [pair('gaussian'), pair('quartic')] }
  },
}
