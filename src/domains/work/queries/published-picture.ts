import { z } from 'zod'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { Refusal } from '#frame/refusal.ts'
import { tables } from '../tables.ts'
import { PictureBytes, PictureId } from '../words.ts'

const Asked = z.object({ picture: PictureId })

/** A picture that the station shows to everybody. */
export const publishedPicture = query('work.published-picture', { input: Asked, answer: PictureBytes, reads: 'public', find: () => ({}), run: see })

async function see(ctx: Ctx, { picture }: z.output<typeof Asked>) {
  const row = await tables(ctx).selectFrom('pub.pictures').select(['media_type', 'bytes']).where('id', '=', picture).executeTakeFirst()
  if (!row) throw new Refusal('not-found', 'work.no-such-picture')
  return { picture, mediaType: row.media_type, bytes: row.bytes.toString('base64') }
}
