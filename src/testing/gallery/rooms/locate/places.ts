import { contours } from '#kernel/locate/density/contours.ts'
import type { KernelName } from '#kernel/locate/density/density-kernel.ts'
import { exactDensity } from '#kernel/locate/density/exact-density.ts'
import { gridDensity } from '#kernel/locate/density/grid-density.ts'
import { scottBandwidth } from '#kernel/locate/density/scott-bandwidth.ts'
import { gridCounts } from '#kernel/locate/grid-counts.ts'
import { gridOver } from '#kernel/locate/grid-over.ts'
import { getisOrdOnGrid } from '#kernel/locate/hot-spots/getis-ord-on-grid.ts'
import { catchments } from '#kernel/locate/zones/catchments.ts'
import { snapToCatchment } from '#kernel/locate/zones/snap-to-catchment.ts'
import { seeded } from '#kernel/random.ts'
import { legend } from '../../parts/bars.ts'
import { colour, littleToMuch } from '../../parts/colours.ts'
import { borders, dots, mapHeight, mapX, mapY, names, paintedCells, road, ruler } from '../../parts/map.ts'
import { dot, line } from '../../parts/marks.ts'
import { picture, type Picture } from '../../parts/picture.ts'
import { extent, outlines, zoneAt, zoneNames } from '../../town/ground.ts'
import { addresses, market, thefts } from '../../town/places.ts'

export const theftX = thefts.map(({ x }) => x), theftY = thefts.map(({ y }) => y)
/** Squares over the town, how many thefts each holds, and which of them are in the town. */
export function squares(cell: number) {
  const grid = gridOver([0, extent.wide], [0, extent.high], cell), centre = (i: number) => [grid.west + ((i % grid.columns) + 0.5) * cell, grid.south + (Math.floor(i / grid.columns) + 0.5) * cell] as const
  const all = Array.from({ length: grid.columns * grid.rows }, (_, i) => centre(i)), x = all.map(([at]) => at), y = all.map(([, at]) => at)
  return { grid, x, y, exists: zoneAt(x, y).map((zone) => (zone >= 0 ? 1 : 0)), counts: gridCounts(theftX, theftY, grid).counts }
}

/** Maps of where it happened. */
export const placePictures = (): Picture[] => [counted(), density('gaussian', 90), density('quartic', 225), hot(), assigned(), snapped()]

function counted(): Picture {
  const { grid, counts, exists } = squares(100), most = Math.max(...counts), steps = [1, 2, 4, 8, 16]
  const fills = Array.from(counts, (count, i) => (exists[i] || count ? (count === 0 ? null : littleToMuch[steps.findLastIndex((step) => count >= step) + 1]!) : null))
  return picture({
    name: 'grid-counts', of: ['locate/grid-counts', 'locate/grid-over'], title: 'How many thefts in each square of a hundred metres',
    reads: 'Darker is more. It is a count, not a risk: where more people pass more happens, and the pattern of squares moves when the squares do.',
    caption: `n = ${thefts.length} thefts in two years, ${counts.filter((count) => count > 0).length} squares with any, at most ${most}. A full count, so no interval. Places made for these maps.`,
    height: mapHeight + 30, body: paintedCells(grid, fills) + borders() + names() + ruler(mapHeight - 8) + legend(steps.map((step, i) => [littleToMuch[i + 1]!, i === 4 ? '16 or more' : i === 0 ? '1' : `${step} to ${steps[i + 1]! - 1}`] as const), 45, mapHeight + 22),
  })
}

function density(kernel: KernelName, bandwidth: number): Picture {
  const { grid, exists, counts } = squares(40), { density: values, error } = gridDensity(counts, grid, { kernel, bandwidth, edge: 'divided', exists })
  const levels = [100, 200, 400, 800, 1600].map((each) => each / 1e6), drawn = contours(values, grid, levels), peak = exactDensity({ x: theftX, y: theftY }, { x: [market[0]], y: [market[1]] }, { kernel, bandwidth }).density[0]! * 1e6
  const areas = drawn.map(({ polygons }, i) => polygons.length === 0 ? '' : `<path fill-rule="evenodd" style="fill:${littleToMuch[i + 1]}" d="${polygons.map((rings) => rings.map(road).join('')).join('')}"/>`)
  const scott = scottBandwidth(theftX, theftY)
  return picture({
    name: `density-${kernel}`, of: ['locate/density/grid-density', 'locate/density/contours', kernel === 'gaussian' ? 'locate/density/scott-bandwidth' : 'locate/density/exact-density'],
    title: kernel === 'gaussian' ? 'The same thefts as a smooth map: Gaussian hills' : 'The same thefts under quartic hills of 225 metres',
    reads: kernel === 'gaussian' ? 'Each theft stands as a small hill, and the hills are added. Lines are levels, not borders to police: half a square either way is chance.' : 'Quartic hills end at their radius, Gaussian ones fade away; with two and a half times the reach both maps look alike.',
    caption: kernel === 'gaussian' ? `n = ${thefts.length}, bandwidth 90 m (Scott's rule would take ${Math.round(scott.x!)} by ${Math.round(scott.y!)} m, too wide for three clusters), land only, squares of 40 m; expected error of the squares ${(error.expected * 100).toFixed(1)} % of the peak.`
      : `n = ${thefts.length}, radius 225 m, land only, squares of 40 m; at the market the exact sum of hills is ${Math.round(peak)} a square kilometre. No interval: a map of density tests nothing.`,
    height: mapHeight + 30, body: areas.join('') + borders() + names() + ruler(mapHeight - 8) + legend([100, 200, 400, 800, 1600].map((each, i) => [littleToMuch[i + 1]!, String(each)] as const), 45, mapHeight + 22) + `<text class="quiet" x="375" y="${mapHeight + 22}">thefts a km² in two years</text>`,
  })
}

function hot(): Picture {
  const { grid, exists, counts } = squares(100), { z, q, n } = getisOrdOnGrid(counts, grid, 2, { exists })
  const fills = Array.from(z, (one, i) => (!exists[i] || q[i]! > 0.05 ? null : one > 0 ? (q[i]! <= 0.001 ? colour('hearth') : colour('ember')) : '#9db5d8'))
  return picture({
    name: 'getis-ord', of: ['locate/hot-spots/getis-ord-on-grid', 'locate/hot-spots/getis-ord'], title: 'Three hot spots stand out from chance',
    reads: 'A square is filled when it and its surroundings together hold more (or fewer: blue) thefts than chance would put there, after asking all squares at once.',
    caption: `Gi* of counts in ${n} squares of 100 m, band 200 m; Benjamini-Hochberg over squares, q at most 0.05 (light) and 0.001 (dark); ${fills.filter((fill) => fill !== null && fill !== '#9db5d8').length} hot, ${fills.filter((fill) => fill === '#9db5d8').length} cold.`,
    height: mapHeight + 30, body: paintedCells(grid, fills) + borders() + names() + ruler(mapHeight - 8) + legend([[colour('hearth'), 'hot, q ≤ 0.001'], [colour('ember'), 'hot, q ≤ 0.05'], ['#9db5d8', 'cold, q ≤ 0.05']], 45, mapHeight + 22),
  })
}

function assigned(): Picture {
  const random = seeded(9), x = Array.from({ length: 700 }, () => extent.wide * random()), y = x.map(() => extent.high * random()), zone = zoneAt(x, y)
  const fills = [colour('hearth'), colour('link'), '#c8823d', '#5c5347', colour('line')], own = (z: number) => Array.from(zone, (one, i) => (one === z ? i : -1)).filter((i) => i >= 0)
  const drawn = [0, 1, 2, 3, -1].map((z, i) => dots(own(z).map((at) => x[at]!), own(z).map((at) => y[at]!), fills[i]!, 2.6))
  return picture({
    name: 'zone-of-points', of: ['locate/zones/zone-of-points', 'locate/zones/zone-index'], title: 'Which zone is this place in?',
    reads: 'Seven hundred places, each in the colour of its zone. A place on a common border belongs to exactly one zone, the same on every machine.',
    caption: `${[0, 1, 2, 3].map((z) => `${zoneNames[z]} ${own(z).length}`).join(', ')}, outside ${own(-1).length}; n = 700. Exact, so no interval.`,
    height: mapHeight + 4, body: drawn.join('') + borders() + names() + ruler(mapHeight - 8),
  })
}

function snapped(): Picture {
  const zone = zoneAt(addresses.map(({ x }) => x), addresses.map(({ y }) => y)), made = catchments({ x: addresses.map(({ x }) => x), y: addresses.map(({ y }) => y), zone }, 8, (x, y, z) => zoneAt([x], [y])[0] === z)
  const some = thefts.filter((_, i) => i % 16 === 0), at = zoneAt(some.map(({ x }) => x), some.map(({ y }) => y))
  const moves = some.map(({ x, y }, i) => { const to = made.made[snapToCatchment(x, y, at[i]!, made)!]!; return line(mapX(x), mapY(y), mapX(to.x), mapY(to.y), 'move') + dot(mapX(x), mapY(y), 'square', 2.5) })
  return picture({
    name: 'catchments', of: ['locate/zones/catchments', 'locate/zones/snap-to-catchment'], title: 'Thefts are shown at places that stand for eight homes or more',
    reads: 'Small dots are front doors, large ones the places that stand for them. Each theft (blue) is shown at the place of its own part of its own zone, so nobody\'s door is on the map.',
    caption: `${addresses.length} addresses, ${made.made.length} places of ${Math.min(...made.made.map((one) => one.addresses))} to ${Math.max(...made.made.map((one) => one.addresses))} addresses, none across a border of the ${outlines.length} zones; ${some.length} thefts moved. No chance in it.`,
    height: mapHeight + 4, body: borders() + dots(addresses.map(({ x }) => x), addresses.map(({ y }) => y), colour('edge'), 1.2) + moves.join('') + made.made.map(({ x, y }) => dot(mapX(x), mapY(y), 'dot', 5)).join('') + names() + ruler(mapHeight - 8),
  })
}
