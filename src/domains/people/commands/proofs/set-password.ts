import { z } from 'zod'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { foundUnder } from '#frame/lock/found-under.ts'
import { seeing } from '#frame/within.ts'
import { stranger } from '#access/actor.ts'
import { tables } from '../../tables.ts'
import { OneTimeCode, PersonId, SignInName, Token } from '../../words.ts'
import { tooEasy } from '../../rules/too-easy.ts'
import { openedSecret, stepOf } from '../../proofs/one-time-code.ts'
import { knownPassword } from '../../proofs/known-password.ts'
import { hashedPassword, nameHash, nameHashes, openedFor, passwordFits, sealedFor } from '../../proofs/password.ts'
import { forgiven, mayTry, tried } from '../../proofs/tries.ts'
import { risenSession } from '../../door/begun-session.ts'
import { maySetUp } from '../../door/may-set-up.ts'
import { shownSession, type ShownSession } from '../../door/shown-session.ts'
import { findPerson } from '../../steps/find-person.ts'

const Asked = z.object({
  session: Token, name: SignInName, password: z.string().max(200, 'people.password-long'),
  /** The one that it takes the place of, where there is one. */
  presentPassword: z.string().max(200).optional(),
  /** What the application was given, as the form carries it, and the first code that it shows. */
  secret: z.string().max(400), code: OneTimeCode,
})
const Answer = z.object({ session: Token, person: PersonId })

/** A person signs in with a name, a password and a one-time code from now on. The first code proves that the application has the secret. */
export const setPassword = command('people.set-password', {
  rate: 'signing-in',
  input: Asked, answer: Answer, find: shownSession, run: set, trace: (_, { directorate, person }) => ({ directorate, subject: { person } }),
})

async function set(ctx: Ctx, { session, name, password, presentPassword, secret: kept, code }: z.output<typeof Asked>, shown: ShownSession) {
  const { directorate, person } = shown
  await maySetUp(ctx, shown)
  await knowsPresent(ctx, shown, presentPassword ?? '')
  const easy = tooEasy(password, [(await findPerson(ctx, directorate, person)).name, name]) ?? (knownPassword(password) ? 'people.password-known' : null)
  if (easy) throw new Refusal('invalid', easy, { password: easy })
  const secret = openedSecret(session, kept)
  const step = secret && stepOf(secret, code, ctx.now, 0)
  if (secret === null || step === null) throw new Refusal('invalid', 'people.wrong-first-code', { code: 'people.wrong-first-code' })
  await nobodyElse(ctx, shown, name)
  const row = {
    name_hash: nameHash(name), name: sealedFor(person, 'name', name), password: sealedFor(person, 'password', await hashedPassword(password)), secret: sealedFor(person, 'secret', secret),
    last_step: step as number, made_at: ctx.now,
  }
  await tables(ctx).insertInto('people.passwords').values({ directorate_id: directorate, person_id: person, ...row })
    .onConflict((known) => known.columns(['directorate_id', 'person_id']).doUpdateSet(row)).execute()
  return { session: (await risenSession(ctx, shown)) as string, person: person as PersonId }
}

/** Who has a password says it before another takes its place: a session that was left open does not change it. Who forgot it begins anew by two custodians. */
async function knowsPresent(ctx: Ctx, { directorate, person }: ShownSession, present: string): Promise<void> {
  const row = await tables(ctx).selectFrom('people.passwords').select('password').where('directorate_id', '=', directorate).where('person_id', '=', person).executeTakeFirst()
  if (!row) return
  mayTry(person, ctx.now)
  tried(person, ctx.now)
  if (!(await passwordFits(present, openedFor(person, 'password', row.password)))) throw new Refusal('invalid', 'people.wrong-present-password', { presentPassword: 'people.wrong-present-password' })
  forgiven(person)
}

/** A sign-in name is one person's, in the whole installation. */
async function nobodyElse(ctx: Ctx, { directorate, person }: ShownSession, name: string): Promise<void> {
  const { found } = await foundUnder(ctx, nameHashes(name), (hash) => tables(ctx).selectFrom('people.passwords').select('person_id').where('name_hash', '=', hash).where('person_id', '<>', person).executeTakeFirst())
  if (found) throw new Refusal('conflict', 'people.name-taken', { name: 'people.name-taken' })
  await seeing({ ...ctx, actor: stranger }, { directorate, areas: [], person })
}
