import type { Budget } from './budgets.ts'

/** A place in a budget that was taken, and can be given back. */
export type Taken = { readonly back: () => void }
export type Meter = {
  /** Takes a place; or the seconds until there is one. */
  readonly take: (key: string, budget: Budget) => Taken | number
  /** How many places are taken now. */
  readonly spent: (key: string, seconds: number) => number
}

/** The most keys that are remembered; then those are dropped that have waited longest. */
const most = 50_000
/** The longest that anything is remembered, in milliseconds. */
const longest = 3_600_000

/** Counts exactly: no stretch of time as long as a budget's ever holds more than its most. Kept in memory, forgotten with it. */
export function meter(ticks: () => number): Meter {
  const taken = new Map<string, number[]>()
  const known = (key: string) => taken.get(key) ?? []
  const recent = (key: string, seconds: number) => known(key).filter((at) => at > ticks() - seconds * 1000)
  return {
    spent: (key, seconds) => recent(key, seconds).length,
    take: (key, { most: limit, seconds }) => {
      const now = ticks()
      const times = recent(key, seconds)
      if (times.length >= limit) return Math.max(1, Math.ceil((times[times.length - limit]! + seconds * 1000 - now) / 1000))
      const before = known(key)
      taken.delete(key)
      taken.set(key, [...before, now].slice(-limit))
      if (taken.size > most) forget(now)
      return { back: () => taken.set(key, without(known(key), now)) }
    },
  }

  function forget(now: number): void {
    for (const [key, times] of taken) if ((times.at(-1) ?? 0) < now - longest || taken.size > most) taken.delete(key)
  }
}

function without(times: readonly number[], time: number): number[] {
  const at = times.lastIndexOf(time)
  return times.filter((_, place) => place !== at)
}
