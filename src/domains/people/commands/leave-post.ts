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
const Answer = z.object({ holding: z.string() })

/** Whoever holds a post leaves it: `on` is the first day they no longer do. The post stays, vacant, and shows since when. */
export const leavePost = command('people.leave-post', {
  input: Asked, answer: Answer, proof: 'fresh', find: findPost, run: leave, trace: (_, { directorate, post }, { holding }) => ({ directorate, subject: { holding, post } }),
})

async function leave(ctx: Ctx, { on }: z.output<typeof Asked>, found: FoundPost) {
  await lockPost(ctx, found)
  const held = await tables(ctx).selectFrom('people.holdings').selectAll().where('directorate_id', '=', found.directorate).where('post_id', '=', found.post)
    .where((row) => row.or([row('to_on', 'is', null), row('to_on', '>', on)])).orderBy('from_on', 'desc').executeTakeFirst()
  if (!held) throw new Refusal('conflict', 'people.nobody-holds-it')
  if (on < held.from_on) throw new Refusal('invalid', 'people.leaves-before-beginning', { on: 'people.leaves-before-beginning' })
  await tables(ctx).updateTable('people.holdings').set({ to_on: on }).where('directorate_id', '=', found.directorate).where('id', '=', held.id).execute()
  await drawZoneOfficers(ctx, found.directorate, found.area)
  return { holding: held.id }
}
