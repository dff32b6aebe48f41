import type { z } from 'zod'
import { sealed, unsealed } from '#platform/secrets/sealed.ts'
import { HandedIn } from './handed-in.ts'

const purpose = 'envelopes of sheets'
const place = 'envelope|sheet'

/** A finished sheet with its token and without its code, for a browser that runs no script to hand in: only this installation opens it. */
export const sealEnvelope = (sheet: z.input<typeof HandedIn>): string => sealed(purpose, place, JSON.stringify(sheet))

/** What lies in an envelope; null when it is none of ours. */
export function openEnvelope(text: string): HandedIn | null {
  const plain = unsealed(purpose, place, text)
  return plain === null ? null : HandedIn.parse(JSON.parse(plain))
}
