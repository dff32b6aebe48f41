import { z } from 'zod'
import { Given, sheetArray, type Answers } from '#domains/survey/words.ts'
import { DirectorateId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { command } from '#frame/command.ts'
import { Refusal } from '#frame/refusal.ts'
import { answersOf } from '../rules/answers-of.ts'
import { onPaper } from '../rules/blanks.ts'
import { differences } from '../rules/differences.ts'
import { keyed } from '../rules/keyed.ts'
import { findSheet, keyedBy, type FoundSheet } from '../steps/find-sheet.ts'
import { heldSheet } from '../steps/held-sheet.ts'
import { laidAside } from '../steps/laid-aside.ts'
import { keepAgreed } from '../steps/keep-agreed.ts'
import { tables } from '../tables.ts'
import { Serial } from '../words.ts'

const Input = z.object({
  directorate: DirectorateId.optional(), serial: Serial,
  /** By question: the number printed beside the crossed box, several apart by spaces, and nothing where no box is crossed. */
  answers: Given,
  /** The language the sheet is printed in. */
  language: z.string().regex(/^[a-z]{2,3}$/),
})
type Typed = z.output<typeof Input>
const Answer = z.object({ state: z.enum(['keyed-once', 'kept', 'differs']), differences: z.number() })

/**
 * A person keys in a sheet on paper. The first keying is laid aside; when another person's agrees, the sheet is kept like any other and both
 * are gone; when it does not, a third person decides. Own words are taken from the first.
 */
export const keyInSheet = command('fieldwork.key-in-sheet', {
  rate: 'code',
  input: Input, answer: Answer, find: (ctx: Ctx, typed: Typed) => findSheet(ctx, typed), run: keyIn,
  trace: (_, { directorate, wave }) => ({ directorate, subject: { wave: wave.id }, quiet: true }),
})

async function keyIn(ctx: Ctx, { answers: typed, language }: Typed, found: FoundSheet): Promise<z.output<typeof Answer>> {
  const sheet = await heldSheet(ctx, found)
  refuseState(ctx, sheet)
  const { instrument, turns: [first] } = sheet
  const read = Object.fromEntries(instrument.questions.flatMap((question) => (typed[question.id] === undefined ? [] : [[question.id, keyed(question, typed[question.id]!)] as const])))
  const { answers, faults } = onPaper(instrument, read)
  if (Object.keys(faults).length > 0) throw new Refusal('invalid', 'survey.answers-to-look-at', { ...faults })
  const row = sheetArray(instrument, answers)
  if (!first) return lay(ctx, sheet, 1, { row, language, words: ownWords(sheet, answers) })
  const differ = differences(instrument, first.answers, row)
  if (differ.length > 0) return { ...(await lay(ctx, sheet, 2, { row, language, words: {} })), state: 'differs', differences: differ.length }
  await keepAgreed(ctx, sheet, { ...answersOf(instrument, row), ...first.words } as Given, first.language)
  return { state: 'kept', differences: 0 }
}

function refuseState(ctx: Ctx, sheet: FoundSheet): void {
  if (sheet.state === 'kept') throw new Refusal('conflict', 'survey.already-answered')
  if (sheet.state === 'closed') throw new Refusal('too-late', 'fieldwork.wave-takes-no-paper')
  if (sheet.state === 'differs') throw new Refusal('conflict', 'fieldwork.keyed-in-twice')
  if (keyedBy(sheet, ctx)) throw new Refusal('conflict', 'fieldwork.another-person-keys')
}

async function lay(ctx: Ctx, sheet: FoundSheet, turn: 1 | 2, { row, language, words }: { row: number[]; language: string; words: Record<string, string> }): Promise<z.output<typeof Answer>> {
  const { directorate, commissariat, wave, zone, hash, serial } = sheet
  const person_id = ctx.actor.kind === 'person' ? ctx.actor.id : null
  await tables(ctx).insertInto('fieldwork.keyings').values({
    directorate_id: directorate, serial_hash: hash, turn, commissariat_id: commissariat, wave_id: wave.id, zone_id: zone, person_id,
    ending: serial.slice(-4), language, ...(await laidAside(ctx, sheet, turn, { answers: row, words })),
  }).execute()
  return { state: 'keyed-once', differences: 0 }
}

function ownWords({ instrument }: FoundSheet, answers: Answers): Record<string, string> {
  return Object.fromEntries(instrument.questions.filter(({ kind }) => kind === 'text').flatMap(({ id }) => (answers[id] === undefined ? [] : [[id, String(answers[id])] as const])))
}
