import { z } from 'zod'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Language, PasskeyAnswer, PersonId, Token } from '../../words.ts'
import { begunSession } from '../../door/begun-session.ts'
import { notYou, takePasskey } from '../../door/shown-proof.ts'
import { findPerson } from '../../steps/find-person.ts'

const Asked = z.object({ question: z.string().max(2000), answer: PasskeyAnswer })
const Answer = z.object({ session: Token, person: PersonId, language: Language, /** Did the account know the browser? */ known: z.boolean() })
type Found = { readonly directorate: string; readonly person: string }

/** Whoever holds a passkey that somebody here made, and is known to the device, is that person. No name is typed. */
export const signInWithPasskey = command('people.sign-in-with-passkey', {
  rate: 'signing-in',
  input: Asked, answer: Answer, find: recognise, run: begin, trace: (_, { directorate, person }, { known }) => ({ directorate, subject: { person, ...(!known && { browser: 'unknown' }) } }),
})

async function recognise(ctx: Ctx, { question, answer }: z.output<typeof Asked>): Promise<Found> {
  const found = await takePasskey(ctx, question, answer)
  if (!found) throw notYou()
  return found
}

async function begin(ctx: Ctx, _: unknown, found: Found) {
  const begun = await begunSession(ctx, found, ctx.now)
  const { language } = await findPerson(ctx, found.directorate, found.person)
  return { ...begun, person: found.person as PersonId, language: Language.catch('en').parse(language) }
}
