import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { tables } from '../tables.ts'
import { Description, PostId } from '../words.ts'
import { drawZoneOfficers } from '../steps/draw-zone-officers.ts'
import { findPost, type FoundPost } from '../steps/find-post.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), post: PostId, ...Description.shape })
const Answer = z.object({ post: PostId })

/** The station says where and when a post is found and whether its holder is shown by name or by role. What is left out stays as it was. */
export const describePost = command('people.describe-post', {
  input: Asked, answer: Answer, find: findPost, run: describe, trace: ({ post }, { directorate }) => ({ directorate, subject: { directorate, post } }),
})

async function describe(ctx: Ctx, { post, title, office, hours, channels, shows }: z.output<typeof Asked>, { directorate, area }: FoundPost) {
  const told = {
    ...(title && { title: JSON.stringify(title) }), ...(office && { office: JSON.stringify(office) }), ...(hours && { hours: JSON.stringify(hours) }),
    ...(channels && { channels: JSON.stringify(channels) }), ...(shows && { shows }),
  }
  if (Object.keys(told).length > 0) await tables(ctx).updateTable('people.posts').set(told).where('directorate_id', '=', directorate).where('id', '=', post).execute()
  await drawZoneOfficers(ctx, directorate, area)
  return { post }
}
