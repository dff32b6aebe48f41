import { deserialize } from 'node:v8'
import type { Done } from './rooms.ts'

/** A room's side: does each piece as it is asked for. It ends with whoever began it, and with nothing else. */
export function serveApart(work: (input: never) => unknown): void {
  // Ctrl-C in a terminal reaches every program in it; the one that began this room says when it is over.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
  process.on('disconnect', () => process.exit())
  process.on('message', ({ number, bytes }: { number: number; bytes: Uint8Array }) => void answered(work, number, bytes))
}

async function answered(work: (input: never) => unknown, number: number, bytes: Uint8Array): Promise<void> {
  try {
    said({ number, result: await work(deserialize(bytes) as never) })
  } catch (fault) {
    said({ number, fault: fault instanceof Error ? fault : new Error(String(fault)) })
  }
}

const said = (done: Done) => void process.send?.(done)
