import { invite, waves } from '#domains/survey/index.ts'
import type { Outside } from '#frame/ctx.ts'
import { daysAfter } from './days.ts'

/** Few: each is a letter more that the round counts as sent. */
const atEachStart = 2

/** Invitations of residents to the round that is open. What is kept of those that were shown before cannot be printed again, so these are new ones; none once the round is over. */
export async function codesAtHand(caller: Outside, { directorate, zone }: { readonly directorate: string; readonly zone: string }): Promise<readonly string[]> {
  const open = (await waves(caller, { directorate })).waves.find(({ state, closesOn, audience }) => state === 'open' && audience === 'residents' && closesOn >= daysAfter(caller.now, 0))
  return open ? (await invite(caller, { directorate, wave: open.wave, zone, count: atEachStart })).codes : []
}
