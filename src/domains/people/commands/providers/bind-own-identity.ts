import { z } from 'zod'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { risenSession } from '../../door/begun-session.ts'
import { proofsOf } from '../../door/proofs-of.ts'
import { shownSession, type ShownSession } from '../../door/shown-session.ts'
import { boundIdentity } from '../../providers/bound-identity.ts'
import { cameBack, type Known } from '../../providers/came-back.ts'
import { spend } from '../../providers/errand.ts'
import { sameName } from '../../rules/claimed.ts'
import { atLeast } from '../../rules/level-of.ts'
import { justProved } from '../../rules/session-over.ts'
import { findPerson } from '../../steps/find-person.ts'
import { tables } from '../../tables.ts'
import { BroughtBack, PersonId, Token } from '../../words.ts'

type Binding = { readonly known: Known; readonly shown: ShownSession; readonly directorate: string; readonly person: string }

/** Whoever came by an invitation, or has just shown a proof, signs in by this provider from now on. The family name that it says must be theirs. */
export const bindOwnIdentity = command('people.bind-own-identity', {
  rate: 'signing-in', input: BroughtBack, answer: z.object({ session: Token, person: PersonId, first: z.boolean() }), find: recognise, run: bind,
  trace: (_, { directorate, person, known }) => ({ directorate, subject: { person, provider: known.provider.id, way: known.provider.kind } }),
})

async function recognise(ctx: Ctx, brought: z.output<typeof BroughtBack>): Promise<Binding> {
  const known = await cameBack(ctx, 'bind', brought)
  const shown = await shownSession(ctx, { session: known.errand.session ?? '' })
  const { directorate, person, provedAt } = shown
  if (directorate !== known.provider.directorate) throw new Refusal('not-found', 'people.no-such-provider')
  if (!atLeast(known.level, 'substantial')) throw new Refusal('not-allowed', 'people.provider-not-sure')
  if (!sameName((await findPerson(ctx, directorate, person)).name, known.family)) throw new Refusal('not-allowed', 'people.provider-other-name')
  // The session cookie does not come along from another site, so who asks here is known by the errand, which was begun in that session.
  await tables(ctx).selectFrom('people.persons').select('id').where('directorate_id', '=', directorate).where('id', '=', person).forUpdate().execute()
  if (provedAt === null ? (await proofsOf(ctx, directorate, person)) > 0 : !justProved(provedAt, known.errand.askedAt)) throw new Refusal('conflict', 'people.sign-in-with-proof')
  return { known, shown, directorate, person }
}

async function bind(ctx: Ctx, _: unknown, { known, shown, directorate, person }: Binding) {
  await spend(ctx, directorate, known.errand)
  await boundIdentity(ctx, { directorate, person, provider: known.provider.id, hashes: known.hashes, by: null, usedAt: ctx.now }, shown.person)
  return { session: await risenSession(ctx, shown, known.stay), person: person as PersonId, first: shown.provedAt === null }
}
