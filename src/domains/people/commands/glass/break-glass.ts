import { v7 } from 'uuid'
import { z } from 'zod'
import { CommissariatId, DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { openingNow } from '../../glass/through-broken-glass.ts'
import { tables } from '../../tables.ts'
import { openingLastsMinutes, openingPurposes } from '../../words.ts'

const Asked = z.object({
  directorate: DirectorateId.optional(), commissariat: z.uuid('people.glass-say-where').pipe(CommissariatId), purpose: z.enum(openingPurposes, 'people.glass-say-what-for'),
  words: z.string('people.glass-say-why').trim().min(10, 'people.glass-say-why').max(2000, 'frame.too-much'),
})
const Answer = z.object({ opening: z.uuid(), endsAt: z.iso.datetime() })

/** Opens one commissariat for an hour to somebody of the police whose posts do not reach it. Whoever judges it sees it at once; every line of that hour says so. */
export const breakGlass = command('people.break-glass', {
  input: Asked, answer: Answer, proof: 'fresh', record: 'alter', find: findPlace, run: open, trace: ({ commissariat, purpose }, { directorate }, { opening }) => ({ directorate, subject: { directorate, commissariat, opening, for: purpose } }),
})

async function findPlace(ctx: Ctx, asked: z.output<typeof Asked>) {
  const directorate = await tenant(ctx, asked.directorate)
  const known = await tables(ctx).selectFrom('territory.commissariats').select('id').where('directorate_id', '=', directorate).where('id', '=', asked.commissariat).executeTakeFirst()
  if (!known) throw new Refusal('not-found', 'people.no-such-area', { commissariat: 'people.no-such-area' })
  return { directorate }
}

async function open(ctx: Ctx, { commissariat, purpose, words }: z.output<typeof Asked>, { directorate }: { readonly directorate: string }): Promise<z.output<typeof Answer>> {
  if (ctx.actor.kind !== 'person') throw new Refusal('not-allowed', 'access.not-allowed')
  const person = ctx.actor.id
  // Of two requests at the same moment the second finds that it is open.
  await tables(ctx).selectFrom('people.persons').select('id').where('directorate_id', '=', directorate).where('id', '=', person).forUpdate().execute()
  if (await openingNow(ctx, directorate, person)) throw new Refusal('conflict', 'people.glass-is-open')
  const opening = v7(), ends = new Date(ctx.now.getTime() + openingLastsMinutes * 60_000)
  const nothingYet = { ended_at: null, ended_by: null, verdict: null, because: null, judged_at: null, judged_by: null }
  await tables(ctx).insertInto('people.openings').values({ directorate_id: directorate, id: opening, person_id: person, commissariat_id: commissariat, purpose, words, began_at: ctx.now, ends_at: ends, ...nothingYet }).execute()
  return { opening, endsAt: ends.toISOString() }
}
