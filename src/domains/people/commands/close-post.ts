import { z } from 'zod'
import { Day, DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tables } from '../tables.ts'
import { PostId } from '../words.ts'
import { drawZoneOfficers } from '../steps/draw-zone-officers.ts'
import { findPost, lockPost, type FoundPost } from '../steps/find-post.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), post: PostId, on: Day })
const Answer = z.object({ post: PostId })

/** A post is no longer needed from a day on: it gives nobody any right and no page shows it. Its holder has left it before; its past stays. */
export const closePost = command('people.close-post', {
  input: Asked, answer: Answer, proof: 'fresh', find: findPost, run: close, trace: ({ post }, { directorate }) => ({ directorate, subject: { post } }),
})

async function close(ctx: Ctx, { post, on }: z.output<typeof Asked>, found: FoundPost) {
  if (found.closedOn !== null) throw new Refusal('conflict', 'people.post-closed')
  if (on < found.openedOn) throw new Refusal('invalid', 'people.before-post-opened', { on: 'people.before-post-opened' })
  await lockPost(ctx, found)
  const held = await tables(ctx).selectFrom('people.holdings').select('id').where('directorate_id', '=', found.directorate).where('post_id', '=', post)
    .where((row) => row.or([row('to_on', 'is', null), row('to_on', '>', on)])).executeTakeFirst()
  if (held) throw new Refusal('conflict', 'people.post-held', { on: 'people.post-held' })
  await tables(ctx).updateTable('people.posts').set({ closed_on: on }).where('directorate_id', '=', found.directorate).where('id', '=', post).execute()
  await drawZoneOfficers(ctx, found.directorate, found.area)
  return { post }
}
