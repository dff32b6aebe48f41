import { z } from 'zod'
import { ZoneId } from '#domains/territory/words.ts'
import { Given, Pin, WaveId } from '../words.ts'

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`))

/** A blinded value as it is sent to be signed. */
export const BlindedValue = hex(32)

/** What the side that keeps answers is given: a token, the answers, and where and how the letter was drawn. No code, no name, no cookie. */
export const HandedIn = z.object({
  wave: WaveId, zone: ZoneId, token: z.object({ value: hex(32), output: hex(64) }),
  answers: Given, language: z.string().regex(/^[a-z]{2,3}$/), pins: z.array(Pin).max(10).default([]),
  stratum: z.number().int().nullable().default(null), unit: z.number().int().nullable().default(null),
})
export type HandedIn = z.infer<typeof HandedIn>
