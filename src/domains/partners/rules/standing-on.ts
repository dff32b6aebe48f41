import { renewalNoticeDays, type Standing } from '../words.ts'

type Dates = { readonly signedOn: string; readonly endsOn: string | null; readonly endedOn: string | null; readonly followed: boolean; readonly leftOn: string | null }

/** How an agreement stands on a day. One that ended without a follower stays to be renewed until it is followed, or somebody says that it is over. */
export function standingOn({ endsOn, endedOn, followed, leftOn }: Dates, today: string): Standing {
  if ((endedOn !== null && endedOn <= today) || (leftOn !== null && leftOn <= today)) return 'over'
  if (followed) return 'followed'
  return endsOn !== null && daysBefore(endsOn, renewalNoticeDays) <= today ? 'renew' : 'in-force'
}

function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10)
}
