import { answerSheet } from '#domains/survey/index.ts'
import type { Given } from '#domains/survey/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { onPaper } from '../rules/blanks.ts'
import { tables } from '../tables.ts'
import type { FoundSheet } from './find-sheet.ts'

/** Keeps a sheet whose answers are beyond doubt, like any resident's, and forgets who keyed in what. */
export async function keepAgreed(ctx: Ctx, { serial, directorate, hash, instrument }: FoundSheet, given: Given, language: string): Promise<boolean> {
  const { answers, leftOpen } = onPaper(instrument, given)
  const { kept } = await answerSheet(ctx, { code: serial, answers, language, mode: 'paper', leftOpen })
  await tables(ctx).deleteFrom('fieldwork.keyings').where('directorate_id', '=', directorate).where('serial_hash', '=', hash).execute()
  return kept
}
