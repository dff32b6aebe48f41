import assert from 'node:assert/strict'
import { benjaminiHochberg } from '../../src/kernel/compare/benjamini-hochberg.ts'
import { changesByZone } from '../../src/kernel/compare/changes-by-zone.ts'
import { estimatesByZone } from '../../src/kernel/estimate/estimates-by-zone.ts'
import { rake } from '../../src/kernel/estimate/rake.ts'
import { gridDensity } from '../../src/kernel/locate/density/grid-density.ts'
import { gridCounts } from '../../src/kernel/locate/grid-counts.ts'
import { hotCells } from '../../src/kernel/locate/hot-spots/hot-cells.ts'
import { nearRepeat } from '../../src/kernel/locate/near-repeats/near-repeat.ts'
import { zoneIndex } from '../../src/kernel/locate/zones/zone-index.ts'
import { zoneOfPoints } from '../../src/kernel/locate/zones/zone-of-points.ts'
import { seeded } from '../../src/kernel/random.ts'
import { waitByHour } from '../../src/kernel/wait/wait-by-hour.ts'
import { agree } from '../kernel/agree.ts'
import { items, madeAnswers } from '../kernel/made/answers.ts'
import { madeBurglaries } from '../kernel/made/burglaries.ts'
import { madeCalls } from '../kernel/made/calls.ts'
import { madePeople } from '../kernel/made/people.ts'
import { madePoints } from '../kernel/made/points.ts'
import { madeZones } from '../kernel/made/zones.ts'
import { sheetsOf } from '../kernel/w1-estimates.ts'
import { judged, wavesOf } from '../kernel/w1-change.ts'
import { bandwidths } from '../kernel/w3-density.ts'
import { million } from '../kernel/w3-hot-spots.ts'
import { bands } from '../kernel/w4-near-repeats.ts'
import { quantiles } from '../kernel/w6-waits.ts'
import type { Pair } from '../kernel/workload.ts'
import { laid, type Program } from './program.ts'

/** Lays the input of a workload at a size into a folder, starts the peers' programs, and pairs our ways with theirs. Long, because each workload lays down its own. */
export type Pairing = (size: number, folder: string, open: (script: string) => Promise<Program>) => Promise<readonly Pair[]>

export const pairings: Readonly<Record<string, { readonly full: number; readonly pairs: Pairing }>> = {
  'w1-estimates': { full: 2_000_000, pairs: estimates },
  'w1-change': { full: 200_000, pairs: change },
  'w2-raking': { full: 2_000_000, pairs: raking },
  'w3-hot-spots': { full: 8_000_000, pairs: spotsAndDensities },
  'w4-near-repeats': { full: 100_000, pairs: nearRepeats },
  'w5-zones': { full: 8_000_000, pairs: zones },
  'w6-waits': { full: 2_000_000, pairs: waits },
}

async function estimates(...[size, folder, open]: Parameters<Pairing>): Promise<Pair[]> {
  const all = madeAnswers(size), { start, weights, answers, zone } = all, ours = () => estimatesByZone(sheetsOf(all)), few = Math.min(50, all.zones), rows = start[few]!
  laid(folder, {
    start, weights, answers, 'few-zone': Float64Array.from(zone.subarray(0, rows)), 'few-weights': weights.slice(0, rows),
    'few-answers': Float64Array.from({ length: rows }, (_, row) => answers[row * items]! || NaN),
  })
  const python = await open('w1.py'), r = await open('w1.R'), said = ours()
  const inPython = (way: string) => async () => {
    const kept = await python.kept(way, 4)
    // A share's interval is drawn on the scale of odds here; there the mean's is taken for all.
    for (const [k, column] of [said.estimate, said.se].entries()) agree(`${way} ${k}`, column, kept[k]!, 1e-10, 1e-12)
  }
  const ofFirst = (column: Float64Array) => Array.from({ length: few }, (_, z) => column[z * items]!)
  return [
    { peer: 'numpy', wanted: 8, size, ours, theirs: () => python.round('numpy'), agree: inPython('numpy') },
    { peer: 'numba', wanted: 1.5, size, ours, theirs: () => python.round('numba'), agree: inPython('numba') },
    {
      what: 'an estimate', peer: "R's survey::svyby", wanted: 5000, size, ours, part: `${few} estimates from ${rows.toLocaleString('en')} rows, times ${(said.estimate.length / few).toLocaleString('en')}`,
      theirs: async () => ((await r.round('svyby')) * said.estimate.length) / few,
      agree: async () => {
        const [mean, se] = await r.kept('svyby', 2)
        agree('svyby', ofFirst(said.estimate), mean!, 1e-12)
        agree('svyby errors', ofFirst(said.se), se!, 1e-10)
      },
    },
  ]
}

async function change(...[size, folder, open]: Parameters<Pairing>): Promise<Pair[]> {
  const { before, after } = wavesOf(size), { p } = judged(changesByZone(before, after)), ours = () => benjaminiHochberg(p)
  laid(folder, { p })
  const python = await open('w1-change.py')
  return [{ what: 'p raised', peer: 'statsmodels', wanted: 2, size: p.length, ours, theirs: () => python.round('raised'), agree: async () => agree('raised p', ours(), (await python.kept('raised', 1))[0]!, 1e-14) }]
}

async function raking(...[size, folder, open]: Parameters<Pairing>): Promise<Pair[]> {
  const margins = madePeople(size), tenth = madePeople(Math.ceil(size / 10)), ours = () => rake(margins)
  for (const [m, { category, targets }] of margins.entries()) laid(folder, { [`category${m}`]: category, [`targets${m}`]: targets, [`few-category${m}`]: tenth[m]!.category, [`few-targets${m}`]: tenth[m]!.targets })
  const python = await open('w2.py'), r = await open('w2.R')
  return [
    { peer: 'numpy, on cells', wanted: 1, size, ours, theirs: () => python.round('cells'), agree: async () => agree('weights', ours().weights, (await python.kept('cells', 1))[0]!, 1e-8) },
    { peer: "R's survey::rake", wanted: 300, size, ours, part: 'a tenth of the people', theirs: async () => 10 * (await r.round('rake')), agree: async () => agree('weights', rake(tenth).weights, (await r.kept('rake', 1))[0]!, 1e-6) },
  ]
}

async function spotsAndDensities(...[size, folder, open]: Parameters<Pairing>): Promise<Pair[]> {
  const { x, y } = madePoints(size), fewer = madePoints(2_000_000), { counts } = gridCounts(fewer.x, fewer.y, million)
  laid(folder, { x, y, counts: Float64Array.from(counts) })
  const python = await open('w3.py'), spots = () => hotCells(gridCounts(x, y, million).counts, million, 10), least = async (...ways: readonly string[]) => {
    let best = Infinity
    for (const way of ways) best = Math.min(best, await python.round(way))
    return best
  }
  const by = (kernel: 'gaussian' | 'quartic') => gridDensity(counts, million, { kernel, bandwidth: bandwidths[kernel] * million.cell }).density, peak = by('gaussian').reduce((most, one) => Math.max(most, one))
  const density = (kernel: 'gaussian' | 'quartic', wanted: number, ways: readonly string[]): Pair => ({
    what: kernel, peer: "the best of scipy's ways", wanted, size: counts.length, ours: () => by(kernel), theirs: () => least(...ways),
    agree: async () => {
      for (const way of ways) agree(way, by(kernel), (await python.kept(way, 1))[0]!, 1e-8, 1e-8 * peak)
    },
  })
  return [
    { peer: 'numpy and scipy', wanted: 4, size, ours: spots, theirs: () => python.round('spots'), agree: async () => {
      const [z, called] = await python.kept('spots', 2), said = spots()
      agree('z', said.z, z!, 1e-9, 1e-9)
      assert.equal(said.number, called![0])
    } },
    density('gaussian', 2, ['filter', 'lines', 'fft', 'parts']),
    density('quartic', 1, ['round_fft', 'round_parts']),
  ]
}

async function nearRepeats(...[size, folder, open]: Parameters<Pairing>): Promise<Pair[]> {
  const all = madeBurglaries(size), ours = () => nearRepeat(all, { ...bands, permutations: 999, random: seeded(1) }), part = 'pairs found once, 10 shuffles for 999'
  laid(folder, all)
  const python = await open('w4.py'), theirs = (way: string) => async () => (await python.round('pairs')) + 99.9 * (await python.round(way))
  const same = async () => agree('pairs of each band', ours().cells.map(({ observed }) => observed), (await python.kept('observed', 1))[0]!, 0)
  return [
    { peer: 'numba', wanted: 8, size, ours, part, theirs: theirs('numba'), agree: same },
    { peer: 'numpy', wanted: 25, size, ours, part, theirs: theirs('numpy'), agree: same },
  ]
}

async function zones(...[size, folder, open]: Parameters<Pairing>): Promise<Pair[]> {
  const all = madeZones(5000), { x, y } = madePoints(size), rings = all.map((zone) => zone[0]![0]!), index = zoneIndex(all), ours = () => zoneOfPoints(x, y, index), few = Math.min(25_000, size)
  const start = new Float64Array(rings.length + 1)
  rings.forEach((ring, z) => (start[z + 1] = start[z]! + ring.length))
  laid(folder, { 'zone-start': start, 'zone-x': Float64Array.from(rings.flat(), ([px]) => px), 'zone-y': Float64Array.from(rings.flat(), ([, py]) => py), 'few-x': x.slice(0, few), 'few-y': y.slice(0, few) })
  const r = await open('w5.R')
  return [{
    peer: "R's sf", wanted: 150, size, ours, part: `${few.toLocaleString('en')} points more and less`,
    // What it takes once, however many points there are, is not multiplied.
    theirs: async () => (((await r.round('few')) - (await r.round('fifth'))) / (0.8 * few)) * size,
    agree: async () => agree('zones', ours().subarray(0, few), (await r.kept('few', 1))[0]!, 0),
  }]
}

async function waits(...[size, folder, open]: Parameters<Pairing>): Promise<Pair[]> {
  const calls = madeCalls(size), { village, hour, seconds, commissariat } = calls, ours = () => waitByHour(calls, { quantiles })
  laid(folder, { village, hour, seconds, commissariat })
  const python = await open('w6.py')
  return [{ peer: 'numpy', wanted: 12, size, ours, theirs: () => python.round('waits'), agree: async () => {
    const kept = await python.kept('waits', 2), said = ours()
    quantiles.forEach((_, q) => agree('waits', said.quantiles[q]!.values, kept[q]!, 1e-12))
  } }]
}
