import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { before, test } from 'node:test'
import { inventedPeople } from '#testing/golden/invented-survey.ts'
import { runInR, withoutR } from '#testing/cli/in-r.ts'
import { toolRun } from '#testing/cli/tool-run.ts'
import { compare } from '../../compare.ts'
import { estimate } from '../../estimate.ts'
import { darkFigure } from '../dark-figure.ts'
import { hotspots } from '../hotspots.ts'
import { nearRepeat } from '../near-repeat.ts'
import { rake } from '../rake.ts'
import { sampleSize } from '../sample-size.ts'
import { wait } from '../wait.ts'

const skip = withoutR(['survey', 'spdep', 'sf', 'survival'])
const { file } = toolRun(estimate), people = inventedPeople()
const tools = { estimate: toolRun(estimate).run, compare: toolRun(compare).run, rake: toolRun(rake).run, hotspots: toolRun(hotspots).run, 'near-repeat': toolRun(nearRepeat).run, wait: toolRun(wait).run, 'sample-size': toolRun(sampleSize).run, 'dark-figure': toolRun(darkFigure).run }

/** The invented people as a file, with codes 8 and 9 for no answer. */
function answers(rows: readonly number[], delimiter = ','): string {
  const code = (value: number, i: number) => (Number.isNaN(value) ? (i % 2 ? '9' : '') : String(value))
  const lines = rows.map((i) => [`Zonă ${people.zone[i]}`, people.stratum[i], people.cluster[i], people.w[i], people.units[i], code(people.y[i]!, i), code(people.b[i]!, i), people.thefts[i], people.bicycles[i], i % 2 ? 'm' : 'f', people.r[i]].join(delimiter))
  return file([['zona', 'stratum', 'cluster', 'w', 'units', 'y', 'b', 'thefts', 'bicycles', 'sex', 'rare'].join(delimiter), ...lines, ''].join('\n'))
}
const all = people.w.map((_, i) => i), whole = answers(all), semicolons = answers(all, ';')
const halves = [answers(all.filter((i) => people.wave[i] === 1)), answers(all.filter((i) => people.wave[i] === 2))]
const alone = answers(all.filter((i) => people.stratum[i] !== 3 || people.cluster[i] === people.cluster[2]))
const edges = file('z,a,w,c\nall,1,1,1\nall,1,2,2\nall,1,3,3\none,1,2,4\none,,2,5\nnobody,,1,1\nnobody,,1,2\nboth,0,1,1\nboth,1,2,2\nboth,0,0,4\nboth,0,3,3\nboth,1,1.5,3\n,1,1,2\nnone,0,1,1\nnone,0,2,5\n')
const drawn = new Set(all.filter((i) => people.stratum[i] === 3).map((i) => people.cluster[i])).size
const margin = file('sex,people\nm,3200\nf,3400\n'), places = file('value,share\nZonă 1,0.3\nZonă 2,0.45\nZonă 3,0.25\n')
const design = ['--weight', 'w', '--strata', 'stratum', '--cluster', 'cluster']
const shares = ['--items', 'b', '--share', '1', '--missing', '8,9', '--zone', 'zona']

/** Invented incidents in degrees and in metres, with dates in several forms; every fourth lies close to the one before it; one is old and far away. */
const scattered = Array.from({ length: 90 }, (_, i) => {
  const k = i % 4 === 3 ? i - 1 : i, day = new Date(Date.UTC(2026, 2, 1 + ((k * 17) % 60) + (i === k ? 0 : 2))), [year, month, date] = day.toISOString().slice(0, 10).split('-') as [string, string, string]
  const east = 500_000 + ((k * 6151) % 900) + (i === k ? 0 : 13.5), north = 4_600_000 + ((k * k * 389) % 700) + 0.25
  const written = [`${year}-${month}-${date}`, `${date}.${month}.${year} 14:30`, `${year}${month}${date}T0615`, `${year}/${month}/${date} 9:05 pm`, `${Number(date)} ${day.toLocaleString('en', { month: i % 2 ? 'short' : 'long', timeZone: 'UTC' })} ${year} 10:30`][i % 5]
  return { lon: 26.1 + (east - 500_000) / 80_000, lat: 44.43 + (north - 4_600_000) / 111_000, east, north, written, zone: `b${9 + (i % 3)}`, seconds: i % 13 === 5 ? '' : 60 + ((i * i * 37) % 900), open: i % 7 === 2 ? 'yes' : '0' }
})
const incidents = file(['lon,lat,east,north,written,zone,seconds,open', ...scattered.map((one) => Object.values(one).join(',')), '26.12,44.46,502000,4602000,15/01/2025 23:59:30,b9,75,no', '0,0,0,0,2026-03-05,b9,,no', ''].join('\n'))
const metres = ['--x', 'east', '--y', 'north', '--crs', 'EPSG:32635'], waits = [incidents, '--zone', 'zone', '--seconds', 'seconds']

/** Four hundred people asked what they suffered and told, so many of a hundred victims having told. */
const victims = (told: number) => file(`events,told,w,s,c\n${Array.from({ length: 400 }, (_, i) => `${i % 4 === 1 ? (i % 3 ? 1 : 2) : 0},${i % 4 === 1 ? ((i * 7) % 100 < told ? 1 : 0) : ''},${1 + (i % 5)},${i % 2},${(i >> 1) % 9}`).join('\n')}\n,,1,0,0\n`)

const asked: readonly (readonly [keyof typeof tools, string, readonly string[]])[] = [
  ['estimate', 'means', [whole, '--items', 'y,thefts', '--mean', '--missing', '9', '--zone', 'zona', ...design]],
  ['estimate', 'a file whose first line says what parts its cells', [file('sep=;\na;w\n1;2\n3;1.5\n4;1\n'), '--items', 'a', '--mean', '--weight', 'w']],
  ['estimate', 'means of all', [semicolons, '--items', 'y', '--mean', '--missing', '8,9.0']],
  ['estimate', 'totals in a finite population', [whole, '--items', 'thefts', '--total', '--zone', 'zona', ...design, '--population', 'units']],
  ['estimate', 'how many people', [whole, '--items', 'y', '--share', '4,5', '--total', '--missing', '9', '--weight', 'w']],
  ['estimate', 'ratios', [whole, '--items', 'thefts', '--ratio', 'bicycles', '--zone', 'zona', ...design, '--confidence', '0.9']],
  ['estimate', 'medians', [whole, '--items', 'thefts', '--quantile', '0.5', ...design]],
  ['estimate', 'counted shares', [whole, ...shares]],
  ['estimate', 'exact shares', [whole, ...shares, '--method', 'exact']],
  ...['logit', 'linear', 'asin', 'beta', 'likelihood', 'wilson'].map((way) => ['estimate', `shares by ${way}`, [whole, ...shares.with(1, 'b,rare'), ...design, '--method', way]] as const),
  ...['certainty', 'adjust', 'average'].map((rule) => ['estimate', `a lonely cluster, ${rule}`, [alone, '--items', 'thefts', '--mean', ...design, '--lonely', rule]] as const),
  ['estimate', 'post-stratified shares', [whole, ...shares, ...design, '--margin', `sex=${margin}`]],
  ['estimate', 'raked means', [whole, '--items', 'thefts', '--mean', '--zone', 'zona', ...design, '--margin', `sex=${file('m,0.5\nf,0.5\n')}`, '--margin', `zona=${places}`]],
  ...(['logit', 'beta', 'wilson', 'linear', 'asin', 'likelihood', 'exact'] as const).map((way) => ['estimate', `zones where all say the same, one or nobody answers, by ${way}`, [edges, '--items', 'a', '--share', '1', '--zone', 'z', '--method', way, ...(way === 'exact' ? [] : ['--weight', 'w', '--cluster', 'c'])]] as const),
  ...['--mean', '--total', '--quantile=0.5', '--ratio=w'].map((wanted) => ['estimate', `zones where all say the same, one or nobody answers, ${wanted}`, [edges, '--items', 'a', wanted, '--zone', 'z', '--weight', 'w', '--cluster', 'c']] as const),
  ['estimate', 'means by leaving out, a stratum asked whole', [file(readFileSync(whole, 'utf8').replaceAll(/^(Zonă \d,3,.*)$/gm, (line) => line.split(',').with(4, String(drawn)).join(','))), '--items', 'thefts', '--mean', '--zone', 'zona', ...design, '--population', 'units', '--replicates', 'jackknife']],
  ['compare', 'changes of totals by leaving out, zones of which one round knows nothing', [edges, file('z,a,w,c\nall,0,1,1\nall,1,2,2\nall,1,1,3\nnew,0,1,1\nnew,1,2,2\nboth,0,1,5\nboth,0,2,2\nboth,1,2,3\n'), '--items', 'a', '--total', '--zone', 'z', '--weight', 'w', '--cluster', 'c', '--replicates', 'jackknife']],
  ['compare', 'how many times as often', [edges, file('z,a\nall,0\nall,1\nnew,0\nboth,0\nboth,1\nnone,1\nnobody,0\n'), '--items', 'a', '--share', '1', '--zone', 'z', '--risk-ratio']],
  ['compare', 'zones of which one round knows nothing', [edges, file('z,a,w,c\nall,0,1,1\nall,1,2,2\nall,1,1,3\nnew,0,1,1\nnew,0,2,2\nboth,0,1,5\nboth,0,2,2\nboth,1,2,3\n'), '--items', 'a', '--share', '1', '--zone', 'z', '--weight', 'w', '--cluster', 'c']],
  ['compare', 'counted zones of which one round knows nothing', [edges, file('z,a\nall,0\nall,1\nnew,0\nboth,0\nboth,1\n'), '--items', 'a', '--share', '1', '--zone', 'z', '--adjust', 'hochberg']],
  ['compare', 'changes of counted shares', [...halves, ...shares.with(1, 'b,rare')]],
  ['compare', 'changes of means', [...halves, '--items', 'thefts,y', '--mean', '--missing', '9', '--zone', 'zona', ...design, '--adjust', 'bh', '--family', 'all', '--good', 'low']],
  ['compare', 'changes of totals in a finite population', [...halves, '--items', 'thefts', '--total', '--zone', 'zona', ...design, '--population', 'units']],
  ['compare', 'changes of ratios, a lonely cluster', [halves[0]!, alone, '--items', 'thefts', '--ratio', 'bicycles', ...design, '--lonely', 'adjust']],
  ['compare', 'changes of medians', [...halves, '--items', 'thefts', '--quantile', '0.5', ...design]],
  ['compare', 'changes of post-stratified shares', [...halves, ...shares, ...design, '--margin', `sex=${margin}`]],
  ['compare', 'changes of raked means', [...halves, '--items', 'thefts', '--mean', '--zone', 'zona', ...design, '--margin', `sex=${margin}`, '--margin', `zona=${file('Zonă 1,2000\nZonă 2,2400\nZonă 3,2200\n')}`]],
  ['rake', 'weights', [whole, '--margin', `sex=${margin}`, '--margin', `zona=${file('Zonă 1,2000\nZonă 2,2400\nZonă 3,2200\n')}`, '--weight', 'w', '--as', 'new weight']],
  ['rake', 'trimmed weights', [whole, '--margin', `zona=${places}`, '--margin', `sex=${file('m,0.3\nf,0.7\n')}`, '--trim', '0.5,1.5']],
  ['hotspots', 'cells in metres', [incidents, ...metres, '--cell', '100', '--band', '250']],
  ['hotspots', 'cells of a span of days, in degrees', [incidents, '--x', 'lon', '--y', 'lat', '--cell', '150', '--band', '320', '--time', 'written', '--from', '2026-03-05', '--to', '2026-04-20']],
  ['hotspots', 'courses', [incidents, ...metres, '--cell', '200', '--band', '400', '--time', 'written', '--from', '2026-03-01', '--to', '2026-04-29', '--periods', '12']],
  ['near-repeat', 'by moments', [incidents, ...metres, '--time', 'written', '--space', '20,100,300', '--days', '1,4,14', '--permutations', '0']],
  ['near-repeat', 'by dealing out', [incidents, '--x', 'lon', '--y', 'lat', '--time', 'written', '--space', '100,300', '--days', '4,14', '--permutations', '499']],
  ['wait', 'quantiles', waits],
  ['wait', 'quantiles by hour of the week', [...waits, '--at', 'written', '--quantiles', '0.25,0.5', '--confidence', '0.8']],
  ['wait', 'drawn together by hour of the week', [...waits, '--at', 'written', '--shrink']],
  ['wait', 'drawn together in one commissariat and another', [waits[0]!, '--zone', 'written', '--seconds', 'seconds', '--shrink', '--commissariat', 'zone']],
  ['wait', 'with open calls', [...waits, '--open', 'open']],
  ['dark-figure', 'one round under a design', [victims(40), '--events', 'events', '--told', 'told', '--people', '50000', '--recorded', '2500', '--weight', 'w', '--strata', 's', '--cluster', 'c']],
  ['dark-figure', 'nothing happened', [file('events,told\n' + '0,\n'.repeat(50)), '--events', 'events', '--told', 'told', '--people', '900', '--recorded', '3']],
  ['dark-figure', 'nobody told', [file('events,told\n' + '1,0\n'.repeat(8) + '0,\n'.repeat(50)), '--events', 'events', '--told', 'told', '--people', '900', '--recorded', '3']],
  ['dark-figure', 'two rounds', [victims(40), victims(110), '--events', 'events', '--told', 'told', '--people', '50000', '--recorded', '1500,3600']],
  ['sample-size', 'for an interval', ['--half-width', '0.04', '--share', '0.3', '--deff', '1.4', '--population', '2500', '--tests', '3', '--answering', '0.4']],
  ['sample-size', 'for a change', ['--detect', '0.08', '--share', '0.3', '--power', '0.9']],
]

let found: ReturnType<typeof runInR>
before(async () => {
  if (skip) return
  const scripts = await Promise.all(asked.map(async ([tool, , argv]) => (await tools[tool](...argv, '--r')).out))
  found = runInR(scripts)
})

asked.forEach(([tool, name, argv], place) => {
  test(`the script in R tells the numbers of vatra ${tool}: ${name}`, { skip }, async () => {
    const { code, out, err } = await tools[tool](...argv, '--json'), rows = JSON.parse(out || '[]') as Record<string, string | number | null>[], r = found[place]!
    assert.equal(code, 0, err)
    assert.ok(typeof r !== 'string', String(r))
    assert.equal(r.length, rows.length)
    rows.forEach((row, i) => alike(row, r[i]!, name === 'by dealing out' ? ['expected', 'ratio', 'p', 'p_two_sided'] : []))
  })
})

/**
 * Every cell that the script prints: text the same, numbers to 1e-9 of themselves (a root or a fit in R ends there), nothing known in both or in
 * neither; what chance decides near the other's chance.
 */
function alike(row: Record<string, string | number | null>, r: Record<string, string>, chance: readonly string[]) {
  assert.deepEqual(Object.keys(row).filter((name) => !Object.hasOwn(r, name) && !['lon', 'lat', 'column', 'row'].includes(name)), [])
  for (const [name, is] of Object.entries(r)) {
    const value = row[name]!, what = `${name} of ${JSON.stringify(row)}: ${is}`
    if (typeof value === 'number' && chance.includes(name)) assert.ok(Math.abs(Number(is) - value) <= (name.startsWith('p') ? 0.12 : 0.25 * Math.max(2, value)), what)
    else if (typeof value === 'number') assert.ok(is !== '' && Math.abs(Number(is) - value) <= 1e-9 * Math.max(1e-3, Math.abs(value)), what)
    else assert.equal(is, value ?? '', what)
  }
}
