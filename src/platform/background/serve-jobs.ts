import { parentPort } from 'node:worker_threads'
import { givenWith } from './given-with.ts'
import { jobOf } from './job-of.ts'
import type { Answer, Ask, Jobs, Told } from './jobs-of.ts'

// Some ten times a second is enough for a reader.
const between = 100

/** The worker's side: does what is asked of a table of jobs, one after another, and answers with the result or the error as it was thrown. */
export function serveJobs(jobs: Jobs): void {
  parentPort?.on('message', (ask: Ask) => void answer(jobs, ask))
}

async function answer(jobs: Jobs, { number, job, input, stop, tells }: Ask): Promise<void> {
  try {
    const result = await jobOf(jobs, job)(input as never, telling(number, stop, tells))
    send({ number, result }, givenWith(result))
  } catch (error) {
    send({ number, error: error instanceof Error ? error : new Error(String(error)) })
  }
}

/** Looks whether the work is to end each time, and passes on how far it is now and then. */
function telling(number: number, stop: Int32Array, tells: boolean): Told {
  let last = -Infinity
  return (share) => {
    if (Atomics.load(stop, 0) === 1) throw new Error('The work was ended early.')
    const now = performance.now()
    if (!tells || (now - last < between && share < 1)) return
    last = now
    send({ number, share })
  }
}

function send(answered: Answer, given: ArrayBuffer[] = []): void {
  parentPort?.postMessage(answered, given)
}
