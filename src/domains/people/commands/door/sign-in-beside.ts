import { z } from 'zod'
import { stranger } from '#access/actor.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { seeing } from '#frame/within.ts'
import { begunSession } from '../../door/begun-session.ts'
import { notYou, takeCode } from '../../door/shown-proof.ts'
import { forgiven, mayTry, tried } from '../../proofs/tries.ts'
import { openedHalf } from '../../providers/half-known.ts'
import type { Stay } from '../../providers/stay.ts'
import { findPerson } from '../../steps/find-person.ts'
import { Language, OneTimeCode, PersonId, Token } from '../../words.ts'

const Asked = z.object({ half: z.string().max(12_000), code: OneTimeCode })
const Answer = z.object({ session: Token, person: PersonId, language: Language, /** Did the account know the browser? */ known: z.boolean() })
type Found = { readonly directorate: string; readonly person: string; readonly stay: Stay }

/** Whom a provider knows by one proof shows a one-time code of ours beside it, and is in. */
export const signInBeside = command('people.sign-in-beside', {
  rate: 'signing-in', input: Asked, answer: Answer, find: recognise, run: begin, trace: (_, { directorate, person }, { known }) => ({ directorate, subject: { person, ...(!known && { browser: 'unknown' }) } }),
})

async function recognise(ctx: Ctx, { half, code }: z.output<typeof Asked>): Promise<Found> {
  const found = openedHalf(half, ctx.now)
  if (!found) throw new Refusal('too-late', 'people.errand-over')
  mayTry(found.person, ctx.now)
  tried(found.person, ctx.now)
  await seeing({ ...ctx, actor: stranger }, { directorate: found.directorate, person: found.person, areas: [] })
  if (!(await takeCode(ctx, found, code))) throw notYou()
  forgiven(found.person)
  return found
}

async function begin(ctx: Ctx, _: unknown, found: Found) {
  const { language } = await findPerson(ctx, found.directorate, found.person)
  return { ...(await begunSession(ctx, found, ctx.now, { stay: found.stay })), person: found.person as PersonId, language: Language.catch('en').parse(language) }
}
