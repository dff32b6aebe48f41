import { whoWaits } from './waited-for.ts'

// A page that waits for several such stretches in a row still does not wait for long.
const most = 4

/**
 * For long work that cannot be done beside this thread: awaited between its small pieces, lets everybody else have their turn once some milliseconds have
 * passed. Work that nobody waits for any more ends there.
 */
export function givingWay(): () => Promise<void> {
  const { signal } = whoWaits()
  let began = performance.now()
  return async () => {
    signal?.throwIfAborted()
    if (performance.now() - began < most) return
    await new Promise((next) => setImmediate(next))
    signal?.throwIfAborted()
    began = performance.now()
  }
}
