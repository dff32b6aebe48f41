import type { Store } from '../src/platform/db.ts'
import { publishedTown } from '../src/testing/published-town.ts'
import { serve } from '../src/web/http/serve.ts'
import { asShipped } from './as-shipped.ts'
import { here, load, median, tell } from './paired.ts'
import { readers, type Read } from './readers.ts'
import { peak } from './server-work.ts'
import { withServer } from './with-server.ts'

/** How many zone pages a second one core serves, from stored bytes and rendered anew. The readers are a program of their own. */
const quick = process.argv.includes('--quick')
const seconds = quick ? 0.25 : 2
const rounds = 5
const connections = 16

type Way = { readonly name: string; readonly query: string; readonly headers: Record<string, string> }
type Seen = Read & { readonly perCore: number; readonly megabytes: number }

if (asShipped()) await withServer(measureAll)

async function measureAll(_: unknown, open: (name: string) => Promise<Store>): Promise<void> {
  const store = await open('bench_pages')
  await publishedTown(store)
  const { address, stop } = await serve(store, { host: '127.0.0.1', port: 0 })
  const page = `${address}/en/zones/old-town`
  const etag = (await fetch(page)).headers.get('etag')!
  const ways: Way[] = [
    { name: 'packed', query: '', headers: { 'accept-encoding': 'br' } },
    { name: 'plain', query: '', headers: {} },
    { name: 'unchanged', query: '', headers: { 'if-none-match': etag } },
    // A question in the address is never answered from what is stored.
    { name: 'rendered', query: '?anew', headers: {} },
  ]
  const seen = await inTurn(page, ways)
  console.log(`A zone's page, ${connections} readers at once (${load()})\nway        requests/s   per core-second   p50 ms   p99 ms       MB`)
  for (const { name } of ways) console.log(lineOf(name, seen[name]!))
  console.log(`memory     at most ${peak()} MB`)
  const ratio = (name: string, fast: string, slow: string) =>
    tell(name, seen[fast]!.map(({ perCore }, round) => perCore / seen[slow]![round]!.perCore), 'requests a core-second, without PostgreSQL\'s work')
  ratio('stored bytes against rendering', 'plain', 'rendered')
  ratio('not changed (304) against the packed page', 'unchanged', 'packed')
  ratio('the packed page against the plain one', 'packed', 'plain')
  await stop()
}

/** All ways one after another, round by round; the first round warms up. */
async function inTurn(page: string, ways: readonly Way[]): Promise<Record<string, Seen[]>> {
  const seen = Object.fromEntries(ways.map(({ name }): [string, Seen[]] => [name, []]))
  for (let round = 0; round <= rounds; round++) {
    for (const { name, query, headers } of ways) {
      const before = here()
      const read = await readers({ page: page + query, headers, seconds, connections })
      if (round > 0) seen[name]!.push({ ...read, perCore: read.count / (here() - before), megabytes: process.memoryUsage.rss() / 2 ** 20 })
    }
  }
  return seen
}

function lineOf(name: string, seen: readonly Seen[]): string {
  const of = (what: (one: Seen) => number, digits: number, width: number) => median(seen.map(what)).toFixed(digits).padStart(width)
  return [name.padEnd(10), of(({ rate }) => rate, 0, 10), of(({ perCore }) => perCore, 0, 17), of(({ p50 }) => p50, 1, 8), of(({ p99 }) => p99, 1, 8), of(({ megabytes }) => megabytes, 0, 8)].join(' ')
}
