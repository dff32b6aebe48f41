import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { PersonId } from '#domains/people/words.ts'
import { Day, DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { keepRequest } from '../steps/keep-request.ts'
import { dayOf } from '../steps/shown-request.ts'
import { tables } from '../tables.ts'
import { requestKinds, RequestId, Words } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), /** None: somebody without an account, of whom the words say who they are and how they are reached. */ person: PersonId.optional(), kind: z.enum(requestKinds, 'privacy.say-what'), words: Words, askedOn: Day })

/** Whoever answers for data protection writes down what somebody asked by letter or in person; the clock began on the day it came. */
export const noteRequest = command('privacy.note-request', {
  input: Asked, answer: z.object({ request: RequestId, number: z.string(), dueOn: z.iso.date() }), find: findPerson,
  run: (ctx, { kind, words, askedOn }, { directorate, person }) => keepRequest(ctx, { directorate, person, kind, words, askedOn }),
  trace: ({ kind }, { directorate, person }, { request }) => ({ directorate, subject: { request, kind }, whose: [person] }),
})

async function findPerson(ctx: Ctx, { directorate: asked, person, askedOn }: z.output<typeof Asked>) {
  const directorate = await tenant(ctx, asked)
  const known = person === undefined || (await tables(ctx).selectFrom('people.persons').select('id').where('directorate_id', '=', directorate).where('id', '=', person).executeTakeFirst())
  if (!known) throw new Refusal('not-found', 'people.no-such-person')
  if (askedOn > dayOf(ctx.now)) throw new Refusal('invalid', 'privacy.day-to-come', { askedOn: 'privacy.day-to-come' })
  return { directorate, person: (person as string | undefined) ?? randomUUID() }
}
