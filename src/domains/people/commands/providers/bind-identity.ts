import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { boundIdentity } from '../../providers/bound-identity.ts'
import { identifierHashes } from '../../providers/provider.ts'
import { plainIdentifier } from '../../rules/claimed.ts'
import { findPerson } from '../../steps/find-person.ts'
import { trustOf } from '../../steps/posts/trust-of.ts'
import { tables } from '../../tables.ts'
import { PersonId } from '../../words.ts'

const Asked = z.object({
  directorate: DirectorateId.optional(), person: PersonId, provider: z.uuid(),
  /** What the provider calls the person: a national identifier. Only its keyed hash is kept, and it stands in no answer and no line of the record. */
  identifier: z.string().trim().min(1).max(200).refine((text) => plainIdentifier(text).length >= 4, 'people.identifier-short'),
})

/** An administrator says by what identifier a provider knows a person. From then on the person comes in by that provider, as long as they hold a post. Whoever holds a post of trust binds their own. */
export const bindIdentity = command('people.bind-identity', {
  input: Asked, answer: z.object({ identity: z.uuid() }), proof: 'fresh', find: findPlace, run: bind,
  trace: ({ person, provider }, { directorate }, { identity }) => ({ directorate, subject: { person, provider, identity } }),
})

async function findPlace(ctx: Ctx, asked: z.output<typeof Asked>) {
  const directorate = await tenant(ctx, asked.directorate)
  return { directorate, trusted: (await trustOf(ctx, directorate, asked.person)).trusted }
}

async function bind(ctx: Ctx, { person, provider, identifier }: z.output<typeof Asked>, { directorate }: { directorate: string }) {
  await findPerson(ctx, directorate, person)
  const known = await tables(ctx).selectFrom('people.providers').select('id').where('directorate_id', '=', directorate).where('id', '=', provider).executeTakeFirst()
  if (!known) throw new Refusal('not-found', 'people.no-such-provider', { provider: 'people.no-such-provider' })
  return { identity: await boundIdentity(ctx, { directorate, person, provider, hashes: identifierHashes(provider, identifier), by: ctx.actor.kind === 'person' ? ctx.actor.id : null, usedAt: null }) }
}
