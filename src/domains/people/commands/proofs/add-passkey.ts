import { v7 } from 'uuid'
import { z } from 'zod'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { showing } from '#frame/within.ts'
import { tables } from '../../tables.ts'
import { PasskeyAnswer, PersonId, Token } from '../../words.ts'
import { hostOf, madePasskey, openedQuestion } from '../../proofs/passkey.ts'
import { risenSession } from '../../door/begun-session.ts'
import { maySetUp } from '../../door/may-set-up.ts'
import { shownSession, type ShownSession } from '../../door/shown-session.ts'
import { tokenHash } from '../../steps/token-hash.ts'

const Asked = z.object({ session: Token, question: z.string().max(2000), answer: PasskeyAnswer, /** What the person calls it: "my phone". */ label: z.string().trim().max(60).default('') })
const Answer = z.object({ session: Token, person: PersonId })

/** A person signs in with this passkey from now on. The device keeps the secret half, and gives it to whoever it knows by finger, face or number. */
export const addPasskey = command('people.add-passkey', {
  input: Asked, answer: Answer, find: shownSession, run: add, trace: (_, { directorate, person }) => ({ directorate, subject: { person } }),
})

async function add(ctx: Ctx, { session, question: kept, answer, label }: z.output<typeof Asked>, shown: ShownSession) {
  const { directorate, person } = shown
  await maySetUp(ctx, shown)
  const question = openedQuestion('make', kept, ctx.now, session)
  const made = question && (await madePasskey(question, answer))
  if (!made) throw new Refusal('invalid', 'people.passkey-not-made', { answer: 'people.passkey-not-made' })
  const hash = tokenHash(made.credential)
  await showing(ctx, hash)
  const known = await tables(ctx).selectFrom('people.passkeys').select('id').where('credential_hash', '=', hash).executeTakeFirst()
  if (known) throw new Refusal('conflict', 'people.passkey-known', { answer: 'people.passkey-known' })
  await tables(ctx).insertInto('people.passkeys').values({
    directorate_id: directorate, id: v7(), person_id: person, credential_hash: hash, credential: made.credential, public_key: made.publicKey, counter: made.counter,
    host: hostOf(question.origin), label, made_at: ctx.now, used_at: null, answered_at: question.askedAt,
  }).execute()
  return { session: await risenSession(ctx, shown), person: person as PersonId }
}
