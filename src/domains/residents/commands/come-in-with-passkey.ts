import { z } from 'zod'
import { openedQuestion, shownPasskey, tokenHash } from '#domains/people/index.ts'
import { PasskeyAnswer, Token } from '#domains/people/words.ts'
import { noDirectorate } from '#frame/afterwards.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { showing } from '#frame/within.ts'
import { begunSession } from '../door/begun-session.ts'
import { asOwn } from '../door/own.ts'
import { tables } from '../tables.ts'
import { Language, Said } from '../words.ts'
import { residentsDoor } from '../queries/passkey-question.ts'

const Asked = z.object({ question: z.string().max(2000), answer: PasskeyAnswer, stay: Said })
const Answer = z.object({ session: Token, language: Language })

/** Whoever holds a passkey that a resident made, and is known to the device, is that resident. The record keeps neither who nor when. */
export const comeInWithPasskey = command('residents.come-in-with-passkey', { input: Asked, answer: Answer, rate: 'signing-in', find: recognise, run: begin, trace: () => ({ directorate: noDirectorate, subject: {}, quiet: true }) })

const notYou = () => new Refusal('not-allowed', 'residents.not-you')

async function recognise(ctx: Ctx, { question: kept, answer }: z.output<typeof Asked>): Promise<{ person: string }> {
  const question = openedQuestion('show', kept, ctx.now, residentsDoor)
  if (!question) throw notYou()
  const hash = tokenHash(answer.id)
  await showing(ctx, hash)
  const row = await tables(ctx).selectFrom('residents.passkeys').selectAll().where('directorate_id', '=', noDirectorate).where('credential_hash', '=', hash).executeTakeFirst()
  const counter = row && (await shownPasskey(question, answer, row))
  if (!row || counter === null || counter === undefined) throw notYou()
  await asOwn(ctx, row.person_id)
  // A question is answered once, and of two answers at the same moment one counts.
  const taken = await tables(ctx).updateTable('residents.passkeys').set({ counter, answered_at: question.askedAt })
    .where('directorate_id', '=', noDirectorate).where('id', '=', row.id).where('answered_at', '<', question.askedAt).executeTakeFirst()
  if (taken.numUpdatedRows === 0n) throw notYou()
  return { person: row.person_id }
}

async function begin(ctx: Ctx, { stay }: z.output<typeof Asked>, { person }: { person: string }) {
  const { language } = await tables(ctx).selectFrom('residents.registrations').select('language').where('directorate_id', '=', noDirectorate).where('person_id', '=', person).executeTakeFirstOrThrow()
  return { session: await begunSession(ctx, person, stay), language: Language.catch('en').parse(language) }
}
