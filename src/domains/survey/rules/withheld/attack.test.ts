import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seeded } from '#kernel/random.ts'
import { workedOut } from '#kernel/disclosure/worked-out.ts'
import { small } from '#testing/small-round.ts'
import { narrowed, toldOf, type Read, type Told } from '#testing/survey/reader.ts'
import { measuresOf } from '../measures.ts'
import { withheldBecause } from '../publishable.ts'
import { resultsOfWave, type Side } from '../results-of-wave.ts'
import { drawn, type WaveSheets } from '../sheets/wave-sheets.ts'
import type { Release } from './withheld-in.ts'

const night = process.env.VATRA_NIGHT === '1', worlds = night ? 1000 : 150
const names = ['light', 'dogs', 'stolen'] as const
type Wave = { readonly side: Side; readonly slugs: readonly string[]; readonly groups: readonly (readonly number[])[]; readonly n: readonly number[]; readonly hits: Readonly<Record<string, readonly number[]>> }

/** A town asked twice: zones of few and of many answers, some merged, otherwise in each wave; a zone more or less the second time. */
function world(seed: number): readonly [Wave, Wave] {
  const random = seeded(seed), upTo = (n: number) => Math.floor(random() * n)
  const zones = 2 + upTo(7), weighed = seed % 3 === 0, people = Array.from({ length: zones + 1 }, () => (weighed ? 500 + upTo(9000) : null))
  const often = Object.fromEntries(names.map((name) => [name, Array.from({ length: zones + 1 }, () => random() ** 2)]))
  const wave = (slugs: readonly string[]): Wave => {
    const n = slugs.map(() => (random() < 0.35 ? 2 + upTo(32) : 30 + upTo(90)))
    const rows = n.flatMap((all, zone) => Array.from({ length: all }, () => [...names.map((name, at) => (random() < often[name]![Number(slugs[zone]!.slice(1))]! ? [3, 3, 1][at]! : [0, 0, 2][at]!)), 1 + upTo(2), -3]))
    const start = Int32Array.from([0, ...n.map((_, zone) => n.slice(0, zone + 1).reduce((a, b) => a + b))])
    const sheets: WaveSheets = { answers: Int16Array.from(rows.flat()), width: 5, start, byMode: n.map((web) => ({ web })), strata: null, units: null }
    const how = drawn(sheets, slugs.map((slug) => people[Number(slug.slice(1))]!), small, null)
    assert.ok(!('fault' in how))
    const merged = random() < 0.6 && slugs.length > 2 ? [[0, 1 + upTo(slugs.length - 1)]] : []
    return {
      slugs, n, groups: [...merged, ...slugs.map((_, zone) => [zone]).filter(([zone]) => !merged.flat().includes(zone!))],
      hits: Object.fromEntries(names.map((name, at) => [name, n.map((_, zone) => rows.slice(start[zone], start[zone + 1]).filter((row) => row[at] === [3, 3, 1][at]).length)])),
      side: {
        wave: `w${seed}`, names: { en: 'A round' }, closesOn: '2027-01-31', instrument: small, modes: ['web'], frame: 'register', designEffect: 1, measures: measuresOf(small), sheets, drawn: how,
        zones: slugs.map((slug) => ({ id: slug, slug, names: { en: slug }, target: 50, boundaryHash: null })),
      },
    }
  }
  const slugs = Array.from({ length: zones }, (_, zone) => `z${zone}`)
  return [wave(slugs), wave(random() < 0.3 ? [...slugs, `z${zones}`] : random() < 0.3 && zones > 2 ? slugs.slice(1) : slugs)]
}

/** As the store keeps and finds it again: text, and from the text the ledger. */
const published = (wave: Wave, before: Wave | null, released: readonly Release[]): Read => JSON.parse(JSON.stringify(resultsOfWave(wave.side, before && before.side, wave.groups, released))) as Read
const releasesOf = ({ zones, whole }: Read): Release[] => [...zones, whole].map(({ slug, mergedWith, figures }) => ({ zones: slug === null ? null : [slug, ...mergedWith], shown: new Set(figures.filter(({ withheld }) => withheld === null).map(({ kind, of }) => `${kind} ${of}`)) }))

/** The same town published by the rule for single numbers alone. */
function naive(wave: Wave, name: string, groups = wave.groups, masses = wave.n): Told[] {
  return [...groups, wave.slugs.map((_, zone) => zone)].flatMap((zones) => {
    const sum = (of: readonly number[]) => zones.reduce((all, zone) => all + of[zone]!, 0), mass = sum(masses)
    if (withheldBecause({ asked: true, n: sum(wave.n), hits: sum(wave.hits[name]!) })) return []
    return [{ zones, masses: zones.map((zone) => masses[zone]!), share: zones.reduce((all, zone) => all + (masses[zone]! * wave.hits[name]![zone]!) / wave.n[zone]!, 0) / mass }]
  })
}

/** Zones that a rule keeps back and a reader can place within fewer than five people (or knows of two or three, all of them): by pencil, and by the search for whole numbers where sheets count alike. */
function foundIn(wave: Wave, name: string, told: readonly Told[], counts: boolean): readonly string[] {
  const { n, hits, slugs } = wave, alike = new Set(told.filter(({ share }) => share < 1e-12 || share > 1 - 1e-12).flatMap(({ zones }) => zones))
  const secret = slugs.map((_, zone) => zone).filter((zone) => !alike.has(zone) && withheldBecause({ asked: true, n: n[zone]!, hits: hits[name]![zone]! }) !== null)
  const byPencil = narrowed(slugs.length, told), spans = counts ? spansOf(wave, told) : null
  return secret.filter((zone) => {
    const needed = Math.min(5, n[zone]!), [low, high] = byPencil[zone]!
    return (high - low) * n[zone]! < needed - 1e-6 || (spans !== null && spans[zone]! < needed)
  }).map((zone) => slugs[zone]!)
}

/** Counts of yes, of no and of all in each zone, and of every sum that was told: how far apart whole numbers can be found that agree with all of it. */
function spansOf({ n }: Wave, told: readonly Told[]): readonly number[] {
  const zones = n.length, sums: Int32Array[] = [], counts = [...n.map(() => NaN), ...n.map(() => NaN), ...n], hidden = [...n.map(() => 1), ...n.map(() => 1), ...n.map(() => 0)]
  n.forEach((_, zone) => sums.push(Int32Array.of(2 * zones + zone, zone, zones + zone)))
  for (const { zones: of, share } of told) {
    sums.push(Int32Array.from([counts.length, ...of]))
    counts.push(Math.round(share * of.reduce((all, zone) => all + n[zone]!, 0)))
    hidden.push(0)
  }
  const found = workedOut({ counts: Float64Array.from(counts), sums }, hidden)
  return n.map((_, zone) => found.find(({ cell }) => cell === zone)!.span)
}

test(`in ${worlds} made-up towns nobody works out of what is published what a rule keeps back, nor to within five people; by the rule alone they do (PRIV-04)`, { timeout: 600_000 }, (t) => {
  let shown = 0, figures = 0, leaky = 0, byRule = 0
  for (let seed = 1; seed <= worlds; seed++) {
    const [first, second] = world(seed), counts = first.side.drawn.weights === null
    const one = published(first, null, []), two = published(second, first, releasesOf(one))
    let leaks = 0
    for (const [wave, read, later] of [[first, one, [two]], [second, two, []]] as const) {
      const weights = wave.side.drawn.weights, masses = wave.n.map((all, zone) => all * (weights ? weights[wave.side.sheets.start[zone]!]! : 1))
      for (const name of names) {
        const told = toldOf({ kind: 'question', of: name }, read, later, wave.slugs, masses)
        assert.deepEqual(foundIn(wave, name, told, counts), [], `world ${seed}, ${name}`)
        const again = wave === first ? second.groups.map((group) => group.map((zone) => first.slugs.indexOf(second.slugs[zone]!))).filter((group) => !group.includes(-1)) : []
        leaks += foundIn(wave, name, [...naive(wave, name, wave.groups, masses), ...naive(wave, name, again, masses)], counts).length
      }
      for (const { figures: said } of [...read.zones, read.whole]) for (const { withheld } of said) {
        figures++
        if (withheld === null) shown++
        if (withheld === 'fewer-than-30') byRule++
      }
    }
    if (leaks > 0) leaky++
  }
  t.diagnostic(`${shown} of ${figures} figures are shown, ${byRule} are of fewer than thirty; by the rule alone ${leaky} of ${worlds} towns give something away`)
  assert.ok(leaky > 0.3 * worlds, `the rule alone gives something away in ${leaky} of ${worlds} towns only: the readers find nothing`)
  assert.ok(shown > 0.5 * figures, `${shown} of ${figures} figures are shown`)
})
