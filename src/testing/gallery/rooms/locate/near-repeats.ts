import { knox } from '#kernel/locate/near-repeats/knox.ts'
import { mantel } from '#kernel/locate/near-repeats/mantel.ts'
import { nearRepeat } from '#kernel/locate/near-repeats/near-repeat.ts'
import { pairsWithin } from '#kernel/locate/pairs-within.ts'
import { seeded } from '#kernel/random.ts'
import { along, chance, decimals, scale, upward, whole } from '../../parts/axes.ts'
import { cells } from '../../parts/cells.ts'
import { colour, littleToMuch } from '../../parts/colours.ts'
import { borders, dots, mapHeight, mapX, mapY, names, ruler } from '../../parts/map.ts'
import { dot, line } from '../../parts/marks.ts'
import { picture, type Picture } from '../../parts/picture.ts'
import { burglaries } from '../../town/places.ts'

const incidents = { x: burglaries.map(({ x }) => x), y: burglaries.map(({ y }) => y), time: burglaries.map(({ day }) => day) }
const made = 'Burglaries made so that a third is followed by another nearby within two weeks.'

/** Whether one burglary is followed by the next nearby. */
export const nearRepeatPictures = (): Picture[] => [table(), pairs(), distances()]

function table(): Picture {
  const space = [1, 100, 200, 300, 400], days = [1, 8, 15, 29, 57], found = nearRepeat(incidents, { space, days, permutations: 999, random: seeded(31) })
  const rows = space.map((to, s) => ({
    name: s === 0 ? 'same place' : `${space[s - 1]} to ${to} m`,
    cells: days.map((_, d) => { const { ratio, more } = found.cells[s * days.length + d]!; return { words: ratio === null ? '' : `${decimals(1)(ratio)}${more <= 0.01 ? ' •' : ''}`, ...(ratio !== null && { fill: littleToMuch[ratio < 1.2 ? 0 : ratio < 2 ? 1 : ratio < 4 ? 2 : 4]! }), look: ratio !== null && ratio >= 4 ? 'light' : '' } }),
  })).filter(({ cells: row }) => row.some(({ words }) => words !== '' && words !== '0.0'))
  return picture({
    name: 'near-repeats', of: ['locate/near-repeats/near-repeat', 'locate/near-repeats/barton-david'], title: 'After a burglary the neighbours are at risk for two weeks',
    reads: 'Each cell: how many times as many pairs of burglaries lie so far and so long apart as chance would give (1). Dark cells at the top left are near repeats.',
    caption: `n = ${found.n} burglaries, ${found.pairs} pairs within 400 m, ${found.permutations} permutations of the days; • at most 0.01 one-sided, cell by cell. ${made}`,
    ...cells({ columns: ['same day', '1 to 7 days', '8 to 14', '15 to 28', '29 to 56'], rows }),
  })
}

function pairs(): Picture {
  const found = knox(incidents, { space: 200, days: 14, permutations: 999, random: seeded(37) }), { from, to } = pairsWithin(incidents.x, incidents.y, 200)
  const links = Array.from(from, (one, k) => [one, to[k]!] as const).filter(([one, other]) => Math.abs(incidents.time[one]! - incidents.time[other]!) <= 14)
  return picture({
    name: 'knox', of: ['locate/near-repeats/knox', 'locate/pairs-within'], title: 'Pairs near in space and in time are more than chance would make',
    reads: 'Dots are burglaries of a year and a half; a thick line joins two that lie at most 200 metres and 14 days apart. Knox\'s test counts these lines against chance.',
    caption: `${found.observed} pairs where ${decimals(1)(found.expected)} are expected, ratio ${decimals(1)(found.ratio!)}, ${chance(found.twoSided)} two-sided; n = ${found.n}, 999 permutations. ${made}`,
    height: mapHeight + 4, body: borders() + dots(incidents.x, incidents.y, colour('edge'), 2) + links.map(([one, other]) => { const [ax, ay, bx, by] = [mapX(incidents.x[one]!), mapY(incidents.y[one]!), mapX(incidents.x[other]!), mapY(incidents.y[other]!)]; return line(ax, ay, bx, by, 'bar') + dot(ax, ay, 'dot', 3.5) + dot(bx, by, 'dot', 3.5) }).join('') + names() + ruler(mapHeight - 8),
  })
}

function distances(): Picture {
  const { r, p, n, permutations } = mantel(incidents, { permutations: 499, random: seeded(39), nearness: { space: 50, days: 5 } })
  const width = 150, sums = Array.from({ length: 14 }, () => [0, 0]), { from, to, apart } = pairsWithin(incidents.x, incidents.y, 14 * width - 0.001)
  apart.forEach((far, k) => { const bin = sums[Math.floor(far / width)]!; bin[0]! += Math.abs(incidents.time[from[k]!]! - incidents.time[to[k]!]!); bin[1]!++ })
  const x = scale(0, 14 * width, 80, 600), y = scale(0, 160, 230, 20)
  return picture({
    name: 'mantel', of: ['locate/near-repeats/mantel'], title: 'Do burglaries near in space lie near in time too?',
    reads: 'Each dot is the mean time between pairs of burglaries at that distance. Only the first dots lie lower: what hangs together does so at short range.',
    caption: `Mantel's correlation of nearness 1 / (50 m + d) with 1 / (5 days + t): ${decimals(3)(r!)}, ${chance(p!)} two-sided; n = ${n} burglaries, all ${n * (n - 1) / 2} pairs, ${permutations} permutations. ${made}`,
    height: 276, body: upward(y, [80, 600], whole, { name: 'days apart, mean' }) + along(x, [20, 230], whole, { name: 'metres apart' }) + sums.map(([days, many], i) => (many ? dot(x((i + 0.5) * width), y(days! / many!), i === 0 ? 'dot' : 'hollow', 6) : '')).join(''),
  })
}
