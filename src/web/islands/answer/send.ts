import { blind, finish, type Given, type Pin } from '#domains/survey/words.ts'
import type { Kept } from './kept.ts'
import { talk } from './talk.ts'

type Goes = { readonly wave: string; readonly zone: string; readonly language: string; readonly publicKey: string; readonly cell: { readonly stratum: number | null; readonly unit: number | null } }

/**
 * Sends a finished sheet in two goes. First the code and a blinded value, for which the invitation is ticked off; then, as somebody who was never
 * here, the answers with the token. The value is kept before it is sent, so that whatever breaks, the same one is asked for again.
 */
export async function send(code: string, sheet: Kept, { wave, zone, language, publicKey, cell }: Goes, keep: (sheet: Kept) => Promise<void>): Promise<void> {
  const own = sheet.token ?? blind()
  if (!sheet.token) await keep({ ...sheet, token: own })
  const signed = await talk<{ evaluated: string; proof: string }>('do', 'survey.sign-token', { code, blinded: own.blinded }, { alone: true })
  const token = finish(own, signed, publicKey)
  const handed: { answers: Given; pins: readonly Pin[] } = { answers: sheet.answers, pins: sheet.pins }
  await talk('do', 'survey.hand-in-sheet', { wave, zone, language, token, ...cell, ...handed }, { alone: true })
}
