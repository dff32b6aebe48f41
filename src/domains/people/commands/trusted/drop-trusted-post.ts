import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { knownPostRequest, type PostRequest } from '../../steps/posts/known-post-request.ts'
import { tables } from '../../tables.ts'
import { refusalReasons } from '../../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), request: z.uuid(), reason: z.enum(refusalReasons, 'people.say-why') })

/** What was asked is refused, or taken back, with the reason: it waits no longer, and nothing has changed. */
export const dropTrustedPost = command('people.drop-trusted-post', {
  input: Asked, answer: z.object({ request: z.uuid() }), find: knownPostRequest, run: drop,
  trace: ({ reason }, { directorate, person, request, role, area }) => ({ directorate, subject: { person, request, role, area, reason } }),
})

async function drop(ctx: Ctx, { reason }: z.output<typeof Asked>, { directorate, request }: PostRequest) {
  const refused = await tables(ctx).updateTable('people.post_requests').set({ refused_by: ctx.actor.kind === 'person' ? ctx.actor.id : null, refused_at: ctx.now, reason })
    .where('directorate_id', '=', directorate).where('id', '=', request).where('agreed_at', 'is', null).where('refused_at', 'is', null).executeTakeFirst()
  if (refused.numUpdatedRows === 0n) throw new Refusal('too-late', 'people.no-such-post-request')
  return { request }
}
