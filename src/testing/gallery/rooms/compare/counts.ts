import { differenceOfCounts } from '#kernel/compare/difference-of-counts.ts'
import { differenceOfMeans } from '#kernel/compare/difference-of-means.ts'
import { diffusionRing } from '#kernel/compare/diffusion-ring.ts'
import { rateChange } from '#kernel/compare/rate-change.ts'
import { rateRatio } from '#kernel/compare/rate-ratio.ts'
import { weightedDisplacement } from '#kernel/compare/weighted-displacement.ts'
import { along, chance, decimals, scale, upward, whole } from '../../parts/axes.ts'
import { colour } from '../../parts/colours.ts'
import { intervalRows } from '../../parts/interval-rows.ts'
import { borders, dots, mapHeight, names, road, ruler } from '../../parts/map.ts'
import { line, through, words } from '../../parts/marks.ts'
import { picture, type Picture } from '../../parts/picture.ts'
import { zoneNames } from '../../town/ground.ts'
import { mill, thefts } from '../../town/places.ts'
import { monthly } from '../../town/recorded.ts'

const sum = (list: readonly number[]) => list.reduce((all, one) => all + one, 0)

/** What became of recorded counts, and where they went. */
export const compareCountsPictures = (): Picture[] => [rates(), panel(), displacement()]

function rates(): Picture {
  const rows = zoneNames.flatMap((label, z) => {
    const months = monthly('Damage', z), [was, is] = [months.slice(0, 12), months.slice(12)]
    const exact = rateRatio({ events: sum(was), time: 12 }, { events: sum(is), time: 12 }), wild = rateChange({ counts: was }, { counts: is })
    return [{ label, at: exact.ratio, low: exact.low, high: exact.high, end: `${sum(was)} → ${sum(is)}` }, { label: '', at: wild.ratio, low: wild.low, high: wild.high, end: 'by months', look: 'square' as const }]
  })
  return picture({
    name: 'rate-ratio', of: ['compare/rate-ratio', 'compare/rate-change'], title: 'Recorded damage now against the year before, zone by zone',
    reads: '1 is as often as before, 0.5 half as often. The blue dots judge by how much the months themselves wander; where they wander no more than chance, both agree.',
    caption: 'Two whole years of police records. Filled: exact conditional interval of two counts; blue: negative binomial over 12 and 12 months; 95 %.',
    ...intervalRows(rows, { from: 0, to: 1.6, say: decimals(1), mark: 1, name: 'times as often' }),
  })
}

function panel(): Picture {
  const series = zoneNames.map((_, z) => monthly('Theft', z)), cells = series.flatMap((counts, unit) => counts.map((outcome, period) => ({ outcome, unit, period, treated: unit === 0 ? 1 : 0, post: period >= 12 ? 1 : 0 })))
  const asked = { outcome: cells.map(({ outcome }) => outcome), unit: cells.map(({ unit }) => unit), period: cells.map(({ period }) => period), treated: cells.map(({ treated }) => treated), post: cells.map(({ post }) => post) }
  const { ratio, low, high, p, n } = differenceOfCounts(asked, 'poisson'), means = differenceOfMeans(asked, 'equal')
  const x = scale(0, 23, 70, 590), y = scale(0, 16, 220, 24), other = series[0]!.map((_, month) => (series[1]![month]! + series[2]![month]! + series[3]![month]!) / 3)
  const course = (counts: readonly number[], look: string) => through(counts.map((count, month): [number, number] => [x(month), y(count)]), look)
  return picture({
    name: 'difference-of-counts', of: ['compare/difference-of-counts', 'compare/difference-of-means'], title: 'Thefts did in Old Town what they did elsewhere',
    reads: 'Full line: Old Town. Dashed: the mean of the other three zones. What Old Town did after the upright line beyond what they did is the effect, and here there is none to be seen.',
    caption: `As a ratio ${decimals(2)(ratio!)} (${decimals(2)(low!)} to ${decimals(2)(high!)}, ${chance(p!)}), as a difference ${decimals(1)(means.difference!)} a month (${decimals(1)(means.low!)} to ${decimals(1)(means.high!)}); ${n} zone-months, effects for each zone and month, 95 %.`,
    height: 244, body: upward(y, [70, 600], whole, { name: 'thefts a month' }) + along(x, [24, 220], (month) => `${['Jan', 'May', 'Jun'][[0, 4, 5].indexOf((month + 5) % 12)]} ${2025 + Math.floor((month + 5) / 12)}`, { marks: [0, 7, 12, 19, 23] })
      + line(x(11.5), 10, x(11.5), 220, 'dashed') + words(x(11.5) + 6, 18, 'the plan begins', { look: 'tick' }) + course(other, 'other') + course(series[0]!, 'course'),
  })
}

function displacement(): Picture {
  const area = Array.from({ length: 33 }, (_, k): [number, number] => [mill[0] + 220 * Math.cos((k * Math.PI) / 16), mill[1] + 220 * Math.sin((k * Math.PI) / 16)])
  area[32] = area[0]!
  const ring = area.map(([px, py]): [number, number] => [mill[0] + (px - mill[0]) * (420 / 220), mill[1] + (py - mill[1]) * (420 / 220)])
  const role = diffusionRing(thefts.map(({ x }) => x), thefts.map(({ y }) => y), area, 200)
  const counts = (wanted: string) => ({ before: thefts.filter(({ day }, i) => role[i] === wanted && day < 365).length, after: thefts.filter(({ day }, i) => role[i] === wanted && day >= 365).length })
  const [inside, around, beyond] = [counts('treated'), counts('ring'), counts('beyond')], found = weightedDisplacement(inside, around, beyond)
  const points = (wanted: string, fill: string) => { const own = thefts.filter(({ day }, i) => role[i] === wanted && day >= 365); return dots(own.map(({ x }) => x), own.map(({ y }) => y), fill, 1.6) }
  const said = (name: string, { before, after }: { before: number; after: number }) => `${name} ${before} → ${after}`
  return picture({
    name: 'displacement', of: ['compare/weighted-displacement', 'compare/diffusion-ring'], title: 'Where thefts went when they fell at the old mill',
    reads: 'The inner circle is the treated area, the outer one the ring into which crime may go; dots are thefts of the second year. The quotient sets the ring\'s gain against the area\'s.',
    caption: `${said('Area', inside)}, ${said('ring', around)}, ${said('beyond', beyond)} thefts; weighted displacement quotient ${decimals(2)(found.quotient!)} (${decimals(2)(found.low!)} to ${decimals(2)(found.high!)}, 95 %, Fieller), n = ${found.n}: ${found.verdict}. Places made for this picture.`,
    height: mapHeight, body: `<path style="fill:${colour('surface')}" class="edge" d="${road(ring)}"/>${borders()}${points('beyond', colour('edge'))}${points('ring', colour('link'))}${points('treated', colour('hearth'))}<path class="bar" d="${road(area)}"/>${names()}${ruler(mapHeight - 8)}`,
  })
}
