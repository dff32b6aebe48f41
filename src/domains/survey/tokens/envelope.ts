import type { z } from 'zod'
import { HandedIn } from './handed-in.ts'
import { openedOfWave, sealedForWave } from './seal/wave-seal.ts'

const purpose = 'envelopes of sheets'
const place = 'envelope|sheet'

/** A finished sheet with its token and without its code, for a browser that runs no script to hand in: only this installation opens it, and only until the wave is closed. */
export const sealEnvelope = (seal: string, sheet: z.input<typeof HandedIn>): string => sealedForWave(purpose, seal, place, JSON.stringify(sheet))

/** What lies in an envelope; null when it is none of ours. */
export function openEnvelope(text: string): HandedIn | null {
  const plain = openedOfWave(purpose, place, text)
  return plain === null ? null : HandedIn.parse(JSON.parse(plain))
}
