import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { foundUnder } from '#frame/lock/found-under.ts'
import { asResident, seeing } from '#frame/within.ts'
import { versionOfHash } from '#platform/secrets/keyed-hash.ts'
import { tables } from '../tables.ts'
import { isSpent } from '../tokens/spent.ts'
import type { Instrument } from '../words.ts'
import { codeHashes } from './code-hash.ts'
import { openDraft, type Draft } from './sealed-draft.ts'

/**
 * The invitation that this code opens, with its wave, its questionnaire and the draft kept under it. Nothing else is opened.
 * A wave that is being answered cannot close between this look and the end of the deed.
 */
export async function findInvitation(ctx: Ctx, code: string, { answering, half }: { readonly answering: boolean; /** Of the browser that shows the code: without it what was typed stays sealed. */ readonly half?: string | undefined }) {
  const { hash, found: invitation } = await foundUnder(ctx, codeHashes(code), (one) => invitationOf(ctx, one))
  if (!invitation) throw new Refusal('not-found', 'survey.no-such-code', { code: 'survey.no-such-code' })
  await seeing(asResident(ctx), { directorate: invitation.directorate_id, areas: [invitation.commissariat_id] })
  const wave = await waveOf(ctx, invitation, answering)
  if (!wave) throw new Refusal('not-found', 'survey.no-such-code', { code: 'survey.no-such-code' })
  const draft = await draftOf(ctx, { code, half, hash, answering }, invitation)
  // An invitation that is ticked off while its envelope has not come in yet is not finished with.
  const waits = draft.token !== undefined && !(await isSpent(ctx, invitation.directorate_id, draft.token.value))
  return { code, half, hash, invitation, wave, instrument: wave.definition as Instrument, draft, finished: invitation.outcome === 'answered' && !waits }
}

type Invitation = NonNullable<Awaited<ReturnType<typeof invitationOf>>>
export type FoundInvitation = Awaited<ReturnType<typeof findInvitation>>

/** Whether the wave takes answers on this day; a wave that is not closed yet although its last day has passed takes none, unless it goes on. */
export function takingAnswers({ state, opens_on, closes_on, goes_on_months }: FoundInvitation['wave'], now: Date): 'open' | 'closed' | 'not-open' {
  const today = now.toISOString().slice(0, 10)
  if (state === 'closed' || state === 'published' || (today > closes_on && goes_on_months === null)) return 'closed'
  return state === 'open' && today >= opens_on ? 'open' : 'not-open'
}

/** Refuses whoever comes too early or too late. */
export function unlessOpen(wave: FoundInvitation['wave'], now: Date): void {
  const taking = takingAnswers(wave, now)
  if (taking === 'closed') throw new Refusal('too-late', 'survey.wave-closed')
  if (taking === 'not-open') throw new Refusal('conflict', 'survey.wave-not-open', {}, { opensOn: wave.opens_on })
}

/** The code tells no directorate, so it is looked for in each: they are few, and each look is one step of the index. */
async function invitationOf(ctx: Ctx, hash: string) {
  return tables(ctx).selectFrom('territory.directorates as place')
    .innerJoin('survey.invitations as invitation', (join) => join.onRef('invitation.directorate_id', '=', 'place.id'))
    .where('invitation.code_hash', '=', hash).selectAll('invitation').executeTakeFirst()
}

async function waveOf(ctx: Ctx, { directorate_id, wave_id }: Invitation, answering: boolean) {
  const wave = tables(ctx).selectFrom('survey.waves as wave')
    .innerJoin('survey.instruments as instrument', (join) => join.onRef('instrument.directorate_id', '=', 'wave.directorate_id').onRef('instrument.id', '=', 'wave.instrument_id'))
    .where('wave.directorate_id', '=', directorate_id).where('wave.id', '=', wave_id)
    .selectAll('wave').select(['instrument.definition', 'instrument.hash as instrument_hash'])
  return answering ? wave.forShare('wave').executeTakeFirst() : wave.executeTakeFirst()
}

/** Whoever answers holds the row: two browsers that go on with the same sheet at once lose neither's part. */
async function draftOf(ctx: Ctx, { code, half, hash, answering }: { code: string; half: string | undefined; hash: string; answering: boolean }, { directorate_id, wave_id }: Invitation): Promise<Draft> {
  const kept = tables(ctx).selectFrom('survey.drafts').select('sealed').where('directorate_id', '=', directorate_id).where('code_hash', '=', hash)
  const draft = await (answering ? kept.forUpdate() : kept).executeTakeFirst()
  return draft ? openDraft({ code, wave: wave_id, version: versionOfHash(hash), half }, draft.sealed) : { answers: {}, done: [] }
}
