import { z } from 'zod'
import { directorates } from '#domains/territory/index.ts'
import { DirectorateId, Names } from '#domains/territory/words.ts'
import { noDirectorate } from '#frame/afterwards.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { exportOf } from '../steps/export-of.ts'
import { inEachPlace, ownSelf, type OwnSelf } from '../steps/own-self.ts'
import { dayOf, shownRequest } from '../steps/shown-request.ts'
import { tables } from '../tables.ts'
import { Export, Request } from '../words.ts'

const Asked = z.object({ language: z.string().regex(/^[a-z]{2,3}$/).default('en') })
const Answer = z.object({
  name: z.string(),
  kept: z.array(Export.shape.tables.element.omit({ rows: true }).extend({ rows: z.number().int() })),
  named: Export.shape.named,
  requests: z.array(Request),
  /** Whom a resident can ask, where there are several. */
  whom: z.array(z.object({ directorate: DirectorateId, names: Names })),
})

/** What is kept of whoever asks, for what and for how long, and what they asked about it. */
export const keptOfMe = query('privacy.kept-of-me', { input: Asked, answer: Answer, reads: 'all', record: { operation: 'consult', ground: 'own-wish' }, find: (ctx: Ctx) => ownSelf(ctx), run: mine })

async function mine(ctx: Ctx, { language }: z.output<typeof Asked>, self: OwnSelf): Promise<z.output<typeof Answer>> {
  const { name, tables: kept, named } = await exportOf(ctx, self, language)
  const asked = await inEachPlace(ctx, self, async (place) => {
    const rows = await tables(ctx).selectFrom('privacy.requests').selectAll().where('directorate_id', '=', place).where('person_id', '=', self.person).execute()
    const measures = rows.length === 0 ? [] : await tables(ctx).selectFrom('privacy.measures').selectAll().where('directorate_id', '=', place).where('person_id', '=', self.person).orderBy('id').execute()
    return rows.map((row) => shownRequest(row, dayOf(ctx.now), measures))
  })
  const all = self.directorate === noDirectorate ? (await directorates(ctx, {})).directorates : []
  return {
    name, kept: kept.map((table) => ({ ...table, rows: table.rows.length })), named, whom: all.length > 1 ? all.map(({ directorate, names }) => ({ directorate, names })) : [],
    requests: asked.flat().toSorted((one, other) => (one.askedOn === other.askedOn ? (one.request < other.request ? 1 : -1) : one.askedOn < other.askedOn ? 1 : -1)),
  }
}
