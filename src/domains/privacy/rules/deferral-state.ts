import type { DeferralState } from '../words.ts'

type Days = { readonly confirmed_on: string | null; readonly ended_on: string | null; readonly until_on: string }

/** What a deferral is on a day. It is over by itself when its last day has come; one to which nobody else agreed never hid anything. */
export function deferralState({ confirmed_on, ended_on, until_on }: Days, today: string): DeferralState {
  if (ended_on !== null) return confirmed_on === null ? 'turned-down' : 'ended'
  if (confirmed_on === null) return today < until_on ? 'waits' : 'lapsed'
  return today < until_on ? 'stands' : 'over'
}
