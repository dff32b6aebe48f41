import { operator } from '../src/access/actor.ts'
import { closeWave, importSheets, loadInstrument, openWave, planWave, publishWave } from '../src/domains/survey/index.ts'
import { importZones } from '../src/domains/territory/index.ts'
import type { Outside } from '../src/frame/ctx.ts'
import type { Store } from '../src/platform/db.ts'
import { asSuperuser, type Coordinates } from '../src/testing/throw-away.ts'
import { asShipped } from './as-shipped.ts'
import { here, load } from './paired.ts'
import { fileOf, forty, mapped, zones } from './round-of-forty.ts'
import { memoryOfServer, peak, serverAtWork, workOfServer } from './server-work.ts'
import { withServer } from './with-server.ts'
import { storePairs } from './store-pairs.ts'

/** How fast survey companies' files are taken in and published: two waves of 40 questions in 500 zones, the second compared with the first. */
const quick = process.argv.includes('--quick')
const asked = process.argv.slice(2).filter((word) => !word.startsWith('--')).map(Number)
const sizes = asked.length > 0 ? asked : quick ? [2_500, 10_000] : [20_000, 200_000]
if (asShipped()) await withServer(measureAll)

type Bench = { readonly ctx: Outside; readonly server: number; readonly settle: () => Promise<void> }
type Spent = { readonly clock: number; readonly program: number; readonly server: number }

async function measureAll(at: Coordinates, open: (name: string) => Promise<Store>): Promise<void> {
  const server = await serverAtWork(at)
  const runs = []
  for (const sheets of sizes) {
    const name = `bench_${sheets}`
    const bench: Bench = {
      server, ctx: { actor: operator, store: await open(name), now: new Date('2027-03-01T09:00:00Z') },
      // Within a minute of so many new sheets PostgreSQL does this by itself; nobody publishes sooner.
      settle: () => asSuperuser(at, async (admin) => void (await admin.query('vacuum analyze survey.sheets')), name),
    }
    runs.push({ bench, sheets, ...(await measured(bench, sheets)) })
  }
  const [small, large] = [runs[0]!, runs.at(-1)!]
  if (runs.length > 1) growth(small, large)
  await storePairs(small.bench.ctx, server, small)
}

async function measured(bench: Bench, sheets: number) {
  const { ctx, server } = bench
  const features = Array.from({ length: zones }, (_, zone) => ({ type: 'Feature', properties: { code: `z${zone}`, name: `Zone ${zone}` }, geometry: null }))
  const drawn = await importZones(ctx, { directorate: { code: 'bench', country: 'LV' }, commissariat: { code: 'bench' }, geojson: { type: 'FeatureCollection', features } })
  const directorate = drawn.directorate
  const { id: instrument } = await loadInstrument(ctx, { directorate, instrument: forty() })
  const plan = {
    directorate, instrument, commissariat: drawn.commissariats[0]!.id, frame: 'register', modes: ['web', 'paper'], opensOn: '2027-03-01', closesOn: '2027-03-20',
    zones: drawn.zones.map(({ id }) => ({ zone: id, target: Math.ceil(sheets / zones) })),
  }
  const before = await wave(bench, { ...plan, names: { en: 'First' } }, fileOf(sheets, 1))
  const after = await wave(bench, { ...plan, names: { en: 'Second' }, follows: before.id }, fileOf(sheets, 2))
  const rate = (spent: Spent) => `${Math.round(sheets / spent.clock)} a second, ${Math.round(sheets / (spent.program + spent.server))} a second of one core`
  const told = ({ clock, program, server }: Spent) => `${clock.toFixed(2)} s (work: ${program.toFixed(2)} s here, ${server.toFixed(2)} s in PostgreSQL)`
  console.log(`${sheets} sheets (${load()})
  import                ${told(after.importing)}: ${rate(after.importing)}
  publish               ${told(before.publishing)}
  publish with changes  ${told(after.publishing)}
  memory                at most ${peak()} MB here, ${memoryOfServer(server)} MB in PostgreSQL`)
  return { directorate, wave: after.id, importing: work(after.importing), publishing: work(before.publishing), changes: work(after.publishing) }
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
async function timed(server: number, work: () => Promise<unknown>): Promise<Spent> {
  const began = { clock: performance.now(), program: here(), server: workOfServer(server) }
  await work()
  return { clock: (performance.now() - began.clock) / 1000, program: here() - began.program, server: workOfServer(server) - began.server }
}

function growth(small: Grown, large: Grown): void {
  const times = (of: 'importing' | 'publishing' | 'changes') => (large[of] / small[of]).toFixed(1)
  console.log(`${large.sheets / small.sheets} times the sheets: ${times('importing')} times the work to import, ${times('publishing')} to publish, ${times('changes')} to publish with changes`)
}

type Grown = { readonly sheets: number; readonly importing: number; readonly publishing: number; readonly changes: number }

function work({ program, server }: Spent): number {
  return program + server
}
