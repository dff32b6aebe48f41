import assert from 'node:assert/strict'
import { benjaminiHochberg } from '../src/kernel/compare/benjamini-hochberg.ts'
import { holm } from '../src/kernel/compare/holm.ts'
import { meanUnderDesign } from '../src/kernel/estimate/mean-under-design.ts'
import { rake } from '../src/kernel/estimate/rake.ts'
import { surveyDesign } from '../src/kernel/estimate/survey-design.ts'
import { tally } from '../src/kernel/estimate/tally.ts'
import { seeded } from '../src/kernel/random.ts'
import { asShipped } from './as-shipped.ts'
import { bhByPairs, holmByPairs, meanByMaps, rakeByRows, tallyByQuestion } from './kernel-peers.ts'
import { load, paired } from './paired.ts'

/** The kernel's numbers against the plain way to reckon them, on the same answers; before anything is timed both must say the same. */
const quick = process.argv.includes('--quick')
const sheets = quick ? 50_000 : 200_000
if (asShipped()) await measureAll()

async function measureAll(): Promise<void> {
  console.log(`${sheets} sheets of 40 items in 500 zones (${load()})`)
  for (const pair of [tallies, rakes, meansOfAll, adjustments]) await pair(seeded(20270301))
}

async function tallies(random: () => number): Promise<void> {
  const items = 40, zones = 500
  const answers = Int8Array.from({ length: sheets * items }, () => Math.floor(random() * 6))
  const zone = Uint16Array.from({ length: sheets }, (_, sheet) => Math.floor((sheet * zones) / sheets))
  const all = { answers, items, zone, zones, lowest: 0, highest: 5 }
  const { counts, width } = tally(all)
  tallyByQuestion(all).forEach((byZone, item) => byZone.forEach((given, z) => given.forEach((times, a) => assert.equal(counts[(z * items + item) * width + a], times))))
  await paired('tally: one pass against question by question', () => tallyByQuestion(all), () => tally(all))
}

async function rakes(random: () => number): Promise<void> {
  // As in life the margins hang together: who is young lives elsewhere, in another kind of house.
  const people = sheets * 5, person = Float64Array.from({ length: people }, random)
  const margins = [122, 8, 3, 6].map((width, at) => {
    const category = Int32Array.from(person, (like) => Math.floor((0.5 * like + 0.5 * random()) * width))
    const live = new Float64Array(width)
    for (const of of category) live[of]! += 1
    const moved = live.map((all) => all * (0.8 + 0.4 * random())), all = moved.reduce((sum, one) => sum + one, 0)
    return { name: `margin ${at}`, category, targets: moved.map((one) => (one / all) * 1e6) }
  })
  const cells = rake(margins).weights, rows = rakeByRows(margins)
  assert.ok(cells.every((weight, row) => Math.abs(weight / rows[row]! - 1) < 1e-8))
  await paired(`rake: ${people / 1e6} million people, cells against row by row`, () => rakeByRows(margins), () => rake(margins))
}

async function meansOfAll(random: () => number): Promise<void> {
  const weights = Float64Array.from({ length: sheets }, () => 0.5 + random())
  const strata = Int32Array.from({ length: sheets }, (_, sheet) => sheet % 50), clusters = Int32Array.from({ length: sheets }, (_, sheet) => (sheet % 50) + 50 * Math.floor(random() * 40))
  const questions = Array.from({ length: 10 }, () => Float64Array.from({ length: sheets }, () => (random() < 0.03 ? NaN : Math.floor(random() * 4))))
  const fast = () => {
    const design = surveyDesign(sheets, { weights, strata, clusters }, 'adjust')
    return questions.map((values) => meanUnderDesign(values, design))
  }
  const slow = () => questions.map((values) => meanByMaps(values, weights, strata, clusters))
  const plain = slow()
  fast().forEach(({ estimate, se }, at) => assert.ok(Math.abs(estimate! - plain[at]!.mean) < 1e-12 && Math.abs(se! / plain[at]!.se - 1) < 1e-10))
  await paired('mean under design: 10 items, numbered units against maps', slow, fast)
}

async function adjustments(random: () => number): Promise<void> {
  const ps = Array.from({ length: sheets / 10 }, () => random() ** 2)
  for (const [name, ours, plain] of [['Holm', holm, holmByPairs], ['Benjamini-Hochberg', benjaminiHochberg, bhByPairs]] as const) {
    const peer = plain(ps)
    ours(ps).forEach((p, at) => assert.ok(Math.abs(p! - peer[at]!) < 1e-14))
    await paired(`${name}: ${ps.length} tests, numbers sorted against pairs`, () => plain(ps), () => ours(ps))
  }
}
