import { z } from 'zod'
import { stranger } from '#access/actor.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { foundUnder } from '#frame/lock/found-under.ts'
import { seeing } from '#frame/within.ts'
import { tables } from '../../tables.ts'
import { Language, OneTimeCode, PersonId, SignInName, Token } from '../../words.ts'
import { nameHash, nameHashes, openedFor, passwordFits } from '../../proofs/password.ts'
import { forgiven, mayTry, tried } from '../../proofs/tries.ts'
import { begunSession } from '../../door/begun-session.ts'
import { notYou, takeCode } from '../../door/shown-proof.ts'
import { findPerson } from '../../steps/find-person.ts'

const Asked = z.object({ name: SignInName, password: z.string().max(200), code: OneTimeCode })
const Answer = z.object({ session: Token, person: PersonId, language: Language, /** Did the account know the browser? */ known: z.boolean() })
type Found = { readonly directorate: string; readonly person: string }

/** Whoever knows the name and the password and has the code of this half minute is that person. To everybody else the answer is the same, and takes as long. */
export const signInWithPassword = command('people.sign-in-with-password', {
  rate: 'signing-in',
  input: Asked, answer: Answer, find: recognise, run: begin, trace: (_, { directorate, person }, { known }) => ({ directorate, subject: { person, ...(!known && { browser: 'unknown' }) } }),
})

async function recognise(ctx: Ctx, { name, password, code }: z.output<typeof Asked>): Promise<Found> {
  const hash = nameHash(name)
  mayTry(hash, ctx.now)
  tried(hash, ctx.now)
  const { found: row } = await foundUnder(ctx, nameHashes(name), (one) => tables(ctx).selectFrom('people.passwords').select(['directorate_id', 'person_id', 'password']).where('name_hash', '=', one).executeTakeFirst())
  const fits = await passwordFits(password, row ? openedFor(row.person_id, 'password', row.password) : null)
  if (!row || !fits) throw notYou()
  const found = { directorate: row.directorate_id, person: row.person_id }
  await seeing({ ...ctx, actor: stranger }, { ...found, areas: [] })
  if (!(await takeCode(ctx, found, code))) throw notYou()
  forgiven(hash)
  return found
}

async function begin(ctx: Ctx, _: unknown, found: Found) {
  const begun = await begunSession(ctx, found, ctx.now)
  const { language } = await findPerson(ctx, found.directorate, found.person)
  return { ...begun, person: found.person as PersonId, language: Language.catch('en').parse(language) }
}
