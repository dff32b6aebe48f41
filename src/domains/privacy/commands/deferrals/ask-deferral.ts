import { v7 } from 'uuid'
import { z } from 'zod'
import { holdsRole } from '#access/actor.ts'
import { PersonId } from '#domains/people/words.ts'
import { Day, DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { deferralDays, DeferralId, deferralReasons } from '../../words.ts'
import { daysLater } from '../../rules/days-later.ts'
import { ownSelf } from '../../steps/own-self.ts'
import { dayOf } from '../../steps/shown-request.ts'
import { tables } from '../../tables.ts'

const Asked = z.object({
  directorate: DirectorateId.optional(), person: PersonId, reason: z.enum(deferralReasons, 'privacy.say-which-reason'),
  /** Where the facts that bear out the reason are written down (art. 15(3)): a file's number, no names. */
  file: z.string('privacy.say-which-file').trim().min(1, 'privacy.say-which-file').max(80, 'frame.too-much'),
  /** From which day on looks are told later; left out: from today on. */
  from: Day.optional(),
  days: z.coerce.number('privacy.days-of-deferral').int('privacy.days-of-deferral').min(1, 'privacy.days-of-deferral').max(deferralDays.most, 'privacy.days-of-deferral').default(deferralDays.usual),
})
type Found = { readonly directorate: string; readonly person: string }

/** One person asks that looks at somebody are told them later. Nothing is hidden by it until a second one, of the other role, agrees within a week. */
export const askDeferral = command('privacy.ask-deferral', {
  input: Asked, answer: z.object({ deferral: DeferralId }), find: aboutWhom, run: asked,
  trace: ({ person }, { directorate }, { deferral }) => ({ directorate, subject: { deferral }, whose: [person] }),
})

async function aboutWhom(ctx: Ctx, asked: z.output<typeof Asked>): Promise<Found> {
  return { directorate: await tenant(ctx, asked.directorate), person: asked.person }
}

async function asked(ctx: Ctx, { person, reason, file, from, days }: z.output<typeof Asked>, { directorate }: Found) {
  const today = dayOf(ctx.now), from_on = from ?? today
  if (!(await tables(ctx).selectFrom('people.persons').select('id').where('directorate_id', '=', directorate).where('id', '=', person).executeTakeFirst())) throw new Refusal('not-found', 'privacy.nobody-of-that-name', { person: 'privacy.nobody-of-that-name' })
  if (from_on > today || from_on < daysLater(today, -deferralDays.most)) throw new Refusal('invalid', 'privacy.from-within-a-year', { from: 'privacy.from-within-a-year' })
  const waits = await tables(ctx).selectFrom('privacy.deferrals').select('id').where('directorate_id', '=', directorate).where('person_id', '=', person).where('confirmed_on', 'is', null).where('ended_on', 'is', null).where('until_on', '>', today).executeTakeFirst()
  if (waits) throw new Refusal('conflict', 'privacy.deferral-waits-already')
  const deferral = v7() as z.output<typeof DeferralId>
  await tables(ctx).insertInto('privacy.deferrals').values({
    directorate_id: directorate, id: deferral, person_id: person, reason, file, from_on, days, asked_on: today, asked_by: ownSelf(ctx).person, asked_as: holdsRole(ctx.actor, 'data-protection') ? 'data-protection' : 'hq',
    until_on: daysLater(today, deferralDays.toConfirm),
  }).execute()
  return { deferral }
}
