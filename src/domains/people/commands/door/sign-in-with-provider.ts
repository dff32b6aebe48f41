import { z } from 'zod'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { begunSession } from '../../door/begun-session.ts'
import { cameBack } from '../../providers/came-back.ts'
import { spend } from '../../providers/errand.ts'
import { sealedHalf } from '../../providers/half-known.ts'
import { usedIdentity, whoseIdentity, type Found } from '../../providers/whose-identity.ts'
import { atLeast } from '../../rules/level-of.ts'
import { findPerson } from '../../steps/find-person.ts'
import { BroughtBack, Language, PersonId, Token } from '../../words.ts'

const Answer = z.object({
  person: PersonId, language: Language,
  session: Token.nullable(), /** Did the account know the browser? Null where nobody is in yet. */ known: z.boolean().nullable(),
  /** Where the provider is not sure enough to come in by its word alone: what comes along with a one-time code. */
  half: z.string().nullable(),
})

/** Whoever a provider knows, and an administrator here knows by that provider, is that person; where the provider saw one proof only, one of ours comes beside it. */
export const signInWithProvider = command('people.sign-in-with-provider', {
  rate: 'signing-in', input: BroughtBack, answer: Answer, find: recognise, run: begin,
  trace: (_, { directorate, person, known }, { half, known: browser }) => ({ directorate, subject: { person, provider: known.provider.id, way: known.provider.kind, level: known.level, half: half !== null, ...(browser === false && { browser: 'unknown' }) } }),
})

async function recognise(ctx: Ctx, brought: z.output<typeof BroughtBack>): Promise<Found> {
  return whoseIdentity(ctx, await cameBack(ctx, 'sign-in', brought))
}

async function begin(ctx: Ctx, _: unknown, found: Found) {
  const { known, directorate, person } = found
  await spend(ctx, directorate, known.errand)
  const whole = atLeast(known.level, 'substantial')
  if (whole) await usedIdentity(ctx, found)
  const { language } = await findPerson(ctx, directorate, person)
  // Who does not say when the proof was shown has not shown it just now.
  const begun = whole ? await begunSession(ctx, found, known.at ?? new Date(0), { stay: known.stay }) : { session: null, known: null }
  return {
    person: person as PersonId, language: Language.catch('en').parse(language),
    ...begun, half: whole ? null : sealedHalf({ ...found, stay: known.stay }, ctx.now),
  }
}
