import type { Grid } from '#kernel/locate/grid-over.ts'
import { extent, outlines, zoneNames } from '../town/ground.ts'
import { at, words } from './marks.ts'

const beside = 45, perMetre = (640 - 2 * beside) / extent.wide
/** How high a map of the town is. */
export const mapHeight = Math.round(extent.high * perMetre) + 12
export const mapX = (x: number): number => beside + x * perMetre
export const mapY = (y: number): number => 4 + (extent.high - y) * perMetre
export const mapLength = (metres: number): number => metres * perMetre

/** The borders of the zones as quiet outlines. */
export const borders = (look = 'zone'): string => outlines.map((ring) => `<path class="${look}" d="${road(ring)}"/>`).join('')
/** A closed line on the map. */
export const road = (ring: readonly (readonly [number, number])[]): string => `M${ring.map(([x, y]) => `${at(mapX(x))} ${at(mapY(y))}`).join('L')}Z`

/** The names of the zones, each outside of the map in its own corner. */
export const names = (): string => ([[20, 42], [620, 58], [20, 432], [620, 392]] as const).map(([x, y], zone) => words(x, y, zoneNames[zone]!, { anchor: x > 320 ? 'end' : 'start', look: 'name' })).join('')

/** The cells of a grid, each in its colour (null: not drawn), one path a colour. */
export function paintedCells({ west, south, cell, columns }: Grid, fills: readonly (string | null)[], look = ''): string {
  const byFill = new Map<string, string>()
  const side = at(mapLength(cell))
  fills.forEach((fill, i) => {
    if (fill === null) return
    const x = mapX(west + (i % columns) * cell), y = mapY(south + (Math.floor(i / columns) + 1) * cell)
    byFill.set(fill, `${byFill.get(fill) ?? ''}M${at(x)} ${at(y)}h${side}v${side}h-${side}z`)
  })
  return [...byFill].map(([fill, d]) => `<path${look ? ` class="${look}"` : ''} style="fill:${fill}" d="${d}"/>`).join('')
}

/** Points, one path altogether. */
export const dots = (x: ArrayLike<number>, y: ArrayLike<number>, fill: string, size = 2): string =>
  `<path style="fill:none;stroke:${fill};stroke-width:${size * 2};stroke-linecap:round" d="${Array.from(x, (one, i) => `M${at(mapX(one))} ${at(mapY(y[i]!))}h0`).join('')}"/>`

/** How far 500 metres are. */
export const ruler = (y: number): string => `<path class="edge" d="M${at(600 - mapLength(500))} ${y}h${at(mapLength(500))}"/>${words(600 - mapLength(500) / 2, y - 7, '500 m', { anchor: 'middle', look: 'name' })}`
