import { monitorEventLoopDelay } from 'node:perf_hooks'

/** How long pages were kept waiting while something was done: by the clock, and by this thread's own work, which others on the machine do not lengthen. */
export type Held = { readonly clock: { readonly most: number; readonly p99: number }; readonly work: { readonly most: number; readonly p99: number }; readonly turns: number }

/**
 * Watches the turns of this thread while work is done, in milliseconds. A timer of one millisecond is due in every turn; what the thread worked
 * between two of them is at most one turn, with the watching itself.
 */
export async function watched(work: () => Promise<unknown>): Promise<Held> {
  const delay = monitorEventLoopDelay({ resolution: 1 }), turns: number[] = []
  let last = threadWork()
  const timer = setInterval(() => {
    const now = threadWork()
    turns.push(now - last)
    last = now
  }, 1)
  delay.enable()
  try {
    await work()
  } finally {
    clearInterval(timer)
    delay.disable()
  }
  const sorted = Float64Array.from(turns).sort()
  return { clock: { most: delay.max / 1e6, p99: delay.percentile(99) / 1e6 }, work: { most: sorted.at(-1) ?? 0, p99: sorted[Math.floor(0.99 * (sorted.length - 1))] ?? 0 }, turns: sorted.length }
}

function threadWork(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
