import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { operator } from '../src/access/actor.ts'
import { closeWave, importSheets, loadInstrument, openWave, planWave, publishWave } from '../src/domains/survey/index.ts'
import type { Instrument, Mapping } from '../src/domains/survey/words.ts'
import { importZones } from '../src/domains/territory/index.ts'
import type { Outside } from '../src/frame/ctx.ts'
import { seeded } from '../src/kernel/random.ts'
import { openSafely } from '../src/platform/db.ts'
import { anotherDatabase, asSuperuser, serverAt, throwAway, type Coordinates } from '../src/testing/throw-away.ts'

/**
 * How fast a survey company's files are taken in and published: two waves of 40 questions in 500 zones, the second compared with the first.
 * `node bench/import-and-publish.ts [sheets …]` (20,000 and 200,000 when left out) prints a line a size and how time grew between them.
 */
const questions = 40, zones = 500
const [what, ...rest] = process.argv.slice(2)
if (what === 'file') await writeFile(Number(rest[0]), Number(rest[1]))
else await measureAll([what, ...rest].filter((size) => size !== undefined).map(Number))

type Bench = { readonly ctx: Outside; readonly server: number; readonly settle: () => Promise<void> }

async function measureAll(sizes: readonly number[]): Promise<void> {
  const { at, end } = await throwAway()
  process.env.VATRA_KEYS ??= `${at.folder}/keys/root.key`
  try {
    const runs = []
    for (const sheets of sizes.length > 0 ? sizes : [20_000, 200_000]) runs.push(await measure(at, sheets))
    const [small, large] = [runs[0]!, runs.at(-1)!]
    if (runs.length > 1) console.log(`${large.sheets / small.sheets} times the sheets: ${(large.importing / small.importing).toFixed(1)} times the work to import, ${(large.publishing / small.publishing).toFixed(1)} times to publish with changes`)
  } finally {
    await end()
  }
}

async function measure(at: Coordinates, sheets: number) {
  const name = `bench_${sheets}`
  await anotherDatabase(at, name, { migrated: true })
  const store = await openSafely(serverAt(at, name), at.passwords, { durable: false, then: async () => {} })
  const server = Number((await asSuperuser(at, (admin) => admin.query(`select pg_read_file('postmaster.pid') as file`))).rows[0].file.split('\n')[0])
  const bench: Bench = {
    server, ctx: { actor: operator, store, now: new Date('2027-03-01T09:00:00Z') },
    // Within a minute of so many new sheets PostgreSQL does this by itself; nobody publishes sooner.
    settle: () => asSuperuser(at, async (admin) => void (await admin.query('vacuum analyze survey.sheets')), name),
  }
  return measured(bench, sheets).finally(store.close)
}

async function measured(bench: Bench, sheets: number) {
  const { ctx, server } = bench
  const features = Array.from({ length: zones }, (_, zone) => ({ type: 'Feature', properties: { code: `z${zone}`, name: `Zone ${zone}` }, geometry: null }))
  const drawn = await importZones(ctx, { directorate: { code: 'bench', country: 'LV' }, commissariat: { code: 'bench' }, geojson: { type: 'FeatureCollection', features } })
  const directorate = drawn.directorate
  const { id: instrument } = await loadInstrument(ctx, { directorate, instrument: asked() })
  const plan = {
    directorate, instrument, commissariat: drawn.commissariats[0]!.id, frame: 'register', modes: ['web', 'paper'], opensOn: '2027-03-01', closesOn: '2027-03-20',
    zones: drawn.zones.map(({ id }) => ({ zone: id, target: Math.ceil(sheets / zones) })),
  }
  const before = await wave(bench, { ...plan, names: { en: 'First' } }, fileOf(sheets, 1))
  const after = await wave(bench, { ...plan, names: { en: 'Second' }, follows: before.id }, fileOf(sheets, 2))
  const told = ({ clock, program, server }: typeof after.importing) => `${clock.toFixed(2)} s (work: ${program.toFixed(2)} s here, ${server.toFixed(2)} s in PostgreSQL)`
  console.log(`${sheets} sheets: ${Math.round(sheets / after.importing.clock)} a second, import ${told(after.importing)}, publish ${told(before.publishing)}, publish with changes ${told(after.publishing)}, at most ${peak()} MB here, ${memoryOfServer(server)} MB in PostgreSQL`)
  return { sheets, importing: after.importing.program + after.importing.server, publishing: after.publishing.program + after.publishing.server }
}


async function wave({ ctx, server, settle }: Bench, plan: { directorate: string } & Record<string, unknown>, file: string) {
  const { directorate } = plan
  const { wave: id } = await planWave(ctx, plan)
  await openWave(ctx, { directorate, wave: id })
  const importing = await timed(server, () => importSheets(ctx, { directorate, wave: id, fileName: 'company.csv', file, mapping: mapped() }))
  await closeWave(ctx, { directorate, wave: id })
  await settle()
  const publishing = await timed(server, () => publishWave(ctx, { directorate, wave: id }))
  return { id, importing, publishing }
}

/** Seconds on the clock, and seconds of work done by this program and by PostgreSQL: on a busy machine only the latter two say much. */
async function timed(server: number, work: () => Promise<unknown>): Promise<{ clock: number; program: number; server: number }> {
  const [began, cpu, there] = [performance.now(), process.cpuUsage(), workOfServer(server)]
  await work()
  const { user, system } = process.cpuUsage(cpu)
  return { clock: (performance.now() - began) / 1000, program: (user + system) / 1e6, server: workOfServer(server) - there }
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

/** The file, made by a program of its own so that its memory is not counted here. */
function fileOf(sheets: number, seed: number): string {
  return execFileSync(process.execPath, [import.meta.filename, 'file', String(sheets), String(seed)], { encoding: 'latin1', maxBuffer: 2 ** 30 })
}

async function writeFile(sheets: number, seed: number): Promise<void> {
  const random = seeded(seed), lines = [['zone', 'mode', ...Object.keys(mapped().questions)].join()]
  for (let sheet = 0; sheet < sheets; sheet++) {
    const answers = Array.from({ length: questions }, () => (random() < 0.03 ? 9 : Math.floor(random() * 4)))
    lines.push(`z${sheet % zones},${random() < 0.5 ? 'web' : 'paper'},${answers.join()}`)
  }
  await new Promise((done) => process.stdout.write(lines.join('\n'), done))
}

/** The most memory this program has held at once, in megabytes. */
function peak(): number {
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) / 1024)
}

/** All of the server's programs together; what they share is counted once (PSS). */
function memoryOfServer(server: number): number {
  return Math.round(programsOfServer(server).reduce((sum, pid) => sum + Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0), 0) / 1024)
}

/** Seconds of work of the server's programs, with those that have ended. */
function workOfServer(server: number): number {
  const ticks = (pid: number, fields: readonly number[]) => {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ')
    return fields.reduce((sum, field) => sum + Number(stat[field - 3]), 0)
  }
  return programsOfServer(server).reduce((sum, pid, at) => sum + ticks(pid, at === 0 ? [14, 15, 16, 17] : [14, 15]), 0) / 100
}

/** The server that answers at the address, and its children. */
function programsOfServer(server: number): number[] {
  return [server, ...readFileSync(`/proc/${server}/task/${server}/children`, 'utf8').trim().split(' ').map(Number)]
}
