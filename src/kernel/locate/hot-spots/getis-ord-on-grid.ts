import { gridZ, type Asked, type Shape } from './grid-z.ts'
import { spotsOf, type Spots } from './spots.ts'

/**
 * Hot and cold spots on a grid of counts, each cell with all cells at most `band` cells away (Gi*, or Gi without the cell itself).
 * `exists`, where given, is 0 for cells that are no place (sea, another municipality): they are neither tested nor anybody's neighbour.
 * The same numbers as getisOrd with the same neighbours, without listing them: a million cells in a moment.
 * Not for a band below about two cells, where each cell has too few neighbours for the normal p.
 * Formula in giZ. Reference values: R's spdep::localG on a 24 x 16 grid, whole and with corners missing.
 */
export function getisOrdOnGrid(counts: ArrayLike<number>, shape: Shape, band: number, asked: Asked = {}): Spots {
  return spotsOf(gridZ(counts, shape, band, asked).z, asked.star === false ? 'getis-ord' : 'getis-ord-star')
}
