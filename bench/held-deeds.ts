import { warmKeys } from '../src/domains/survey/index.ts'
import type { Store } from '../src/platform/db.ts'
import { asSuperuser, type Coordinates } from '../src/testing/throw-away.ts'
import { asShipped } from './as-shipped.ts'
import { deedsOfAWave } from './held/deeds-of-a-wave.ts'
import { deedsOfYears } from './held/deeds-of-years.ts'
import { pagesOf } from './held/pages.ts'
import { recordOfYears } from './held/record-of-years.ts'
import { heading, tellEach } from './held/told.ts'
import { uploadsTo } from './held/uploads.ts'
import { largeTown } from './large-town.ts'
import { load } from './paired.ts'
import { peak } from './server-work.ts'
import { withServer } from './with-server.ts'

/** How long everybody's pages wait while one after another of the things is done that a person starts from a screen, in a large town. `--why` says what the longest turns were spent on. */
const quick = process.argv.includes('--quick')
/** Some parts alone, by their names. */
const parts = process.argv.includes('--part') ? process.argv[process.argv.indexOf('--part') + 1]?.split(',') : undefined
const size = quick ? { zones: 100, sheets: 5_000, addresses: 20_000, incidents: 20_000 } : { zones: 300, sheets: 30_000, addresses: 150_000, incidents: 200_000 }

if (asShipped()) await withServer(async (at, open) => {
  console.log(`a town of ${size.zones} zones and ${size.sheets} sheets (${load()}); milliseconds of a turn, by the thread's work and by the clock\n${heading}`)
  // As the server does before it listens.
  warmKeys()
  const wanted = (name: string) => parts?.includes(name) ?? true
  let over = wanted('wave') ? await deedsOfAWave(await open('held'), size, tellEach) : 0
  if (['pages', 'uploads', 'years'].some(wanted)) over += await inATown(await open('held_town'), at, wanted)
  console.log(`${over} held everybody's pages longer than they may; ${peak()} MB at most`)
})

/** In a town of a few waves, with its officers, problems and plans: its pages, files that are sent to it, and what is done about years of its record. */
async function inATown(store: Store, at: Coordinates, wanted: (part: string) => boolean): Promise<number> {
  const town = await largeTown(store, quick ? { zones: 20, waves: 2, incidents: 5_000, actions: 200 } : { zones: 300, waves: 2, incidents: 200_000, actions: 2_000, troubled: 50 }, (step) => console.log(`  made: ${step}`))
  await asSuperuser(at, async (admin) => void (await admin.query('vacuum analyze')), 'held_town')
  let over = 0
  if (wanted('pages')) over += await tellEach(await pagesOf(store, town))
  if (wanted('uploads')) over += await uploadsTo(store, town, quick ? 4 : 19, tellEach)
  if (wanted('years')) {
    await recordOfYears(store, { ...town, officers: town.officers.slice(0, 15) }, quick ? { lines: 6_000, heads: 200 } : { lines: 60_000, heads: 2_000 })
    over += await tellEach(deedsOfYears(store, town))
  }
  return over
}
