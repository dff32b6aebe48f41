import { Session } from 'node:inspector/promises'
import { monitorEventLoopDelay } from 'node:perf_hooks'

/** How long pages were kept waiting while something was done: by the clock, and by this thread's own work, which others on the machine do not lengthen. `longest` says what the longest turn was spent on, where that was asked for. */
export type Held = { readonly clock: { readonly most: number; readonly p99: number }; readonly work: { readonly most: number; readonly p99: number }; readonly turns: number; readonly longest: readonly string[] }

/**
 * Watches the turns of this thread while work is done, in milliseconds. A timer of one millisecond is due in every turn; what the thread worked
 * between two of them is at most one turn, with the watching itself. `why` looks into it ten times a millisecond, which makes every turn longer.
 */
export async function watched(work: () => Promise<unknown>, { why = false } = {}): Promise<Held> {
  const delay = monitorEventLoopDelay({ resolution: 1 }), turns: number[] = [], looking = why ? await looked() : null
  let last = threadWork(), began = now(), most = { work: 0, from: 0n, to: 0n }
  const seen = () => {
    const sum = threadWork(), at = now()
    turns.push(sum - last)
    if (sum - last > most.work) most = { work: sum - last, from: began, to: at }
    ;[last, began] = [sum, at]
  }
  const timer = setInterval(seen, 1)
  delay.enable()
  try {
    await work()
    await new Promise((next) => setImmediate(next))
    seen()
  } finally {
    clearInterval(timer)
    delay.disable()
  }
  const sorted = Float64Array.from(turns).sort(), longest = looking ? await looking(most) : []
  return { clock: { most: delay.max / 1e6, p99: delay.percentile(99) / 1e6 }, work: { most: sorted.at(-1) ?? 0, p99: sorted[Math.floor(0.99 * (sorted.length - 1))] ?? 0 }, turns: sorted.length, longest }
}

const now = () => process.hrtime.bigint()

function threadWork(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

/** Begins to look where this thread is; what comes back ends it and tells the places of a span in which most of it passed, the deepest named with who called them. */
async function looked() {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.setSamplingInterval', { interval: 100 })
  await session.post('Profiler.start')
  return async ({ from, to }: { readonly from: bigint; readonly to: bigint }): Promise<string[]> => {
    const { profile } = await session.post('Profiler.stop')
    session.disconnect()
    const nodes = new Map(profile.nodes.map((node) => [node.id, node])), above = new Map(profile.nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)))
    const spent = new Map<string, number>()
    let at = profile.startTime
    profile.samples?.forEach((id, sample) => {
      const took = profile.timeDeltas![sample]!
      at += took
      if (at < Number(from / 1000n) || at > Number(to / 1000n)) return
      const way: string[] = []
      for (let node: number | undefined = id; node !== undefined && way.length < 40; node = above.get(node)) {
        const { functionName, url, lineNumber } = nodes.get(node)!.callFrame
        if (functionName === '(root)') continue
        way.push(`${functionName || 'a function'} ${url.replace(/^.*\/(node_modules|src|build)\//, '')}:${lineNumber + 1}`)
      }
      const ours = way.findIndex((step) => !/^\(|node:|node_modules|:0$/.test(step)), told = [...new Set([way[0]!, ...way.slice(Math.max(ours, 1), Math.max(ours, 1) + 3)])].join(' < ')
      spent.set(told, (spent.get(told) ?? 0) + took / 1000)
    })
    return [...spent].sort(([, one], [, other]) => other - one).slice(0, 8).map(([step, took]) => `${took.toFixed(1).padStart(8)} ms  ${step}`)
  }
}
