import { sql } from 'kysely'
import { v7 } from 'uuid'
import { z } from 'zod'
import { Day, DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { intervalOf } from '../../rules/polls/poll.ts'
import { tables } from '../../tables.ts'
import type { Poll } from '../../words.ts'

const said = (most: number) => z.string('survey.say-it-in-words').trim().min(2, 'survey.say-it-in-words').max(most, 'survey.words-too-long')
const Input = z.object({
  directorate: DirectorateId.optional(), askedBy: said(200), from: Day, to: Day, question: said(500), /** The answer that is counted. */ answer: said(200),
  share: z.number('survey.share-is-a-percentage').min(0, 'survey.share-is-a-percentage').max(1, 'survey.share-is-a-percentage'),
  /** How many were asked, where that was said. */
  n: z.number().int('survey.not-a-whole-number').min(1, 'survey.not-a-whole-number').max(10_000_000).optional(),
  method: z.string().trim().max(300).optional(), address: z.url({ protocol: /^https?$/, error: 'survey.write-an-address' }).max(1000),
  beside: z.string().max(80).optional(),
}).refine(({ from, to }) => to >= from, { path: ['to'], message: 'survey.closes-before-it-opens' })
type Asked = z.output<typeof Input>

/** A poll of the whole country is put beside what zones say: everybody can read it at once, with where it comes from. */
export const registerPoll = command('survey.register-poll', {
  input: Input, answer: z.object({ poll: z.uuid() }), find: async (ctx: Ctx, asked: Asked) => ({ directorate: await tenant(ctx, asked.directorate) }), run: register,
  trace: (_, { directorate }, { poll }) => ({ directorate, subject: { poll } }),
})

async function register(ctx: Ctx, asked: Asked, { directorate }: { directorate: string }) {
  const today = ctx.now.toISOString().slice(0, 10)
  if (asked.to > today) throw new Refusal('invalid', 'survey.day-to-come', { to: 'survey.day-to-come' })
  const { askedBy, from, to, question, answer, share, address, n = null, method = null, beside = null } = asked
  const { low, high } = intervalOf(share, n)
  const poll = v7()
  await tables(ctx).insertInto('survey.polls').values({
    directorate_id: directorate, id: poll, asked_by: askedBy, asked_from: from, asked_to: to, question, answer, share, low, high, n, method: method || null, address, beside: beside || null, noted_on: today, withdrawn_on: null,
  }).execute()
  const told: Poll = { poll, askedBy, from, to, question, answer, share, low, high, n, method: method || null, address, beside: beside || null, notedOn: today as Poll['notedOn'] }
  await tables(ctx).insertInto('pub.polls').values({ directorate_id: directorate, id: poll, result: JSON.stringify(told) }).execute()
  await sql`update pub.edition set number = number + 1`.execute(ctx.db)
  return { poll }
}
