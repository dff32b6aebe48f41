import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { type KnownRequest, knownRequest } from '../steps/known-request.ts'
import { dayOf } from '../steps/shown-request.ts'
import { givenBack } from '../steps/measures/withheld.ts'
import { tables } from '../tables.ts'
import { Because, RequestId } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), request: RequestId, because: Because })

/** A restriction ends, and the person reads why: their name stands where it stood, and the clock takes their rows again (GDPR art. 18(3)). */
export const liftRestriction = command('privacy.lift-restriction', {
  input: Asked, answer: z.object({}), find: knownRequest, run: lift, trace: ({ request }, { directorate, person }) => ({ directorate, subject: { directorate, request, person }, whose: [person] }),
})

async function lift(ctx: Ctx, { request, because }: z.output<typeof Asked>, { directorate, row }: KnownRequest) {
  if (row.kind !== 'restriction' || row.decided_on === null || row.outcome === 'refused' || row.lifted_on !== null) throw new Refusal('conflict', 'privacy.nothing-restricted')
  await tables(ctx).updateTable('privacy.requests').set({ lifted_on: dayOf(ctx.now), lifted_because: because }).where('directorate_id', '=', directorate).where('id', '=', request).execute()
  const standing = await tables(ctx).selectFrom('privacy.measures').selectAll().where('directorate_id', '=', directorate).where('request_id', '=', request).where('lifted_on', 'is', null).executeTakeFirst()
  if (standing) await givenBack(ctx, directorate, standing, dayOf(ctx.now))
  return {}
}
