import { z } from 'zod'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { findInvitation, type FoundInvitation } from '../../fielding/find-invitation.ts'
import { tables } from '../../tables.ts'
import { Code } from '../../words.ts'

const Input = z.object({ code: Code })
const Answer = z.object({ forgotten: z.boolean() })

/** Once the envelope has come in, whoever has the code lets its draft be wiped; what has not come in stays. */
export const forgetDraft = command('survey.forget-draft', {
  rate: 'code',
  input: Input, answer: Answer, find: (ctx: Ctx, { code }: z.output<typeof Input>) => findInvitation(ctx, code, { answering: true }), run: forget,
  trace: (_, { invitation }) => ({ directorate: invitation.directorate_id, subject: { wave: invitation.wave_id }, quiet: true }),
})

async function forget(ctx: Ctx, _: unknown, { finished, invitation, hash }: FoundInvitation): Promise<z.output<typeof Answer>> {
  if (!finished) return { forgotten: false }
  const gone = await tables(ctx).deleteFrom('survey.drafts').where('directorate_id', '=', invitation.directorate_id).where('code_hash', '=', hash).executeTakeFirst()
  return { forgotten: gone.numDeletedRows === 1n }
}
