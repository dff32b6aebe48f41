import { warmKeys } from '../src/domains/survey/index.ts'
import { asShipped } from './as-shipped.ts'
import { deedsOfAWave } from './held/deeds-of-a-wave.ts'
import { heading, tellEach } from './held/told.ts'
import { load } from './paired.ts'
import { peak } from './server-work.ts'
import { withServer } from './with-server.ts'

/** How long everybody's pages wait while one after another of the things is done that a person starts from a screen, in a large town. `--why` says what the longest turns were spent on. */
const quick = process.argv.includes('--quick')
const size = quick ? { zones: 100, sheets: 5_000, addresses: 20_000, incidents: 20_000 } : { zones: 300, sheets: 30_000, addresses: 150_000, incidents: 200_000 }

if (asShipped()) await withServer(async (_, open) => {
  console.log(`a town of ${size.zones} zones and ${size.sheets} sheets (${load()}); milliseconds of a turn, by the thread's work and by the clock\n${heading}`)
  // As the server does before it listens.
  warmKeys()
  const over = await deedsOfAWave(await open('held'), size, tellEach)
  console.log(`${over} held everybody's pages longer than they may; ${peak()} MB at most`)
})
