import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { alone } from '#frame/alone.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { knownAction } from '../steps/known-action.ts'
import { tellImprovement } from '../steps/known-improvement.ts'
import { knownPicture, type KnownPicture } from '../steps/known-picture.ts'
import { takeAway } from '../steps/tell-pictures.ts'
import { tellAction } from '../steps/tell-action.ts'
import { tables } from '../tables.ts'
import { PictureId } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), picture: PictureId, shown: z.boolean() })
type Asked = z.output<typeof Asked>

/** The station decides whether everybody may see a picture, and may decide otherwise later: then it is gone from the public's shelf at once. */
export const showPicture = command('work.show-picture', {
  input: Asked, answer: z.object({ picture: PictureId, shown: z.boolean() }), find: knownPicture, run: show,
  trace: ({ picture, shown }, { directorate }) => ({ directorate, subject: { picture, shown } }),
})

async function show(ctx: Ctx, { picture, shown }: Asked, { directorate, zone, action, improvement }: KnownPicture) {
  await alone(ctx, directorate, zone ?? picture)
  await tables(ctx).updateTable('work.pictures').set({ shown }).where('directorate_id', '=', directorate).where('id', '=', picture).execute()
  if (!shown) await takeAway(ctx, directorate, [picture])
  if (action) await tellAction(ctx, await knownAction(ctx, { directorate, action }))
  if (improvement) await tellImprovement(ctx, directorate, improvement)
  return { picture, shown }
}
