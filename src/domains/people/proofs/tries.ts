import { Refusal } from '#frame/refusal.ts'
import { secondsBetween } from '../rules/session-over.ts'
import { triesPerMinute } from '../words.ts'

/** The latest failed tries of each account, in memory alone: gone with the program, and no address is among them. */
const failed = new Map<string, Date[]>()
const mostRemembered = 10_000

/** Lets a try be looked at, or says how long to wait. It holds for names that nobody has too, and locks nobody out: the next minute has tries again. */
export function mayTry(account: string, now: Date): void {
  const lately = recent(account, now)
  if (lately.length < triesPerMinute) return
  const seconds = Math.max(1, Math.ceil(60 - secondsBetween(lately[0]!, now)))
  throw new Refusal('conflict', 'people.wait-before-trying', {}, { seconds })
}

/** Remembers a try before it is looked at, so that many at one moment are counted too. */
export function tried(account: string, now: Date): void {
  if (failed.size >= mostRemembered) for (const known of failed.keys()) if (recent(known, now).length === 0) failed.delete(known)
  failed.set(account, [...recent(account, now), now])
}

/** Whoever got in has not failed. */
export const forgiven = (account: string): void => void failed.delete(account)

const recent = (account: string, now: Date): Date[] => (failed.get(account) ?? []).filter((at) => secondsBetween(at, now) < 60)
