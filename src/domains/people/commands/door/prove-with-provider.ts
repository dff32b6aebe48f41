import { z } from 'zod'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { risenSession } from '../../door/begun-session.ts'
import { notYou } from '../../door/shown-proof.ts'
import { shownSession, type ShownSession } from '../../door/shown-session.ts'
import { cameBack } from '../../providers/came-back.ts'
import { spend } from '../../providers/errand.ts'
import { usedIdentity, whoseIdentity, type Found } from '../../providers/whose-identity.ts'
import { atLeast } from '../../rules/level-of.ts'
import { secondsBetween } from '../../rules/session-over.ts'
import { BroughtBack, PersonId, Token } from '../../words.ts'

/** Clocks of two houses differ by so many seconds. */
const patience = 60
type Again = { readonly found: Found; readonly shown: ShownSession }

/** A person who is signed in shows their provider a proof anew, for what is done within the next five minutes. A proof from before the errand does not count. */
export const proveWithProvider = command('people.prove-with-provider', {
  rate: 'signing-in', input: BroughtBack, answer: z.object({ session: Token, person: PersonId, to: z.string().nullable() }), find: recognise, run: rise,
  trace: (_, { found: { directorate, person, known } }) => ({ directorate, subject: { person, provider: known.provider.id, way: known.provider.kind, level: known.level } }),
})

async function recognise(ctx: Ctx, brought: z.output<typeof BroughtBack>): Promise<Again> {
  const found = await whoseIdentity(ctx, await cameBack(ctx, 'prove', brought))
  const { errand, at, level } = found.known
  const shown = await shownSession(ctx, { session: errand.session ?? '' })
  if (shown.person !== found.person || shown.provedAt === null) throw notYou()
  if (!atLeast(level, 'substantial')) throw new Refusal('not-allowed', 'people.provider-not-sure')
  if (at === null || secondsBetween(at, errand.askedAt) > patience) throw new Refusal('not-allowed', 'people.provider-not-fresh')
  return { found, shown }
}

async function rise(ctx: Ctx, _: unknown, { found, shown }: Again) {
  await spend(ctx, found.directorate, found.known.errand)
  await usedIdentity(ctx, found)
  return { session: await risenSession(ctx, shown, found.known.stay), person: shown.person as PersonId, to: found.known.errand.to }
}
