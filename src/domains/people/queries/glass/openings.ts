import { sql } from 'kysely'
import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { may } from '#frame/allow.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { tenant } from '#frame/tenant.ts'
import { outsideOf } from '../../glass/find-opening.ts'
import { shownOpenings } from '../../glass/shown-openings.ts'
import { Opening } from '../../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), opening: z.uuid().optional() })
const Answer = z.object({ openings: z.array(Opening.extend({ /** By deed, how often something was asked or tried in that time. */ looked: z.array(z.object({ deed: z.string(), times: z.number(), refused: z.number() })), /** To how many mailboxes outside it was sent on; null until it was. */ told: z.number().nullable() })) })
type Looked = { readonly glass: string; readonly deed: string; readonly times: number; readonly refused: number }

/** Every use of break-glass that the asker may judge, those that wait first, with what was looked at. */
export const openings = query('people.openings', {
  input: Asked, answer: Answer, reads: 'all', record: 'consult', find: async (ctx: Ctx, asked: z.output<typeof Asked>) => ({ directorate: await tenant(ctx, asked.directorate) }), run: queue,
})

async function queue(ctx: Ctx, { opening }: z.output<typeof Asked>, { directorate }: { readonly directorate: string }): Promise<z.output<typeof Answer>> {
  const { homes, audited } = await outsideOf(ctx, directorate)
  const all = await shownOpenings(ctx, directorate, { opening })
  const mine = all.filter(({ person, commissariat }) => may('people.judge-opening', ctx.actor, { directorate, person, commissariats: [commissariat, ...(homes.get(person) ?? [])], audited }))
  const { rows } = await sql<Looked>`
    select subject->>'glass' as glass, name as deed, count(*)::int as times, (count(*) filter (where result = 'refused'))::int as refused from frame.record
    where directorate_id = ${directorate} and purpose = 'break-glass' and name <> 'people.my-openings' and subject->>'glass' = any (${mine.map((one) => one.opening)}::text[]) group by 1, 2 order by 3 desc, 2`.execute(ctx.db)
  const { rows: sent } = await sql<{ opening: string; mailboxes: number }>`
    select subject->>'opening' as opening, (subject->>'mailboxes')::int as mailboxes from frame.record
    where directorate_id = ${directorate} and name = 'record.warn-of-opening' and subject->>'opening' = any (${mine.map((one) => one.opening)}::text[])`.execute(ctx.db)
  return { openings: mine.map((one) => ({ ...one, told: sent.find((line) => line.opening === one.opening)?.mailboxes ?? null, looked: rows.filter(({ glass }) => glass === one.opening).map(({ deed, times, refused }) => ({ deed, times, refused })) })) }
}
