import { zoneTrend } from '../src/domains/incidents/index.ts'
import { seeing, within } from '../src/frame/within.ts'
import { operator } from '../src/access/actor.ts'
import type { Store } from '../src/platform/db.ts'
import { rowByRow } from '../src/testing/incidents/row-by-row.ts'
import { asSuperuser, type Coordinates } from '../src/testing/throw-away.ts'
import { visitor } from '../src/testing/visitor.ts'
import { makeApp } from '../src/web/http/app.ts'
import { asShipped } from './as-shipped.ts'
import { largeTown, type LargeTown } from './large-town.ts'
import { here, load, median, tell, type Worked } from './paired.ts'
import { serverAtWork, workOfServer } from './server-work.ts'
import { withServer } from './with-server.ts'

/** How long the server takes for a page of the desk when a commissariat has fifty zones, twenty waves, 200,000 incidents and 2,000 actions. */
const quick = process.argv.includes('--quick')
const size = quick ? { zones: 10, waves: 2, incidents: 10_000, actions: 100 } : { zones: 50, waves: 20, incidents: 200_000, actions: 2_000 }
const rounds = quick ? 5 : 15
/** What a page may take, in milliseconds. */
const most = 150

if (asShipped()) await withServer(measureAll)

async function measureAll(at: Coordinates, open: (name: string) => Promise<Store>): Promise<void> {
  const name = 'bench_station', store = await open(name)
  const server = await serverAtWork(at), worked = () => here() + workOfServer(server)
  const town = await largeTown(store, size, (step) => console.log(`made: ${step}`))
  await asSuperuser(at, async (admin) => void (await admin.query('vacuum analyze')), name)
  const analyst = visitor(await makeApp(store, { clock: () => town.now }))
  await analyst.send('/en/sign-in', { link: town.link })
  console.log(`\nA page of the desk, asked ${rounds} times one after the other (${load()})\n${'page'.padEnd(34)}   p50 ms   p95 ms  work ms       kB`)
  for (const path of pagesOf(town)) {
    const seen = await asked(() => analyst.see(`/en/station${path}`), worked)
    console.log(`${(path || '/').replace(/[0-9a-f-]{36}/, 'X').padEnd(34)} ${ms(median(seen.times))} ${ms(seen.times.toSorted((one, other) => one - other)[Math.floor(seen.times.length * 0.95)]!)} ${ms(seen.work)} ${(seen.bytes / 1000).toFixed(0).padStart(8)}${median(seen.times) > most ? `   over ${most} ms` : ''}`)
  }
  await trendPair(store, town)
}

function pagesOf({ slug, problem, plan }: LargeTown): string[] {
  return ['', '/due', '/plans', `/plans/${plan}`, `/plans/${plan}/joint`, `/zones/${slug}/desk`, `/zones/${slug}`, '/incidents', `/zones/${slug}/incidents`, '/waves', `/problems/${problem}`]
}

/** Milliseconds on the clock, and of work of this program and PostgreSQL together: on a busy machine only the latter says much. */
async function asked(page: () => Promise<{ status: number; html: string; path: string }>, worked: Worked) {
  const times: number[] = []
  let [bytes, before] = [0, worked()]
  for (let time = -2; time < rounds; time++) {
    if (time === 0) before = worked()
    const began = performance.now()
    const { status, html, path } = await page()
    if (status !== 200) throw new Error(`${path} answered ${status}`)
    bytes = html.length
    if (time >= 0) times.push(performance.now() - began)
  }
  return { times, bytes, work: ((worked() - before) * 1000) / rounds }
}

/** The trend of the whole commissariat from monthly counts against counting row by row, in turn. */
async function trendPair(store: Store, { directorate, commissariat, now }: LargeTown): Promise<void> {
  const ctx = { actor: operator, store, now }, period = { from: '2022-06-01', to: '2027-06-10' }
  const slow = () => within(ctx, 'all', async (inside) => (await seeing(inside, { directorate, areas: [directorate] }), rowByRow(inside, { directorate, areas: [commissariat, directorate], zone: null, ...period })))
  const fast = () => zoneTrend(ctx, { directorate, commissariat, ...period })
  const ratios: number[] = [], spent: [number[], number[]] = [[], []]
  for (let round = 0; round < 7; round++) {
    const [one, other] = [await clocked(slow), await clocked(fast)]
    if (round < 2) continue
    ratios.push(one / other)
    spent[0].push(one)
    spent[1].push(other)
  }
  console.log()
  tell('a commissariat\'s trend: row by row against monthly counts', ratios, `${ms(median(spent[0])).trim()} ms against ${ms(median(spent[1])).trim()} ms`)
}

async function clocked(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

function ms(milliseconds: number): string {
  return milliseconds.toFixed(1).padStart(8)
}
