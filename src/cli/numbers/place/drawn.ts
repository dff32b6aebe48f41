import { contours } from '#kernel/locate/density/contours.ts'
import type { Grid } from '#kernel/locate/grid-over.ts'
import type { Spots } from '#kernel/locate/hot-spots/spots.ts'
import type { Out } from '../../table/print-rows.ts'
import type { Plane } from './plane.ts'

type Ground = { readonly grid: Grid; readonly n: number; readonly method: string; readonly toDegrees: Plane['toDegrees'] }

/** Counted cells with what the test of each says. */
export type Cells = Ground & Pick<Spots, 'z' | 'p' | 'q'> & { readonly counts: ArrayLike<number> & Iterable<number> & { keys(): Iterable<number> } }

/** Cells as squares on a map (GeoJSON), a feature a line, with what is said of each. */
export function drawnSquares({ grid, n, method, toDegrees }: Ground, said: (cell: number) => object, out: Out): void {
  const { west, south, cell, columns, rows } = grid, corner = cornerOf(toDegrees)
  collection(out, n, method, toDegrees, columns * rows, (i) => {
    const x = west + (i % columns) * cell, y = south + Math.floor(i / columns) * cell
    const ring = [corner(x, y), corner(x + cell, y), corner(x + cell, y + cell), corner(x, y + cell), corner(x, y)]
    return { properties: said(i), geometry: { type: 'Polygon', coordinates: [ring] } }
  })
}

/** Counted cells on a map, with their tests. */
export function drawnCells({ counts, z, p, q, ...ground }: Cells, out: Out): void {
  drawnSquares(ground, (i) => ({ count: counts[i]!, z: z[i]!, p: p[i]!, q: q[i]! }), out)
}

/** Areas of at least a quarter, half and three quarters of the greatest density, in incidents per square kilometre. */
export function drawnContours({ density, grid, n, method, toDegrees }: Ground & { readonly density: Float64Array }, out: Out): void {
  const peak = density.reduce((most, one) => Math.max(most, one), 0), shares = [0.25, 0.5, 0.75], corner = cornerOf(toDegrees)
  const drawn = contours(density, grid, shares.map((share) => share * peak))
  collection(out, n, method, toDegrees, drawn.length, (i) => ({
    properties: { level: drawn[i]!.level * 1e6, share_of_peak: shares[i]! },
    geometry: { type: 'MultiPolygon', coordinates: drawn[i]!.polygons.map((rings) => rings.map((ring) => ring.map(([x, y]) => corner(x, y)))) },
  }))
}

function collection(out: Out, n: number, method: string, toDegrees: Plane['toDegrees'], features: number, feature: (i: number) => object): void {
  // A null system of reference is how GeoJSON says that coordinates are no degrees (its edition of 2008).
  out.write(`{"type":"FeatureCollection",${toDegrees ? '' : '"crs":null,'}"n":${n},"method":${JSON.stringify(method)},"features":[`)
  for (let from = 0; from < features; from += 1024) {
    const some = Array.from({ length: Math.min(1024, features - from) }, (_, k) => `${from + k ? ',' : ''}\n${JSON.stringify({ type: 'Feature', ...feature(from + k) })}`)
    out.write(some.join(''))
  }
  out.write('\n]}\n')
}

/** Seven digits of a degree are a centimetre. */
function cornerOf(toDegrees: Plane['toDegrees']): (x: number, y: number) => number[] {
  return (x, y) => (toDegrees ? toDegrees(x, y).map((degree) => Number(degree.toFixed(7))) : [x, y])
}
