import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { hostOf, madePasskey, openedQuestion, tokenHash } from '#domains/people/index.ts'
import { PasskeyAnswer, Token } from '#domains/people/words.ts'
import { noDirectorate } from '#frame/afterwards.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { showing } from '#frame/within.ts'
import { ownSelf } from '../door/own.ts'
import { tables } from '../tables.ts'
import { mostPasskeys } from '../words.ts'

const Asked = z.object({ session: Token, question: z.string().max(2000), answer: PasskeyAnswer })

/** A resident signs in with this passkey from now on, without a message. */
export const addPasskey = command('residents.add-passkey', {
  input: Asked, answer: z.object({ id: z.uuid() }), find: ownSelf, run: add, trace: (_, { person }) => ({ directorate: noDirectorate, subject: { person }, quiet: true }),
})

async function add(ctx: Ctx, { session, question: kept, answer }: z.output<typeof Asked>, { person }: { person: string }) {
  const question = openedQuestion('make', kept, ctx.now, session)
  const made = question && (await madePasskey(question, answer))
  if (!made) throw new Refusal('invalid', 'people.passkey-not-made', { answer: 'people.passkey-not-made' })
  const hash = tokenHash(made.credential)
  await showing(ctx, hash)
  const known = await tables(ctx).selectFrom('residents.passkeys').select(['credential_hash']).where('directorate_id', '=', noDirectorate).execute()
  if (known.some(({ credential_hash }) => credential_hash === hash)) throw new Refusal('conflict', 'people.passkey-known', { answer: 'people.passkey-known' })
  if (known.length >= mostPasskeys) throw new Refusal('conflict', 'residents.too-many-passkeys', { answer: 'residents.too-many-passkeys' })
  const id = randomUUID()
  await tables(ctx).insertInto('residents.passkeys').values({
    directorate_id: noDirectorate, id, person_id: person, credential_hash: hash, credential: made.credential, public_key: made.publicKey, counter: made.counter,
    host: hostOf(question.origin), made_on: ctx.now.toISOString().slice(0, 10), answered_at: question.askedAt,
  }).execute()
  return { id }
}
