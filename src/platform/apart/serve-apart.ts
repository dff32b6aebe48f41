import { deserialize } from 'node:v8'
import { jobOf } from '../background/job-of.ts'
import type { Jobs } from '../background/jobs-of.ts'
import type { Done, Piece } from './rooms.ts'

/** A room's side: does what is asked of a table of jobs, each piece as it comes. It ends with whoever began it, and with nothing else. */
export function serveApart(jobs: Jobs): void {
  // Ctrl-C in a terminal reaches every program in it; the one that began this room says when it is over.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
  process.on('disconnect', () => process.exit())
  process.on('message', (piece: Pick<Piece, 'number' | 'bytes'>) => void answered(jobs, piece))
}

async function answered(jobs: Jobs, { number, bytes }: Pick<Piece, 'number' | 'bytes'>): Promise<void> {
  try {
    const { job, input } = deserialize(bytes) as { readonly job: string; readonly input: never }
    said({ number, result: await jobOf(jobs, job)(input, () => {}) })
  } catch (fault) {
    said({ number, fault: fault instanceof Error ? fault : new Error(String(fault)) })
  }
}

const said = (done: Done) => void process.send?.(done)
