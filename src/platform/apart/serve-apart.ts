import { deserialize } from 'node:v8'
import { jobOf } from '../background/job-of.ts'
import type { Jobs, Told } from '../background/jobs-of.ts'
import type { Done, Piece, Share } from './rooms.ts'
import { stopsHeard } from './stops-heard.ts'

type Given = Pick<Piece, 'number' | 'bytes' | 'tells'>
type Stopped = (number: number) => boolean

// In milliseconds: whoever no longer waits is heard of soon, and some ten times a second is enough for a reader.
const looksEvery = 10, tellsEvery = 100

/** A room's side: does what is asked of a table of jobs, each piece as it comes, until nobody wants it any more. It ends with whoever began it, and with nothing else. */
export function serveApart(jobs: Jobs): void {
  // Ctrl-C in a terminal reaches every program in it; the one that began this room says when it is over.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
  const stopped = stopsHeard()
  process.on('disconnect', () => process.exit())
  process.on('message', (piece: Given) => void answered(jobs, piece, stopped))
}

async function answered(jobs: Jobs, { number, bytes, tells }: Given, stopped: Stopped): Promise<void> {
  try {
    if (stopped(number)) throw endedEarly()
    said({ number, share: 0 })
    const { job, input } = deserialize(bytes) as { readonly job: string; readonly input: never }
    said({ number, result: await jobOf(jobs, job)(input, telling(number, tells, stopped)) })
  } catch (fault) {
    said({ number, fault: fault instanceof Error ? fault : new Error(String(fault)) })
  }
}

/** Looks now and then whether the work is to end, and passes on how far it is where somebody listens. */
function telling(number: number, tells: boolean, stopped: Stopped): Told {
  let looked = performance.now(), told = -Infinity
  return (share) => {
    const now = performance.now()
    if (now - looked >= looksEvery) {
      looked = now
      if (stopped(number)) throw endedEarly()
    }
    if (!tells || (now - told < tellsEvery && share < 1)) return
    told = now
    said({ number, share })
  }
}

const endedEarly = () => new Error('The work was ended early.')
const said = (what: Done | Share) => void process.send?.(what)
