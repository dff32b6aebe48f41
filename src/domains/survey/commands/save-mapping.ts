import { v7 } from 'uuid'
import { z } from 'zod'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { CommissariatId, DirectorateId } from '#domains/territory/words.ts'
import { tables } from '../tables.ts'
import { Mapping } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), commissariat: CommissariatId, name: z.string().trim().min(1, 'survey.mapping-without-name').max(100), mapping: Mapping })
type Asked = z.output<typeof Asked>
type Place = { readonly directorate: string; readonly commissariat: string }

/** Keeps how a survey company's files are read, under a name; the same name again is the mapping as it is now. */
export const saveMapping = command('survey.save-mapping', { input: Asked, answer: z.object({ mapping: z.uuid() }), find: findPlace, run: save, trace: ({ commissariat }, { directorate }, { mapping }) => ({ directorate, subject: { commissariat, mapping } }) })

async function findPlace(ctx: Ctx, asked: Asked): Promise<Place> {
  const directorate = await tenant(ctx, asked.directorate)
  const found = await tables(ctx).selectFrom('territory.commissariats').select('id').where('directorate_id', '=', directorate).where('id', '=', asked.commissariat).executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'survey.no-such-commissariat')
  return { directorate, commissariat: found.id }
}

async function save(ctx: Ctx, { name, mapping }: Asked, { directorate, commissariat }: Place) {
  const kept = await tables(ctx).insertInto('survey.mappings')
    .values({ directorate_id: directorate, id: v7(), commissariat_id: commissariat, name, columns: JSON.stringify(mapping) })
    .onConflict((same) => same.columns(['directorate_id', 'commissariat_id', 'name']).doUpdateSet((row) => ({ columns: row.ref('excluded.columns') })))
    .returning('id').executeTakeFirstOrThrow()
  return { mapping: kept.id }
}
