import { z } from 'zod'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { tenant } from '#frame/tenant.ts'
import { CommissariatId, DirectorateId } from '#domains/territory/words.ts'
import { tables } from '../tables.ts'
import { Mapping } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), commissariat: CommissariatId })
type Asked = z.output<typeof Asked>
const Answer = z.object({ mappings: z.array(z.object({ id: z.uuid(), name: z.string(), mapping: Mapping })) })

/** The saved ways of reading survey companies' files, by name. */
export const mappings = query('survey.mappings', { input: Asked, answer: Answer, reads: 'all', record: 'none', find: findPlace, run: list })

async function findPlace(ctx: Ctx, { directorate, commissariat }: Asked) {
  return { directorate: await tenant(ctx, directorate), commissariat: commissariat as string }
}

async function list(ctx: Ctx, _: Asked, { directorate, commissariat }: { directorate: string; commissariat: string }) {
  const rows = await tables(ctx).selectFrom('survey.mappings').select(['id', 'name', 'columns'])
    .where('directorate_id', '=', directorate).where('commissariat_id', '=', commissariat).orderBy('name').execute()
  return { mappings: rows.map(({ id, name, columns }) => ({ id, name, mapping: columns })) }
}
