import { z } from 'zod'
import { withheldName } from '#domains/people/index.ts'
import { PersonId } from '#domains/people/words.ts'
import { DirectorateId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { tenant } from '#frame/tenant.ts'
import { dayOf, shownRequest } from '../steps/shown-request.ts'
import { tables } from '../tables.ts'
import { Request } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), request: z.uuid().optional() })
const Answer = z.object({
  /** Those past their day first, then those that wait, by the day they are due; then what was granted and is not carried out; then what is done, the latest first. */
  requests: z.array(Request.extend({ /** Empty: somebody who is not of the house. */ name: z.string(), /** Since when their name is shown to nobody else. */ restrictedSince: z.iso.date().nullable() })),
  /** For whom a request may be written down that came by letter. */
  persons: z.array(z.object({ person: PersonId, name: z.string() })),
})

/** What people asked about what is kept of them, for whoever answers for data protection. */
export const requests = query('privacy.requests', {
  input: Asked, answer: Answer, reads: 'all', record: 'consult', find: async (ctx: Ctx, asked: z.output<typeof Asked>) => ({ directorate: await tenant(ctx, asked.directorate) }), run: queue,
})

async function queue(ctx: Ctx, { request }: z.output<typeof Asked>, { directorate }: { readonly directorate: string }): Promise<z.output<typeof Answer>> {
  const known = await tables(ctx).selectFrom('people.persons').select(['id', 'name']).where('directorate_id', '=', directorate).orderBy('name').orderBy('id').execute()
  const rows = await tables(ctx).selectFrom('privacy.requests').selectAll().where('directorate_id', '=', directorate).$if(request !== undefined, (all) => all.where('id', '=', request!))
    .orderBy((row) => row('decided_on', 'is not', null)).orderBy((row) => row.case().when('decided_on', 'is', null).then(row.ref('due_on')).end()).orderBy('decided_on', 'desc').orderBy('id').limit(500).execute()
  const measures = await tables(ctx).selectFrom('privacy.measures').selectAll().where('directorate_id', '=', directorate).orderBy('id').execute()
  const restricted = new Map(measures.filter(({ kind, lifted_on }) => kind === 'restriction' && lifted_on === null).map((one) => [one.person_id, one]))
  const persons = known.map(({ id, name }) => ({ person: id as PersonId, name: name === withheldName ? (restricted.get(id)?.words ?? name) : name }))
  const names = new Map(persons.map(({ person, name }) => [person as string, name]))
  const shown = rows.map((row) => ({ ...shownRequest(row, dayOf(ctx.now), measures), name: names.get(row.person_id) ?? '', restrictedSince: restricted.get(row.person_id)?.done_on ?? null }))
  const turn = ({ decidedOn, toDo }: (typeof shown)[number]) => (decidedOn === null ? 0 : toDo ? 1 : 2)
  return { requests: shown.toSorted((one, other) => turn(one) - turn(other)), persons }
}
