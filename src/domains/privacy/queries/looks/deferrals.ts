import { z } from 'zod'
import { PersonId } from '#domains/people/words.ts'
import { DirectorateId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { tenant } from '#frame/tenant.ts'
import { DeferralId, deferralReasons, deferralRoles, deferralStates } from '../../words.ts'
import { deferralState } from '../../rules/deferral-state.ts'
import { dayOf } from '../../steps/shown-request.ts'
import { tables } from '../../tables.ts'

const Asked = z.object({ directorate: DirectorateId.optional() })
const Deferral = z.object({
  deferral: DeferralId, person: PersonId, name: z.string(), reason: z.enum(deferralReasons), file: z.string(), from: z.iso.date(), days: z.number().int(), until: z.iso.date(), state: z.enum(deferralStates),
  askedOn: z.iso.date(), askedAs: z.enum(deferralRoles), askedBy: z.string(), confirmedBy: z.string().nullable(), endedBy: z.string().nullable(),
  /** Whether whoever asks may be the second one who agrees. */
  mayConfirm: z.boolean(),
})
const Answer = z.object({ deferrals: z.array(Deferral) })

/** The deferrals of a directorate for the two roles that agree on them: those that wait first. Nobody sees one about themself. */
export const deferrals = query('privacy.deferrals', {
  input: Asked, answer: Answer, reads: 'all', record: 'consult', find: async (ctx: Ctx, asked: z.output<typeof Asked>) => ({ directorate: await tenant(ctx, asked.directorate) }), run: queue,
})

async function queue(ctx: Ctx, _: z.output<typeof Asked>, { directorate }: { readonly directorate: string }): Promise<z.output<typeof Answer>> {
  const today = dayOf(ctx.now), { actor } = ctx, self = actor.kind === 'person' ? actor : null
  const rows = await tables(ctx).selectFrom('privacy.deferrals').selectAll().where('directorate_id', '=', directorate).$if(self !== null, (all) => all.where('person_id', '<>', self!.id)).orderBy('asked_on', 'desc').orderBy('id', 'desc').limit(500).execute()
  const about = [...new Set(rows.flatMap((row) => [row.person_id, row.asked_by, row.confirmed_by, row.ended_by].filter((id) => id !== null)))]
  const known = about.length === 0 ? [] : await tables(ctx).selectFrom('people.persons').select(['id', 'name']).where('directorate_id', '=', directorate).where('id', 'in', about).execute()
  const names = new Map(known.map(({ id, name }) => [id, name])), named = (id: string | null) => (id === null ? null : (names.get(id) ?? '–'))
  const told = rows.map((row) => {
    const state = deferralState(row, today), other = row.asked_as === 'hq' ? 'data-protection' : 'hq'
    return {
      deferral: row.id as z.output<typeof DeferralId>, person: row.person_id as PersonId, name: named(row.person_id)!, reason: row.reason, file: row.file, from: row.from_on, days: row.days, until: row.until_on, state,
      askedOn: row.asked_on, askedAs: row.asked_as, askedBy: named(row.asked_by)!, confirmedBy: named(row.confirmed_by), endedBy: named(row.ended_by),
      mayConfirm: state === 'waits' && self !== null && self.id !== row.asked_by && self.posts.some(({ role, area }) => role === other && area === directorate),
    }
  })
  return { deferrals: told.toSorted((one, two) => order(one.state) - order(two.state)) }
}

const order = (state: string): number => (state === 'waits' ? 0 : state === 'stands' ? 1 : 2)
