import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { alone } from '#frame/alone.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { keepPicture } from '../steps/keep-picture.ts'
import { knownAction, speaksFor, heldAction, type KnownAction } from '../steps/known-action.ts'
import { knownImprovement, tellImprovement, type KnownImprovement } from '../steps/known-improvement.ts'
import { tellAction } from '../steps/tell-action.ts'
import { tables } from '../tables.ts'
import { ImprovementId, PictureId, ProgressId, SentPicture, moments } from '../words.ts'

const Asked = SentPicture.extend({
  directorate: DirectorateId.optional(), /** Of a line of an action's log, or of an improvement: one of both. */ progress: ProgressId.optional(), improvement: ImprovementId.optional(),
  moment: z.enum(moments, 'work.say-which-moment').default('evidence'),
}).refine(({ progress, improvement }) => (progress === undefined) !== (improvement === undefined), { path: ['improvement'], message: 'work.picture-of-one' })
type Asked = z.output<typeof Asked>

/** A picture joins a line of an action's log, or an improvement: what it was like before, what it is like now. It is drawn anew, without place, time or maker in it. */
export const addPicture = command('work.add-picture', {
  input: Asked, answer: z.object({ picture: PictureId, shown: z.boolean() }), find, run: add,
  trace: ({ progress, improvement }, { directorate }, { picture }) => ({ directorate, subject: { picture, progress, improvement } }),
})

async function find(ctx: Ctx, asked: Asked): Promise<KnownAction | KnownImprovement> {
  if (asked.improvement) return knownImprovement(ctx, { directorate: asked.directorate, improvement: asked.improvement })
  const directorate = await tenant(ctx, asked.directorate)
  const line = await tables(ctx).selectFrom('work.progress').select('action_id').where('directorate_id', '=', directorate).where('id', '=', asked.progress!).executeTakeFirst()
  if (!line) throw new Refusal('not-found', 'work.no-such-progress', { progress: 'work.no-such-progress' })
  return knownAction(ctx, { directorate, action: line.action_id })
}

async function add(ctx: Ctx, { progress, improvement, moment, ...sent }: Asked, found: KnownAction | KnownImprovement) {
  if (!('slug' in found)) await alone(ctx, found.directorate, found.zone)
  const known = 'slug' in found ? await heldAction(ctx, found) : found
  const organisation = speaksFor(ctx, known.organisations)
  const kept = await keepPicture(ctx, known, 'slug' in known ? { progress: progress!, action: known.row.id } : { improvement: improvement! }, moment, sent, { field: 'file', organisation })
  if ('slug' in known) await tellAction(ctx, known)
  else await tellImprovement(ctx, known.directorate, known.row.id)
  return kept
}
