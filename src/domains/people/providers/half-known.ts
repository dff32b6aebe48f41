import { sealed, unsealed } from '#platform/secrets/sealed.ts'
import { secondsBetween } from '../rules/session-over.ts'
import { proofLastsMinutes } from '../words.ts'
import type { Stay } from './stay.ts'

type Half = { readonly directorate: string; readonly person: string; readonly identity: string; readonly stay: Stay }

const purpose = 'errands to providers'

/** Somebody whom a provider knows by one proof only, for as long as a proof counts as shown just now. */
export const sealedHalf = ({ directorate, person, identity, stay }: Half, now: Date): string => sealed(purpose, 'half', JSON.stringify({ directorate, person, identity, stay, at: now.toISOString() }))

export function openedHalf(kept: string, now: Date): Half | null {
  const text = unsealed(purpose, 'half', kept)
  if (text === null) return null
  const { at, ...half } = JSON.parse(text) as Half & { readonly at: string }
  return secondsBetween(new Date(at), now) <= proofLastsMinutes * 60 ? half : null
}
