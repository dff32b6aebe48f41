import { z } from 'zod'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { findInvitation, unlessOpen, type FoundInvitation } from '../../fielding/find-invitation.ts'
import { tables } from '../../tables.ts'
import { BlindedValue } from '../../tokens/handed-in.ts'
import { signFor } from '../../tokens/sign-for.ts'
import { Code } from '../../words.ts'

const Input = z.object({ code: Code, /** A value that only this person's own phone knows, blinded there. */ blinded: BlindedValue })
type Asked = z.output<typeof Input>
const Answer = z.object({ evaluated: z.string(), proof: z.string() })

/**
 * Ticks an invitation off and signs a blinded value for it: the token to hand a sheet in with. Asked again for the same value, it is signed again;
 * for another it is refused. What this side learns is that the code was used; what is kept is neither day nor token.
 */
export const signToken = command('survey.sign-token', {
  rate: 'code',
  input: Input, answer: Answer, find: (ctx: Ctx, { code }: Asked) => findInvitation(ctx, code, { answering: true }), run: signIt,
  trace: (_, { invitation }) => ({ directorate: invitation.directorate_id, subject: { wave: invitation.wave_id }, quiet: true }),
})

async function signIt(ctx: Ctx, { blinded }: Asked, found: FoundInvitation): Promise<z.output<typeof Answer>> {
  unlessOpen(found.wave, ctx.now)
  if (!found.wave.modes.includes('web')) throw new Refusal('conflict', 'survey.mode-not-offered')
  // A sheet that is waiting in an envelope has its token already.
  if (found.draft.token) throw new Refusal('conflict', 'survey.already-answered')
  const signed = await signFor(ctx, found, blinded)
  await tables(ctx).deleteFrom('survey.drafts').where('directorate_id', '=', found.invitation.directorate_id).where('code_hash', '=', found.hash).execute()
  return signed
}
