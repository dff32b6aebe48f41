import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { seeing, showing } from '#frame/within.ts'
import { stepOf } from '../proofs/one-time-code.ts'
import { openedQuestion, shownPasskey } from '../proofs/passkey.ts'
import { openedFor } from '../proofs/password.ts'
import { tables } from '../tables.ts'
import type { PasskeyAnswer } from '../words.ts'
import { voidBefore } from './proofs-of.ts'
import { tokenHash } from '../steps/token-hash.ts'

type Whose = { readonly directorate: string; readonly person: string }
/** The one answer to whoever does not get in, whatever was wrong: it tells nobody which names there are. */
export const notYou = () => new Refusal('not-allowed', 'people.not-signed-in')

/** Takes a one-time code of the person's: each is taken once, and of two who show it at the same moment one. */
export async function takeCode(ctx: Ctx, { directorate, person }: Whose, code: string): Promise<boolean> {
  const kept = await tables(ctx).selectFrom('people.passwords').select(['secret', 'last_step', 'made_at']).where('directorate_id', '=', directorate).where('person_id', '=', person).executeTakeFirst()
  if (!kept || kept.made_at < (await voidBefore(ctx, directorate, person))) return false
  const step = stepOf(openedFor(person, 'secret', kept.secret), code, ctx.now, kept.last_step)
  if (step === null) return false
  const taken = await tables(ctx).updateTable('people.passwords').set({ last_step: step })
    .where('directorate_id', '=', directorate).where('person_id', '=', person).where('last_step', '<', step).executeTakeFirst()
  return taken.numUpdatedRows > 0n
}

/** Whose passkey answered this question, or null. From then on what is that person's own is seen. */
export async function takePasskey(ctx: Ctx, kept: string, answer: PasskeyAnswer): Promise<Whose | null> {
  const question = openedQuestion('show', kept, ctx.now)
  if (!question) return null
  const hash = tokenHash(answer.id)
  await showing(ctx, hash)
  const row = await tables(ctx).selectFrom('people.passkeys').selectAll().where('credential_hash', '=', hash).executeTakeFirst()
  const counter = row && (await shownPasskey(question, answer, row))
  if (!row || counter === null || counter === undefined) return null
  const whose = { directorate: row.directorate_id, person: row.person_id }
  await seeing(ctx, { ...whose, areas: [] })
  if (row.made_at < (await voidBefore(ctx, whose.directorate, whose.person))) return null
  const taken = await tables(ctx).updateTable('people.passkeys').set({ counter, used_at: ctx.now, answered_at: question.askedAt })
    .where('directorate_id', '=', whose.directorate).where('id', '=', row.id).where('answered_at', '<', question.askedAt).executeTakeFirst()
  return taken.numUpdatedRows > 0n ? whose : null
}
