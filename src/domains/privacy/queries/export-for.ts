import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { takeOut } from '#keeping/exports/take-out.ts'
import { Taken, Taking } from '#keeping/exports/taking.ts'
import { query } from '#frame/query.ts'
import { Refusal } from '#frame/refusal.ts'
import { printed } from '../paper/printed-export.ts'
import { exportOf } from '../steps/export-of.ts'
import { type KnownRequest, knownRequest } from '../steps/known-request.ts'
import { tables } from '../tables.ts'
import { Export, RequestId } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), request: RequestId, language: z.string().regex(/^[a-z]{2,3}$/).default('en'), paper: z.boolean().default(false), ...Taking })

/** What is kept of somebody who asked for it, to be handed to them by whoever answers for data protection, once that was granted. */
export const exportFor = query('privacy.export-for', {
  input: Asked, answer: z.object({ export: Export, /** The file, in base 64. */ pdf: z.string().nullable(), taken: Taken }), reads: 'all', proof: 'fresh', rate: 'export',
  record: { operation: 'disclose', to: ['the-person'] }, also: ({ taken }) => ({ subject: { export: taken.export, for: taken.purpose }, recipients: [taken.toWhom] }), find: knownRequest, run: handOver,
})

async function handOver(ctx: Ctx, { language, paper, ...said }: z.output<typeof Asked>, { directorate, person, row }: KnownRequest) {
  if (row.kind !== 'access' || row.outcome === null || row.outcome === 'refused') throw new Refusal('conflict', 'privacy.not-granted')
  const all = await exportOf(ctx, { directorate, person }, language)
  const taken = await takeOut(ctx, { deed: 'privacy.export-for', directorate, thing: row.id, rows: all.tables.reduce((sum, { rows }) => sum + rows.length, 0), said })
  const by = await tables(ctx).selectFrom('people.persons').select('name').where('directorate_id', '=', directorate).where('id', '=', taken.takenBy).executeTakeFirst()
  const marked = { ...all, taken: { number: taken.number, by: by?.name ?? taken.takenBy, at: taken.takenAt, purpose: taken.purpose, toWhom: taken.toWhom, recipient: taken.recipient } }
  return { export: marked, pdf: paper ? ((await printed(marked, language, ctx.now))?.toString('base64') ?? null) : null, taken }
}
