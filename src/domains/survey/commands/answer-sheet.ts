import { z } from 'zod'
import { isStaff } from '#access/actor.ts'
import type { Ctx } from '#frame/ctx.ts'
import { command } from '#frame/command.ts'
import { Refusal } from '#frame/refusal.ts'
import { complete } from '../fielding/complete.ts'
import { pinsHold } from '../fielding/places-offered.ts'
import { findInvitation, unlessOpen, type FoundInvitation } from '../fielding/find-invitation.ts'
import { tables } from '../tables.ts'
import { boxed, putInBox } from '../tokens/box.ts'
import { cell } from '../tokens/cell.ts'
import { Code, Given, Half, Mode, Pin } from '../words.ts'

const Input = z.object({
  code: Code, half: Half.optional(),
  /** Laid over the draft that code and half open: whoever went block by block need send nothing again. */
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
 * A sheet is brought in with its code, in one go: by staff from paper or from a door, who know both anyway, or by a program that a resident trusts.
 * One invitation, one sheet: sent twice, it is kept once, and the second time says so without a fault. Residents' own pages come in two goes
 * that know less each (sign-token or seal-sheet, then hand-in-sheet). What is kept is the same: a sheet in a sealed box, without invitation or time.
 */
export const answerSheet = command('survey.answer-sheet', {
  rate: 'code',
  input: Input, answer: Answer, find: (ctx: Ctx, { code, half }: Sheet) => findInvitation(ctx, code, { answering: true, half }), run: answer,
  trace: (_, { invitation }) => ({ directorate: invitation.directorate_id, subject: { wave: invitation.wave_id }, quiet: true }),
})

async function answer(ctx: Ctx, sent: Sheet, found: FoundInvitation): Promise<z.output<typeof Answer>> {
  if (found.finished) return { kept: false }
  const byStaff = isStaff(ctx.actor)
  const mode = byStaff ? (sent.mode ?? 'web') : 'web'
  unlessOpen(found.wave, mode === 'paper' ? lastDay(found.wave, ctx.now) : ctx.now)
  if (!found.wave.modes.includes(mode)) throw new Refusal('conflict', 'survey.mode-not-offered')
  const answers = complete(found.instrument, { ...found.draft.answers, ...sent.answers }, byStaff ? sent.leftOpen : [])
  const pins = sent.pins ?? found.draft.pins ?? []
  await pinsHold(ctx, found.invitation, pins)
  if (!(await useInvitation(ctx, found))) return { kept: false }
  const { directorate_id, commissariat_id, wave_id, zone_id } = found.invitation
  await putInBox(ctx, { directorate_id, commissariat_id, wave_id, zone_id, mode, ...(await cell(ctx, found.invitation, found.invitation)) }, boxed(found.instrument, answers, sent.language, pins))
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
  // One that waits in an envelope keeps its draft.
  if (used.numUpdatedRows === 1n) await tables(ctx).deleteFrom('survey.drafts').where('directorate_id', '=', invitation.directorate_id).where('code_hash', '=', hash).execute()
  return used.numUpdatedRows === 1n
}
