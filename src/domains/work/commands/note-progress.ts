import { sql } from 'kysely'
import { v7 } from 'uuid'
import { z } from 'zod'
import { ActionId, Told } from '#domains/plans/words.ts'
import { Day, DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { keepPicture } from '../steps/keep-picture.ts'
import { heldAction, knownAction, speaksFor, type KnownAction } from '../steps/known-action.ts'
import { sentTwice } from '../steps/sent-twice.ts'
import { tellAction } from '../steps/tell-action.ts'
import { tables } from '../tables.ts'
import { PictureId, ProgressId, SentPicture, Words, blockers, owedStates, workStates } from '../words.ts'

const Asked = z.object({
  directorate: DirectorateId.optional(), action: ActionId, state: z.enum(workStates, 'work.say-how-it-stands'), words: Words,
  /** What everybody may read of it. */
  told: Told.optional(),
  /** The minutes of a meeting, as evidence. */
  minutes: z.string().trim().max(20_000, 'work.too-long').optional(),
  blocker: z.enum(blockers, 'work.say-what-blocks').optional(),
  /** Owed where it is stuck, done in part or not done; everybody reads it. */
  because: Words.optional(), on: Day.optional(), picture: SentPicture.optional(),
}).superRefine(({ state, because }, { addIssue }) => {
  if ((owedStates as readonly string[]).includes(state) && because === undefined) addIssue({ code: 'custom', path: ['because'], message: 'work.reason-is-owed' })
})
type Asked = z.output<typeof Asked>

/** Whoever does an action writes down how it stands, with evidence, or what stands in the way (LSES stage 4). Lines are added and never taken; what is noted last stands. */
export const noteProgress = command('work.note-progress', {
  input: Asked, answer: z.object({ progress: ProgressId, picture: PictureId.nullable(), shown: z.boolean() }), find: knownAction, run: note,
  trace: ({ action }, { directorate }, { progress }) => ({ directorate, subject: { action, progress } }),
})

async function note(ctx: Ctx, asked: Asked, found: KnownAction) {
  const known = await heldAction(ctx, found)
  const today = ctx.now.toISOString().slice(0, 10)
  const on = asked.on ?? today
  if (on > today) throw new Refusal('invalid', 'work.day-to-come', { on: 'work.day-to-come' })
  const organisation = speaksFor(ctx, known.organisations)
  await stand(ctx, asked, known, on, organisation)
  const before = await sentTwice(ctx, { ...asked, directorate: known.directorate, on })
  if (before) return before
  const progress = v7() as ProgressId
  await tables(ctx).insertInto('work.progress').values({
    directorate_id: known.directorate, id: progress, action_id: asked.action, commissariat_id: known.commissariat, partners: known.partners, state: asked.state, words: asked.words,
    told: JSON.stringify(asked.told ?? {}), minutes: asked.minutes || null, blocker: asked.blocker ?? (asked.state === 'stuck' ? 'other' : null), because: asked.because ?? null, on_day: on,
    noted_by: ctx.actor.kind === 'person' ? ctx.actor.id : null, organisation_id: organisation, noted_at: ctx.now,
  }).execute()
  const kept = asked.picture ? await keepPicture(ctx, known, { progress, action: asked.action }, 'evidence', asked.picture, { field: 'picture.file', organisation }) : null
  await tellAction(ctx, known)
  return { progress, picture: kept?.picture ?? null, shown: kept?.shown ?? false }
}

/** The action stands so from that day, or as it did before; it says which organisation moved it, where it was one. */
async function stand(ctx: Ctx, { action, state }: Asked, { directorate, commissariat, zone, partners }: KnownAction, on: string, organisation: string | null): Promise<void> {
  await tables(ctx).insertInto('work.standings').values({ directorate_id: directorate, action_id: action, commissariat_id: commissariat, zone_id: zone, partners, state, since_on: on, organisation_id: organisation })
    .onConflict((same) => same.columns(['directorate_id', 'action_id']).doUpdateSet({
      state, partners, organisation_id: organisation, since_on: sql<string>`case when standings.state = excluded.state then standings.since_on else excluded.since_on end`,
    })).execute()
}
