import { operator } from '#access/actor.ts'
import { calendar } from '#calendar'
import { countAllDue } from '#domains/cycles/index.ts'
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
import { headsInBetween, headsSigned } from '../record/heads-signed.ts'
import { linesCopied } from '../record/lines-copied.ts'
import { oldestCut } from '../record/oldest-cut.ts'
import { mailLeavesNow } from '#web/station/mail/mail-leaves.ts'

/** What the calendar gives to the machine itself, done now and whenever it falls due again; the answer stops it. */
export function dueWork(store: Store, clock: Clock): () => void {
  const log = openLog()
  const minutes = calendar.find((line) => line.name === 'sessions-are-over')!.everyMinutes
  const once = () => Promise.all([sessionsSwept(store, clock()), sweep({ actor: operator, store, now: clock() }, {}), forgetRepeats(store, clock()), recordKept(store, clock()), takeAllDue(store, clock()), drawAllDue(store, clock()), countAllDue(store, clock())]).catch((fault: unknown) => log.error({ fault }, 'due work waits for the next time'))
  const timer = setInterval(() => void once(), minutes * 60_000)
  timer.unref()
  void once()
  const stopMail = everySeconds('mail-leaves', () => mailRound(store, clock), 'mail waits for the next time')
  const stopHeads = everySeconds('heads-are-due', () => headsInBetween(store, clock()), 'heads wait for the next time')
  return () => (clearInterval(timer), stopMail(), stopHeads())
}

/** The hour of the record: its heads are signed, its lines copied outside, and what is over is cut off its beginning; each after the one before, for the copy ends at the head. */
async function recordKept(store: Store, now: Date): Promise<void> {
  await headsSigned(store, now)
  await linesCopied(store, now)
  await oldestCut(store, now)
}

/** What the calendar has every so many seconds; one round at a time. */
function everySeconds(name: 'mail-leaves' | 'heads-are-due', round: () => Promise<unknown>, otherwise: string): () => void {
  const log = openLog()
  const seconds = calendar.find((line) => line.name === name && 'everySeconds' in line) as { readonly everySeconds: number }
  let at: Promise<void> | null = null
  const timer = setInterval(() => { at ??= round().then(() => {}, (fault: unknown) => log.error({ fault }, otherwise)).finally(() => { at = null }) }, seconds.everySeconds * 1000)
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
