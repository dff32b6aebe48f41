import { operator } from '#access/actor.ts'
import { calendar } from '#calendar'
import { sweepSessions } from '#domains/people/index.ts'
import { directorates } from '#domains/territory/index.ts'
import type { Clock } from '#platform/clock.ts'
import type { Store } from '#platform/db.ts'
import { openLog } from '#platform/log.ts'

/** What the calendar gives to the machine itself, done now and whenever it falls due again; the answer stops it. */
export function dueWork(store: Store, clock: Clock): () => void {
  const log = openLog()
  const minutes = calendar.find((line) => line.name === 'sessions-are-over')!.everyMinutes
  const once = () => sessionsSwept(store, clock()).catch((fault: unknown) => log.error({ fault }, 'due work waits for the next time'))
  const timer = setInterval(() => void once(), minutes * 60_000)
  timer.unref()
  void once()
  return () => clearInterval(timer)
}

/** Sessions that are over are deleted, in every directorate. */
export async function sessionsSwept(store: Store, now: Date): Promise<number> {
  const asking = { actor: operator, store, now }
  let ended = 0
  for (const { directorate } of (await directorates(asking, {})).directorates) ended += (await sweepSessions(asking, { directorate })).ended
  return ended
}
