import { z } from 'zod'
import { Day, DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { PersonId, PostId } from '../../words.ts'
import { findPost, type FoundPost } from '../../steps/find-post.ts'
import { assignPost } from '../assign-post.ts'
import { leavePost } from '../leave-post.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), post: PostId, person: PersonId, on: Day, to: Day.optional() })

/** One leaves a post and another takes it over on the same day, both or neither: it is vacant on none. */
export const handOverPost = command('people.hand-over-post', {
  input: Asked, answer: z.object({ left: z.string(), holding: z.string() }), proof: 'fresh', find: findPost, run: handOver,
  trace: ({ person }, { directorate, post }, { left, holding }) => ({ directorate, subject: { post, person, left, holding } }),
})

async function handOver(ctx: Ctx, { person, on, to }: z.output<typeof Asked>, { directorate, post }: FoundPost) {
  const { holding: left } = await leavePost(ctx, { directorate, post, on })
  const { holding } = await assignPost(ctx, { directorate, post, person, from: on, ...(to && { to }) })
  return { left, holding }
}
