import { z } from 'zod'
import type { Ctx } from '#frame/ctx.ts'
import { command } from '#frame/command.ts'
import { Refusal } from '#frame/refusal.ts'
import { keepPins, pinsHold } from '../fielding/places-offered.ts'
import { findInvitation, unlessOpen, type FoundInvitation } from '../fielding/find-invitation.ts'
import { checkedAnswers } from '../rules/asking/checked-answers.ts'
import { sheetArray } from '../rules/asking/sheet-array.ts'
import { tables } from '../tables.ts'
import { Code, Given, Mode, Pin, type Answers } from '../words.ts'

const Input = z.object({
  code: Code,
  /** Laid over the draft kept under the code: whoever went block by block need send nothing again. */
  answers: Given.default({}), language: z.string().regex(/^[a-z]{2,3}$/),
  /** How the sheet was filled in, when staff bring it; a resident's own is 'web'. */
  mode: Mode.optional(),
  /** Questions that staff bring without an answer: left empty on paper, or not handed over at the door. They count as not asked. */
  leftOpen: z.array(z.string()).max(500).optional(),
  /** Dangerous places of the zone that this person names, laid over those of the draft. They are kept apart from the sheet. */
  pins: z.array(Pin).max(10).optional(),
})
type Sheet = z.output<typeof Input>
const Answer = z.object({ kept: z.boolean() })

/**
 * A resident hands in a sheet. One invitation, one sheet: sent twice, it is kept once, and the second time says so without a fault.
 * The sheet holds neither invitation nor time; own words lie apart from it. The wave's own dates decide, not the person.
 */
export const answerSheet = command('survey.answer-sheet', {
  input: Input, answer: Answer, find: (ctx: Ctx, { code }: Sheet) => findInvitation(ctx, code, { answering: true }), run: answer,
  trace: (_, { invitation }) => ({ directorate: invitation.directorate_id, subject: { wave: invitation.wave_id }, quiet: true }),
})

async function answer(ctx: Ctx, sent: Sheet, found: FoundInvitation): Promise<z.output<typeof Answer>> {
  if (found.invitation.outcome === 'answered') return { kept: false }
  const byStaff = ctx.actor.kind !== 'stranger'
  const mode = byStaff ? (sent.mode ?? 'web') : 'web'
  unlessOpen(found.wave, mode === 'paper' ? lastDay(found.wave, ctx.now) : ctx.now)
  if (!found.wave.modes.includes(mode)) throw new Refusal('conflict', 'survey.mode-not-offered')
  const { answers, faults, unanswered } = checkedAnswers(found.instrument, { ...found.draft.answers, ...sent.answers })
  const all = { ...Object.fromEntries(unanswered.filter((id) => !(byStaff && sent.leftOpen?.includes(id))).map((id) => [id, 'survey.choose-an-answer'])), ...faults }
  if (Object.keys(all).length > 0) throw new Refusal('invalid', 'survey.answers-to-look-at', all)
  const pins = sent.pins ?? found.draft.pins ?? []
  await pinsHold(ctx, found, pins)
  if (!(await useInvitation(ctx, found))) return { kept: false }
  await keepSheet(ctx, { answers, mode, language: sent.language }, found)
  await keepPins(ctx, found, pins)
  return { kept: true }
}

/** Paper is collected on the last day and keyed in after it, for as long as the wave is not closed. */
function lastDay({ closes_on }: FoundInvitation['wave'], now: Date): Date {
  return now.toISOString().slice(0, 10) > closes_on ? new Date(`${closes_on}T12:00:00Z`) : now
}

/** True for the first only, however many send at once. */
async function useInvitation(ctx: Ctx, { hash, invitation }: FoundInvitation): Promise<boolean> {
  const used = await tables(ctx).updateTable('survey.invitations').set({ outcome: 'answered' })
    .where('directorate_id', '=', invitation.directorate_id).where('code_hash', '=', hash).where('outcome', '<>', 'answered').executeTakeFirst()
  await tables(ctx).deleteFrom('survey.drafts').where('directorate_id', '=', invitation.directorate_id).where('code_hash', '=', hash).execute()
  return used.numUpdatedRows === 1n
}

async function keepSheet(ctx: Ctx, { answers, mode, language }: { answers: Answers; mode: Mode; language: string }, { invitation, instrument }: FoundInvitation): Promise<void> {
  const { directorate_id, commissariat_id, wave_id, zone_id, stratum, unit } = invitation
  const place = { directorate_id, commissariat_id, wave_id, zone_id }
  await tables(ctx).insertInto('survey.sheets').values({ ...place, id: crypto.randomUUID(), mode, language, stratum, unit, batch_id: null, answers: sheetArray(instrument, answers) }).execute()
  const remarks = instrument.questions.filter(({ id, kind }) => kind === 'text' && ownWords(answers[id]))
    .map(({ id }) => ({ ...place, id: crypto.randomUUID(), question: id, words: String(answers[id]) }))
  if (remarks.length > 0) await tables(ctx).insertInto('survey.remarks').values(remarks).execute()
}

const ownWords = (answer: Answers[string] | undefined) => answer !== undefined && answer !== 'dont-know' && answer !== 'prefer-not'
