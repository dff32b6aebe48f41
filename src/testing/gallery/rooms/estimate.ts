import { clopperPearson } from '#kernel/estimate/clopper-pearson.ts'
import { differenceWithin } from '#kernel/estimate/difference-within.ts'
import { effectiveSample } from '#kernel/estimate/effective-sample.ts'
import type { Estimate } from '#kernel/estimate/estimate.ts'
import { meanUnderDesign } from '#kernel/estimate/mean-under-design.ts'
import { partOfSample } from '#kernel/estimate/part-of-sample.ts'
import { quantileUnderDesign } from '#kernel/estimate/quantile-under-design.ts'
import { ratioUnderDesign } from '#kernel/estimate/ratio-under-design.ts'
import type { ShareMethod } from '#kernel/estimate/share-interval.ts'
import { shareUnderDesign } from '#kernel/estimate/share-under-design.ts'
import { tally } from '#kernel/estimate/tally.ts'
import { totalUnderDesign } from '#kernel/estimate/total-under-design.ts'
import { wilson } from '#kernel/estimate/wilson.ts'
import { along, decimals, percent, scale, upward, whole } from '../parts/axes.ts'
import { legend, stacked } from '../parts/bars.ts'
import { littleToMuch } from '../parts/colours.ts'
import { intervalRows, type Row } from '../parts/interval-rows.ts'
import { block, line, through, words } from '../parts/marks.ts'
import { picture, type Picture } from '../parts/picture.ts'
import { events, hits, problems, rounds, rowsOf, saying } from '../town/asked.ts'
import { zoneNames } from '../town/ground.ts'

const [before, now] = rounds
const pick = (values: Float64Array, rows: readonly number[]) => rows.map((i) => values[i]!)
const row = (label: string, { estimate, low, high, n }: Pick<Estimate, 'estimate' | 'low' | 'high' | 'n'>, end = `n = ${n}`): Row => ({ label, at: estimate, low, high, end })
const byZone = (one: (values: Float64Array, z: number) => Estimate, values: Float64Array): Row[] => zoneNames.map((name, z) => row(name, one(values, z)))
const inZone = (z: number) => ({ rows: rowsOf(before, z), design: partOfSample(before.design, rowsOf(before, z)) })

/** What can be said of one round of asking. */
export const estimatePictures = (): Picture[] => [shareByZone(), meanByZone(), shareMethods(), sameWidth(), totals(), ratio(), quantiles(), tallied(), effective()]

function shareByZone(): Picture {
  const unsafe = saying(before.answers('lses.c1'), [2, 3])
  const rows = byZone((values, z) => shareUnderDesign(pick(values, inZone(z).rows), inZone(z).design), unsafe)
  const all = shareUnderDesign(unsafe, before.design)
  return picture({
    name: 'share-by-zone', of: ['estimate/share-under-design', 'estimate/part-of-sample', 'estimate/survey-design'], title: 'Feeling unsafe after dark, zone by zone',
    reads: 'A dot is the share, the line is where the true share may lie. Lines that overlap widely: the zones cannot be told apart.',
    caption: `${before.n} sheets, people who live there over answers as weights, zones as strata; 95 % intervals on the log odds (logit), t of Student.`,
    ...intervalRows([...rows, row('The whole town', all)], { from: 0.4, to: 0.7, say: percent, name: 'feel rather or very unsafe' }),
  })
}

function meanByZone(): Picture {
  const street = before.answers('lses.c1').map((v) => (v === 4 ? NaN : v)), home = before.answers('lses.c2').map((v) => (v === 4 ? NaN : v))
  const apart = differenceWithin(home, street, before.design)
  return picture({
    name: 'mean-by-zone', of: ['estimate/mean-under-design', 'estimate/difference-within'], title: 'Trust in the police, zone by zone',
    reads: 'The mean of each zone with its interval. The caption tells a difference of two answers of the same people, which is surer than two intervals side by side would make it look.',
    caption: `${before.n} sheets; mean ± t × standard error linearised under strata and weights, 95 %. Fear in the street less fear at home, on a scale from 0 to 3: ${decimals(2)(apart.estimate!)} (${decimals(2)(apart.low!)} to ${decimals(2)(apart.high!)}, n = ${apart.n}).`,
    ...intervalRows(byZone((values, z) => meanUnderDesign(pick(values, inZone(z).rows), inZone(z).design), before.answers('lses.e10')), { from: 4, to: 6, say: decimals(1), name: 'mean of 0 (no trust) to 10 (full trust)' }),
  })
}

function shareMethods(): Picture {
  const mill = rowsOf(now, 3), robbed = saying(now.answers('lses.b2'), [1])
  const design = partOfSample(now.design, mill), ways: ShareMethod[] = ['logit', 'wilson', 'beta', 'likelihood', 'asin', 'linear']
  const rows = ways.map((way) => row(way, shareUnderDesign(pick(robbed, mill), design, way), way === 'logit' ? 'the default' : way === 'linear' ? 'leaves 0 to 1' : ''))
  return picture({
    name: 'share-methods', of: ['estimate/share-interval', 'estimate/share-under-design'], title: 'Six ways to draw the interval of one rare answer',
    reads: 'The same few answers, six intervals. The linear one pretends that fewer than none could be; beta is the most careful.',
    caption: `Mill Hill, second round: ${hits(now, robbed, 3).hits} of ${hits(now, robbed, 3).n} say that it happened to them; 95 %, each method as R's svyciprop draws it.`,
    ...intervalRows(rows, { from: -0.1, to: 0.4, say: percent, mark: 0, name: 'share to whom it happened' }),
  })
}

function sameWidth(): Picture {
  const rows = [[1, 10], [3, 30], [10, 100], [100, 1000]].flatMap(([x, n]) => [wilson(x!, n!), clopperPearson(x!, n!)]).map(({ share, low, high, method, n }): Row => (
    { label: method === 'wilson' ? `1 in 10 of ${n}` : '', at: share, low, high, end: method === 'wilson' ? 'Wilson' : 'Clopper-Pearson', look: method === 'wilson' ? 'dot' : 'square' }))
  return picture({
    name: 'wilson-and-exact', of: ['estimate/wilson', 'estimate/clopper-pearson'], title: 'One in ten, known from 10 to 1,000 answers',
    reads: 'The more were asked the shorter the line. Wilson keeps its promise on average, Clopper-Pearson never breaks it and is wider.',
    caption: 'Unweighted answers, 95 % intervals: Wilson 1927 (round) and Clopper & Pearson 1934 (blue).',
    ...intervalRows(rows, { from: 0, to: 0.5, say: percent, name: 'share', right: 490 }),
  })
}

function totals(): Picture {
  const rows = events.map((label, i) => row(label, totalUnderDesign(saying(before.answers(`lses.b${i + 1}`), [1]), before.design)))
  return picture({
    name: 'totals', of: ['estimate/total-under-design'], title: 'How many of 17,000 it happened to in a year',
    reads: 'The weights say how many people each answer speaks for, so a sum over answers becomes a number of people, with its interval.',
    caption: `Weighted totals of ${before.n} sheets, finite population heeded, 95 %. Who did not say counts for nobody, so the totals are a little low.`,
    ...intervalRows(rows, { from: 800, to: 2400, say: whole, name: 'people' }),
  })
}

function ratio(): Picture {
  const rows = events.map((label, i) => {
    const had = saying(before.answers(`lses.b${i + 1}`), [1]), times = before.answers(`lses.b${i + 1}n`)
    return row(label, ratioUnderDesign(times, had.map((v) => (v === 1 ? 1 : NaN)), before.design))
  })
  return picture({
    name: 'ratio', of: ['estimate/ratio-under-design'], title: 'How often it happened to each victim',
    reads: 'Events over victims: above 1, the same people are met again. Both the number above and the one below are uncertain, and the interval knows it.',
    caption: 'Ratio of two weighted sums with linearised error, 95 %; n counts those to whom it happened and who said how often.',
    ...intervalRows(rows, { from: 0.5, to: 3, say: decimals(1), mark: 1, name: 'times in a year' }),
  })
}

function quantiles(): Picture {
  const days = before.answers('lses.c4'), sorted = days.filter((v) => !Number.isNaN(v)).sort()
  const x = scale(0, 10, 70, 610), y = scale(0, 1, 240, 24)
  const steps = Array.from({ length: 11 }, (_, d) => sorted.filter((v) => v <= d).length / sorted.length)
  const stairs = steps.flatMap((share, d): [number, number][] => [[x(d), y(share)], [x(Math.min(10, d + 1)), y(share)]])
  const read = [0.5, 0.8, 0.9].map((p) => ({ p, ...quantileUnderDesign(days, before.design, p) }))
  const marks = read.map(({ p, estimate, low, high }) => line(70, y(p), x(estimate!), y(p), 'dashed') + line(x(estimate!), y(p), x(estimate!), 240, 'dashed') + line(x(low!), y(p), x(high!), y(p), 'bar') + words(76, y(p) - 6, percent(p), { look: 'tick' }))
  return picture({
    name: 'quantiles', of: ['estimate/quantile-under-design', 'estimate/weighted-quantile'], title: 'On how many days of a month people were frightened',
    reads: 'The stairs say which share was frightened on at most so many days. Going in at a half from the left and down gives the median; the thick line is its interval.',
    caption: `${read.map(({ p, estimate, low, high }) => `${percent(p)}: at most ${estimate} (${low} to ${high})`).join('; ')}. n = ${read[0]!.n}, weighted, Woodruff's interval, 95 %.`,
    height: 282, body: upward(y, [70, 610], percent, { marks: [0, 0.25, 0.5, 0.75, 1] }) + along(x, [24, 240], whole, { name: 'days', marks: [0, 2, 4, 6, 8, 10] }) + through(stairs) + marks.join(''),
  })
}

function tallied(): Picture {
  const items = Array.from({ length: 10 }, (_, i) => before.answers(`lses.a${i + 1}`))
  const answers = Int8Array.from({ length: before.n * 10 }, (_, at) => { const v = items[at % 10]![Math.floor(at / 10)]!; return Number.isNaN(v) ? -1 : v })
  const { counts, outside } = tally({ answers, items: 10, zone: before.zone, zones: 4, lowest: 0, highest: 3 })
  const fills = [littleToMuch[0], littleToMuch[1], littleToMuch[2], littleToMuch[4]]
  const rows = problems.map((label, item) => {
    const own = [...counts.subarray(item * 4, item * 4 + 4)], all = own.reduce((sum, count) => sum + count, 0)
    return words(20, 20 + item * 36, label) + stacked(own.map((count, a) => ({ share: count / all, words: String(count), fill: fills[a]!, light: a === 3 })), 168, 540, item * 36) + words(556, 20 + item * 36, `n = ${all}`, { look: 'quiet' })
  })
  return picture({
    name: 'tally', of: ['estimate/tally'], title: 'How big a problem ten things are in Old Town',
    reads: 'Each bar is everybody who answered, divided by their answer, from light (not a problem) to dark (a very big one); the figures are people.',
    caption: `Plain counts of one zone, one pass over all sheets; no weights, so no interval here. ${outside.subarray(0, 10).reduce((sum, count) => sum + count, 0)} answers were no answer and are counted apart.`,
    height: 396, body: rows.join('') + legend([[fills[0]!, 'not'], [fills[1]!, 'small'], [fills[2]!, 'fairly big'], [fills[3]!, 'very big']], 168, 386),
  })
}

function effective(): Picture {
  const x = scale(0, 1200, 100, 500)
  const rows = ([['Before', before], ['Now', now]] as const).map(([label, { n, weights }], i) => {
    const worth = effectiveSample(weights), y = i * 76
    return words(20, y + 22, label, { look: 'strong' }) + block(100, y + 4, x(n) - 100, 26, littleToMuch[1]) + words(x(n) + 8, y + 22, `${whole(n)} answered`, { look: 'quiet' })
      + block(100, y + 34, x(worth) - 100, 26, littleToMuch[4]) + words(x(worth) + 8, y + 52, `worth ${whole(worth)}`, { look: 'quiet' })
  })
  return picture({
    name: 'effective-sample', of: ['estimate/effective-sample'], title: 'In the second round 24 people of Mill Hill spoke for 3,400',
    reads: 'The light bar is how many answered, the dark one how many equal answers say as much. Very unequal weights cost most of a sample.',
    caption: `Kish's effective sample, (sum of weights)² over sum of squares; n = ${before.n} and ${now.n}. It holds for the weights only, not for clusters.`,
    height: 150, body: rows.join(''),
  })
}
