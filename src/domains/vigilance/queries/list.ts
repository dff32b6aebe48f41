import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import type { PersonId } from '#domains/people/words.ts'
import { may } from '#frame/allow.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { tenant } from '#frame/tenant.ts'
import { isAudited } from '../reading/found.ts'
import { tables } from '../tables.ts'
import { Finding } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), finding: z.uuid().optional() })
const Answer = z.object({
  findings: z.array(Finding), /** How many wait whom the asker may not decide on: somebody else is needed. */ others: z.number(),
  weeks: z.array(z.object({ week: z.iso.date(), persons: z.number(), days: z.number(), found: z.number(), waiting: z.number() })),
})

/** What was odd, those that wait first, for whoever may decide on it; and how many there were each week. */
export const list = query('vigilance.list', {
  input: Asked, answer: Answer, reads: 'all', record: 'consult', find: async (ctx: Ctx, asked: z.output<typeof Asked>) => ({ directorate: await tenant(ctx, asked.directorate) }), run: told,
})

async function told(ctx: Ctx, { finding }: z.output<typeof Asked>, { directorate }: { readonly directorate: string }): Promise<z.output<typeof Answer>> {
  const audited = await isAudited(ctx, directorate)
  const weeks = await tables(ctx).selectFrom('vigilance.weeks').select(['week_on as week', 'persons', 'days', 'found']).where('directorate_id', '=', directorate).orderBy('week_on', 'desc').limit(13).execute()
  const rows = await tables(ctx).selectFrom('vigilance.findings as f').innerJoin('people.persons as p', (on) => on.onRef('p.directorate_id', '=', 'f.directorate_id').onRef('p.id', '=', 'f.person_id'))
    .select(['f.id', 'f.week_on', 'f.day', 'f.person_id', 'f.commissariats', 'p.name', 'f.signs', 'f.looks', 'f.verdict', 'f.because', 'f.decided_on', 'f.points'])
    .where('f.directorate_id', '=', directorate).where('p.directorate_id', '=', directorate).$if(finding !== undefined, (all) => all.where('f.id', '=', finding!))
    .orderBy((row) => row('f.verdict', 'is not', null)).orderBy('f.week_on', 'desc').orderBy('f.points', 'desc').orderBy('f.id').limit(300).execute()
  const mine = rows.filter(({ person_id: person, commissariats }) => may('vigilance.decide', ctx.actor, { directorate, person, commissariats, audited }))
  const waits = (some: typeof rows) => some.filter(({ verdict }) => verdict === null).length
  return {
    findings: mine.map((row) => ({ finding: row.id, week: row.week_on, day: row.day, person: row.person_id as PersonId, name: row.name, signs: [...row.signs], looks: row.looks, verdict: row.verdict, because: row.because, decidedOn: row.decided_on })),
    others: waits(rows) - waits(mine), weeks: weeks.map((one) => ({ ...one, waiting: waits(mine.filter(({ week_on }) => week_on === one.week)) })),
  }
}
