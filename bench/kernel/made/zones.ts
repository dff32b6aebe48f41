import { Delaunay } from 'd3-delaunay'
import type { Boundary } from '../../../src/kernel/locate/zones/zone-index.ts'
import { seeded } from '../../../src/kernel/random.ts'
import { normals } from './chance.ts'
import { extent } from './points.ts'

type Corner = readonly [number, number]

/** Zones that divide a country, denser in twenty towns, with ragged borders that neighbours share corner by corner: some 93 corners a zone. */
export function madeZones(many: number): Boundary[] {
  const random = seeded(31337), normal = normals(random), towns = Array.from({ length: 20 }, () => [extent * (0.1 + 0.8 * random()), extent * (0.1 + 0.8 * random())] as const)
  const seats = new Float64Array(2 * many)
  for (let i = 0; i < many; i++) {
    const town = towns[i % 20]!, spread = random() < 0.5 ? null : 6000
    for (const axis of [0, 1] as const) seats[2 * i + axis] = spread === null ? extent * random() : Math.min(0.999, Math.max(0.001, (town[axis] + spread * normal()) / extent)) * extent + random()
  }
  const voronoi = new Delaunay(seats).voronoi([0, 0, extent, extent]), known = new Map<string, readonly Corner[]>()
  return Array.from({ length: many }, (_, zone) => {
    const cell = (voronoi.cellPolygon(zone) as [number, number][]).map(([x, y]): Corner => [millimetre(x), millimetre(y)]), ring: Corner[] = []
    for (let k = 0; k + 1 < cell.length; k++) {
      const from = cell[k]!, to = cell[k + 1]!
      if (from[0] !== to[0] || from[1] !== to[1]) ring.push(...border(from, to, known))
    }
    return [[[...ring, ring[0]!]]]
  })
}

/** The ragged line from one corner to the next, without its end; the neighbour asks for it the other way round. */
function border(from: Corner, to: Corner, known: Map<string, readonly Corner[]>): Corner[] {
  const turned = from[0] > to[0] || (from[0] === to[0] && from[1] > to[1]), [a, b] = turned ? [to, from] : [from, to], name = `${a} ${b}`
  let line = known.get(name)
  if (!line) {
    const random = seeded(Math.floor(a[0] * 1000 + a[1] * 7919 + b[0] * 104729 + b[1] * 1299709))
    const atRim = [0, 1].some((axis) => a[axis] === b[axis] && (a[axis] === 0 || a[axis] === extent))
    line = [...ragged(a, b, atRim ? 0 : 4, random), b]
    known.set(name, line)
  }
  return (turned ? line.toReversed() : line).slice(0, -1)
}

function ragged(a: Corner, b: Corner, deep: number, random: () => number): Corner[] {
  const dx = b[0] - a[0], dy = b[1] - a[1]
  if (deep === 0 || Math.hypot(dx, dy) < 8) return [a]
  const aside = 0.24 * (random() - 0.5), middle: Corner = [millimetre((a[0] + b[0]) / 2 - dy * aside), millimetre((a[1] + b[1]) / 2 + dx * aside)]
  return [...ragged(a, middle, deep - 1, random), ...ragged(middle, b, deep - 1, random)]
}

const millimetre = (metres: number) => Math.round(metres * 1000) / 1000
