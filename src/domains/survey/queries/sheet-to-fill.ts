import { z } from 'zod'
import { Day, Names, ZoneId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { findInvitation, takingAnswers, type FoundInvitation } from '../fielding/find-invitation.ts'
import { checkedAnswers } from '../rules/asking/checked-answers.ts'
import { placesOffered } from '../fielding/places-offered.ts'
import { nextBlock } from '../rules/asking/next-block.ts'
import { tables } from '../tables.ts'
import { cell } from '../tokens/cell.ts'
import { waveKey } from '../tokens/wave-key.ts'
import { Code, Given, Half, Instrument, Mode, Pin, WaveId } from '../words.ts'

const Asked = z.object({ code: Code, /** Of the browser that fills it in: without it what was typed is told to nobody. */ half: Half.optional() })
const Answer = z.object({
  wave: WaveId, names: Names, zone: z.object({ slug: z.string(), names: Names }), modes: z.array(Mode), opensOn: Day, closesOn: Day,
  instrument: Instrument, hash: z.string(),
  /** How the code went out, where it was no letter. */
  sentAs: z.enum(['paper', 'interview']).nullable(),
  /** Public places of the zone that may be named as dangerous, and those that were; null before they are asked for. */
  places: z.array(z.object({ place: z.uuid(), names: Names })), pins: z.array(Pin).nullable(),
  /** The zone, and what of how the letter was drawn may stand on its sheet. */
  zoneId: ZoneId, cell: z.object({ stratum: z.number().nullable(), unit: z.number().nullable() }),
  /** What signs tokens, by zone, and the sixteen symbols that stand for it in the letter. */
  fingerprint: z.string(), publics: z.record(z.string(), z.string()),
  /** An envelope was made and has not come in yet. */
  enveloped: z.boolean(),
  /** Somebody began this sheet in another browser, and here nothing was typed yet. */
  elsewhere: z.boolean(),
  /** What was typed so far, and the block to go on at: none, and the sheet can be handed in. */
  answers: Given, done: z.array(z.string()), block: z.string().nullable(),
  state: z.enum(['open', 'answered', 'closed', 'not-open']),
})

/**
 * What whoever holds this code is asked, with what they have typed already in this browser. It leaves no line in the record: residents read their own sheet, and a line,
 * or its moment, would say who was about to answer.
 */
export const sheetToFill = query('survey.sheet-to-fill', { rate: 'code', input: Asked, answer: Answer, reads: 'all', record: 'none', find: findSheet, run: look })

async function findSheet(ctx: Ctx, { code, half }: z.output<typeof Asked>) {
  return findInvitation(ctx, code, { answering: false, half })
}

async function look(ctx: Ctx, _: unknown, { invitation, wave, instrument, draft, finished }: FoundInvitation): Promise<z.output<typeof Answer>> {
  const zone = await tables(ctx).selectFrom('territory.zones').select(['slug', 'names']).where('directorate_id', '=', invitation.directorate_id).where('id', '=', invitation.zone_id).executeTakeFirstOrThrow()
  const { fingerprint, publics } = await waveKey(ctx, { directorate: invitation.directorate_id, commissariat: invitation.commissariat_id, wave: wave.id })
  return {
    zoneId: invitation.zone_id as ZoneId, cell: await cell(ctx, invitation, invitation), fingerprint, publics, enveloped: draft.token !== undefined,
    wave: wave.id as WaveId, names: wave.name, zone, modes: wave.modes, opensOn: wave.opens_on, closesOn: wave.closes_on, instrument, hash: wave.instrument_hash, sentAs: invitation.mode,
    places: wave.audience === 'residents' ? [...await placesOffered(ctx, invitation)] : [], pins: draft.pins ? [...draft.pins] : null,
    elsewhere: draft.done.length === 0 && Object.keys(draft.answers).length === 0 && Object.keys(draft.others ?? {}).length > 0,
    answers: draft.answers, done: [...draft.done], block: nextBlock(instrument, checkedAnswers(instrument, draft.answers).answers, draft.done),
    state: finished ? 'answered' : takingAnswers(wave, ctx.now),
  }
}
