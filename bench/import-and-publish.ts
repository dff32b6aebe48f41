import { readFileSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { operator } from '../src/access/actor.ts'
import { closeWave, importSheets, loadInstrument, openWave, planWave, publishWave } from '../src/domains/survey/index.ts'
import type { Instrument, Mapping } from '../src/domains/survey/words.ts'
import { importZones } from '../src/domains/territory/index.ts'
import type { Outside } from '../src/frame/ctx.ts'
import { seeded } from '../src/kernel/random.ts'
import { openSafely, type Store } from '../src/platform/db.ts'
import { anotherDatabase, serverAt, throwAway } from '../src/testing/throw-away.ts'

/**
 * How fast a survey company's files are taken in and published: two waves of 40 questions in 500 zones, the second compared with the first.
 * `node bench/import-and-publish.ts [sheets …]` (20,000 and 200,000 when left out) prints a line a size and how time grew between them.
 */
const questions = 40, zones = 500
const sizes = process.argv.slice(2).map(Number)

const { at, end } = await throwAway()
process.env.VATRA_KEYS ??= `${at.folder}/keys/root.key`
try {
  const runs = []
  for (const sheets of sizes.length > 0 ? sizes : [20_000, 200_000]) {
    const name = `bench_${sheets}`
    await anotherDatabase(at, name, { migrated: true })
    const store = await openSafely(serverAt(at, name), at.passwords, { durable: false, then: async () => {} })
    runs.push(await measure(store, sheets).finally(store.close))
  }
  const [small, large] = [runs[0]!, runs.at(-1)!]
  if (runs.length > 1) {
    const times = large.sheets / small.sheets
    console.log(`${times} times the sheets: import ${(large.importing / small.importing).toFixed(1)} times as long, publishing ${(large.publishing / small.publishing).toFixed(1)} times`)
  }
} finally {
  await end()
}

async function measure(store: Store, sheets: number) {
  const ctx: Outside = { actor: operator, store, now: new Date('2027-03-01T09:00:00Z') }
  const features = Array.from({ length: zones }, (_, zone) => ({ type: 'Feature', properties: { code: `z${zone}`, name: `Zone ${zone}` }, geometry: null }))
  const drawn = await importZones(ctx, { directorate: { code: 'bench', country: 'LV' }, commissariat: { code: 'bench' }, geojson: { type: 'FeatureCollection', features } })
  const directorate = drawn.directorate
  const { id: instrument } = await loadInstrument(ctx, { directorate, instrument: asked() })
  const plan = {
    directorate, instrument, commissariat: drawn.commissariats[0]!.id, frame: 'register', modes: ['web', 'paper'], opensOn: '2027-03-01', closesOn: '2027-03-20',
    zones: drawn.zones.map(({ id }) => ({ zone: id, target: Math.ceil(sheets / zones) })),
  }
  const before = await wave(ctx, { ...plan, names: { en: 'First' } }, fileOf(sheets, 1))
  const after = await wave(ctx, { ...plan, names: { en: 'Second' }, follows: before.id }, fileOf(sheets, 2))
  const line = { sheets, 'sheets a second': Math.round(sheets / after.importing), 'import s': after.importing, 'publish s': before.publishing, 'publish with changes s': after.publishing, 'program MB': peak(process.pid), 'PostgreSQL MB': peakOfServer() }
  console.log(Object.entries(line).map(([name, value]) => `${name} ${Number.isInteger(value) ? value : value.toFixed(2)}`).join(', '))
  return { sheets, importing: after.importing, publishing: after.publishing }
}

async function wave(ctx: Outside, plan: { directorate: string } & Record<string, unknown>, file: string) {
  const { directorate } = plan
  const { wave: id } = await planWave(ctx, plan)
  await openWave(ctx, { directorate, wave: id })
  const importing = await seconds(() => importSheets(ctx, { directorate, wave: id, fileName: 'company.csv', file, mapping: mapped() }))
  await closeWave(ctx, { directorate, wave: id })
  const publishing = await seconds(() => publishWave(ctx, { directorate, wave: id }))
  return { id, importing, publishing }
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1000
}

function asked(): Instrument {
  const codes = [0, 1, 2, 3].map((code) => ({ code, words: { en: `step ${code}` } }))
  return {
    code: 'bench', version: '1', names: { en: 'Bench' }, languages: ['en'],
    blocks: ['a', 'b', 'c', 'd'].map((id) => ({ id, names: { en: id }, score: { kind: 'mean' }, good: 'low' })), index: ['a', 'b', 'c', 'd'],
    questions: Array.from({ length: questions }, (_, at) => ({
      id: `q${at}`, block: 'abcd'[Math.floor(at / 10)]!, kind: 'one', words: { en: `Question ${at}` }, choices: codes, measure: { share: [2, 3] }, good: 'low', score: { most: 3 },
    })),
  }
}

function mapped(): Mapping {
  const columns = Array.from({ length: questions }, (_, at) => [`q${at}`, { column: `q${at}`, missing: { 9: 'dont-know' } }] as const)
  return { zone: { column: 'zone' }, mode: { column: 'mode' }, questions: Object.fromEntries(columns) }
}

function fileOf(sheets: number, seed: number): string {
  const random = seeded(seed), lines = [['zone', 'mode', ...Object.keys(mapped().questions)].join()]
  for (let sheet = 0; sheet < sheets; sheet++) {
    const answers = Array.from({ length: questions }, () => (random() < 0.03 ? 9 : Math.floor(random() * 4)))
    lines.push(`z${sheet % zones},${random() < 0.5 ? 'web' : 'paper'},${answers.join()}`)
  }
  return lines.join('\n')
}

/** The most memory a program has held at once, in megabytes. */
function peak(pid: number): number {
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024)
}

/** All of the server's processes; what they share is counted by its part (PSS). */
function peakOfServer(): number {
  const pids = execFileSync('pgrep', ['-f', at.folder.replace(/^.*\//, '')], { encoding: 'utf8' }).trim().split('\n').map(Number).filter((pid) => pid !== process.pid)
  const children = pids.flatMap((pid) => [pid, ...readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)])
  return Math.round([...new Set(children)].reduce((sum, pid) => sum + Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0), 0) / 1024)
}
