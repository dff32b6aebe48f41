import { operator } from '#access/actor.ts'
import { calendar } from '#calendar'
import { leaves } from '#domains/mail/index.ts'
import { sweepSessions } from '#domains/people/index.ts'
import { takeAllDue } from '#domains/privacy/index.ts'
import { sweep } from '#domains/residents/index.ts'
import { directorates } from '#domains/territory/index.ts'
import { drawAllDue } from '#domains/vigilance/index.ts'
import { forgetRepeats } from '#frame/once/forget-repeats.ts'
import type { Clock } from '#platform/clock.ts'
import type { Store } from '#platform/db.ts'
import { openLog } from '#platform/log.ts'
import { headsSigned } from '../record/heads-signed.ts'
import { mailLeavesNow } from '#web/station/mail/mail-leaves.ts'

/** What the calendar gives to the machine itself, done now and whenever it falls due again; the answer stops it. */
export function dueWork(store: Store, clock: Clock): () => void {
  const log = openLog()
  const minutes = calendar.find((line) => line.name === 'sessions-are-over')!.everyMinutes
  const once = () => Promise.all([sessionsSwept(store, clock()), sweep({ actor: operator, store, now: clock() }, {}), forgetRepeats(store, clock()), headsSigned(store, clock()), takeAllDue(store, clock()), drawAllDue(store, clock())]).catch((fault: unknown) => log.error({ fault }, 'due work waits for the next time'))
  const timer = setInterval(() => void once(), minutes * 60_000)
  timer.unref()
  void once()
  const stopMail = mailLeaving(store, clock)
  return () => (clearInterval(timer), stopMail())
}

/** Messages leave some seconds after the deed that put them by; one round at a time. */
function mailLeaving(store: Store, clock: Clock): () => void {
  const log = openLog()
  const seconds = calendar.find((line) => line.name === 'mail-leaves')!.everySeconds
  let at: Promise<void> | null = null
  const timer = setInterval(() => { at ??= mailRound(store, clock).catch((fault: unknown) => log.error({ fault }, 'mail waits for the next time')).finally(() => { at = null }) }, seconds * 1000)
  timer.unref()
  return () => clearInterval(timer)
}

async function mailRound(store: Store, clock: Clock): Promise<void> {
  for (const directorate of (await leaves({ actor: operator, store, now: clock() }, {})).from) await mailLeavesNow(directorate, store, clock)
}

/** Sessions that are over are deleted, in every directorate. */
export async function sessionsSwept(store: Store, now: Date): Promise<number> {
  const asking = { actor: operator, store, now }
  let ended = 0
  for (const { directorate } of (await directorates(asking, {})).directorates) ended += (await sweepSessions(asking, { directorate })).ended
  return ended
}
