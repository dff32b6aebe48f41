import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { knownPicture, type KnownPicture } from '../steps/known-picture.ts'
import { tables } from '../tables.ts'
import { PictureBytes, PictureId } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), picture: PictureId })

/** A picture as those see it who work on the plan, shown to everybody or not. */
export const picture = query('work.picture', { input: Asked, answer: PictureBytes, reads: 'all', record: 'consult', find: knownPicture, run: see })

async function see(ctx: Ctx, asked: z.output<typeof Asked>, { directorate }: KnownPicture) {
  const { media_type, bytes } = await tables(ctx).selectFrom('work.pictures').select(['media_type', 'bytes']).where('directorate_id', '=', directorate).where('id', '=', asked.picture).executeTakeFirstOrThrow()
  return { picture: asked.picture, mediaType: media_type, bytes: bytes.toString('base64') }
}
