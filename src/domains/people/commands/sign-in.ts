import { z } from 'zod'
import { stranger } from '#access/actor.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { seeing, showing } from '#frame/within.ts'
import { tables } from '../tables.ts'
import { Language, PersonId, Token } from '../words.ts'
import { findPerson } from '../steps/find-person.ts'
import { begunSession } from '../door/begun-session.ts'
import { proofsOf, linksSuffice, voidBefore } from '../door/proofs-of.ts'
import { madeAt } from '../door/made-link.ts'
import { tokenHash } from '../steps/token-hash.ts'

const Asked = z.object({ token: Token })
const Answer = z.object({ session: Token, person: PersonId, language: Language, /** What this session opens: the pages of the person's posts, or only that they set up a proof. */ next: z.enum(['come-in', 'set-up']) })
type Link = { readonly directorate: string; readonly person: string }

/**
 * Whoever shows a link that is young and unused is the person it was made for, and gets a session in which they set up a proof. The link is used up by it.
 * Where links suffice, as in a town that is made up, the session opens everything.
 */
export const signIn = command('people.sign-in', {
  rate: 'signing-in',
  input: Asked, answer: Answer, find: findLink, run: begin, trace: (_, { directorate, person }) => ({ directorate, subject: { person } }),
})

/** The directorate is not known before the link is: the hash that is shown opens this one row. */
async function findLink(ctx: Ctx, { token }: z.output<typeof Asked>): Promise<Link> {
  const hash = tokenHash(token)
  await showing(ctx, hash)
  const link = await tables(ctx).selectFrom('people.sign_in_links').selectAll().where('token_hash', '=', hash).executeTakeFirst()
  if (!link) throw new Refusal('not-found', 'people.no-such-link')
  if (link.used_at !== null) throw new Refusal('too-late', 'people.link-used')
  if (link.ends_at <= ctx.now) throw new Refusal('too-late', 'people.link-over')
  const [directorate, person] = [link.directorate_id, link.person_id]
  await seeing({ ...ctx, actor: stranger }, { directorate, areas: [], person })
  if (madeAt(link.ends_at) < (await voidBefore(ctx, directorate, person))) throw new Refusal('too-late', 'people.link-used')
  return { directorate, person }
}

async function begin(ctx: Ctx, { token }: z.output<typeof Asked>, { directorate, person }: Link) {
  const comeIn = await linksSuffice(ctx, directorate)
  if (!comeIn && (await proofsOf(ctx, directorate, person)) > 0) throw new Refusal('too-late', 'people.sign-in-with-proof')
  const used = await tables(ctx).updateTable('people.sign_in_links').set({ used_at: ctx.now })
    .where('directorate_id', '=', directorate).where('token_hash', '=', tokenHash(token)).where('used_at', 'is', null).executeTakeFirst()
  // Of two who show one link at the same moment the second finds it used.
  if (used.numUpdatedRows === 0n) throw new Refusal('too-late', 'people.link-used')
  // Whoever two custodians let begin anew begins with this browser alone; what theirs were opens nothing.
  if ((await voidBefore(ctx, directorate, person)).getTime() > 0) await tables(ctx).deleteFrom('people.browsers').where('directorate_id', '=', directorate).where('person_id', '=', person).execute()
  const { session } = await begunSession(ctx, { directorate, person }, null, { vouchedFor: true })
  const { language } = await findPerson(ctx, directorate, person)
  return { session, person: person as PersonId, language: Language.catch('en').parse(language), next: comeIn ? 'come-in' as const : 'set-up' as const }
}
