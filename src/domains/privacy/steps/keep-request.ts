import { v7 } from 'uuid'
import type { z } from 'zod'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { answerDue } from '../rules/answer-due.ts'
import { tables } from '../tables.ts'
import { numberOf, type RequestId, type RequestKind } from '../words.ts'

/** Keeps a request with the day by which it is to be answered. The same asked twice, before it is answered, is one request. */
export async function keepRequest(ctx: Ctx, asked: { readonly directorate: string; readonly person: string; readonly kind: RequestKind; readonly words: string; readonly askedOn: string }) {
  const { directorate, person, kind, words, askedOn } = asked
  const waits = await tables(ctx).selectFrom('privacy.requests').select('id').where('directorate_id', '=', directorate).where('person_id', '=', person).where('kind', '=', kind).where('decided_on', 'is', null).executeTakeFirst()
  if (waits && kind !== 'correction' && kind !== 'review') throw new Refusal('conflict', 'privacy.waits-already')
  const request = v7() as z.output<typeof RequestId>, dueOn = answerDue(askedOn)
  await tables(ctx).insertInto('privacy.requests').values({ directorate_id: directorate, id: request, person_id: person, kind, words, asked_on: askedOn, due_on: dueOn }).execute()
  return { request, number: numberOf(request), dueOn }
}
