import { wilson } from '#kernel/estimate/wilson.ts'
import { seeded } from '#kernel/random.ts'
import { pulledShares } from '#kernel/small-area/pulled-shares.ts'
import { normal } from '../chance.ts'
import { coverage, percent, table, type Chapter } from '../chapter.ts'

const apart = [0, 0.03, 0.06, 0.1], zones = 40, groups = 4

const words = (repeats: number) => `${zones} zones in ${groups} commissariats, 12 to 60 answers each, ${repeats.toLocaleString('en')} times over; the zones of a commissariat truly lie apart by so many points (standard deviation) around 30, 35, 40 or 45 %. Direct: the zone's own answers with Wilson's interval. Pulled: toward the commissariat, with the interval of its mean squared error. Coverage is the average over the zones, as the method promises it; the last column is the coverage of the tenth of zones that lie farthest out, to whom the average promises nothing.`

/** Chapter: shares of small zones, direct and pulled toward their commissariat. */
export function smallAreasChapter(repeats: number): Chapter {
  const rows = apart.map((spread, at) => ({ spread, ...pulledOver(repeats, 500 + at, spread) }))
  const least = Math.min(...rows.filter(({ spread }) => spread > 0).map(({ pulled }) => pulled.within)), gain = rows.map(({ pulled, direct }) => pulled.off / direct.off), most = Math.max(...gain)
  const heads = ['zones apart by, points', 'direct: coverage %, width', 'direct: off by', 'pulled: coverage %, width', 'pulled: off by', 'pulled, farthest tenth %']
  const shown = table(heads, rows.map(({ spread, direct, pulled, far, error }) => [
    percent(spread, 0), `${coverage(direct.within)}, ${percent(direct.width)}`, percent(direct.off),
    `${coverage(pulled.within)} (± ${percent(error, 2)}), ${percent(pulled.width)}`, percent(pulled.off), coverage(far),
  ]))
  return {
    title: 'Small zones',
    lines: [
      words(repeats),
      shown,
      'Off by: root of the mean squared distance from the truth, in points. ±: one standard error by the luck of the repeats.',
    ],
    promises: [
      { promise: 'pulled shares cover 93 % or more, averaged over the zones, where zones differ at all', found: `least ${percent(least)} %`, kept: least >= 0.93 },
      { promise: 'pulled shares lie nearer to the truth than direct ones', found: `at most ${percent(most, 0)} % of the direct distance`, kept: most < 1 },
    ],
    notKept: [`The interval of a pulled share is right on average over zones, not for the odd one: of the tenth farthest from their commissariat it holds ${percent(Math.min(...rows.map(({ far }) => far)))} to ${percent(Math.max(...rows.filter(({ spread }) => spread > 0).map(({ far }) => far)))} % where zones differ.`],
  }
}

type Sums = { within: number; width: number; off: number }

function pulledOver(repeats: number, seed: number, spread: number) {
  const random = seeded(seed), direct: Sums = { within: 0, width: 0, off: 0 }, pulled: Sums = { within: 0, width: 0, off: 0 }
  let far = 0, squares = 0
  const count = (sum: Sums, truth: number, estimate: number, low: number, high: number) => {
    const held = Number(low <= truth && truth <= high)
    sum.within += held
    sum.width += high - low
    sum.off += (estimate - truth) ** 2
    return held
  }
  for (let round = 0; round < repeats; round++) {
    const out: (readonly [number, number])[] = []
    const town = Array.from({ length: zones }, (_, z) => {
      const group = z % groups, away = spread * normal(random), truth = Math.min(0.95, Math.max(0.05, 0.3 + 0.05 * group + away)), n = 12 + Math.floor(49 * random())
      let hits = 0
      for (let i = 0; i < n; i++) hits += Number(random() < truth)
      return { group, away, truth, n, hits }
    })
    const { areas } = pulledShares(town.map(({ group, n, hits }) => ({ estimate: hits / n, n, deff: 1, group })))
    let held = 0
    town.forEach(({ truth, n, hits, away }, z) => {
      const own = wilson(hits, n), area = areas[z]!, kept = count(pulled, truth, area.estimate!, area.low!, area.high!)
      count(direct, truth, own.share!, own.low, own.high)
      held += kept / zones
      out.push([Math.abs(away), kept])
    })
    far += out.sort(([a], [b]) => b - a).slice(0, zones / 10).reduce((sum, [, kept]) => sum + kept, 0) / (zones / 10) / repeats
    squares += held * held
  }
  const all = repeats * zones, shown = (sum: Sums) => ({ within: sum.within / all, width: sum.width / all, off: Math.sqrt(sum.off / all) }), kept = shown(pulled)
  return { direct: shown(direct), pulled: kept, far, error: Math.sqrt((squares / repeats - kept.within ** 2) / repeats) }
}
