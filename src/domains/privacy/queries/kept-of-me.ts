import { z } from 'zod'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { exportOf } from '../steps/export-of.ts'
import { ownSelf } from '../steps/own-self.ts'
import { dayOf, shownRequest } from '../steps/shown-request.ts'
import { tables } from '../tables.ts'
import { Export, Request } from '../words.ts'

const Asked = z.object({ language: z.string().regex(/^[a-z]{2,3}$/).default('en') })
const Answer = z.object({
  name: z.string(),
  kept: z.array(Export.shape.tables.element.omit({ rows: true }).extend({ rows: z.number().int() })),
  named: Export.shape.named,
  requests: z.array(Request),
})

/** What is kept of whoever asks, for what and for how long, and what they asked about it. */
export const keptOfMe = query('privacy.kept-of-me', { input: Asked, answer: Answer, reads: 'all', record: { operation: 'consult', ground: 'own-wish' }, find: (ctx: Ctx) => ownSelf(ctx), run: mine })

async function mine(ctx: Ctx, { language }: z.output<typeof Asked>, self: { readonly directorate: string; readonly person: string }): Promise<z.output<typeof Answer>> {
  const { name, tables: kept, named } = await exportOf(ctx, self, language)
  const rows = await tables(ctx).selectFrom('privacy.requests').selectAll().where('directorate_id', '=', self.directorate).where('person_id', '=', self.person).orderBy('asked_on', 'desc').orderBy('id', 'desc').execute()
  return { name, kept: kept.map((table) => ({ ...table, rows: table.rows.length })), named, requests: rows.map((row) => shownRequest(row, dayOf(ctx.now))) }
}
