import { z } from 'zod'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { tables } from '../tables.ts'
import { CommissariatId, DirectorateId, Names } from '../words.ts'

const Asked = z.object({})
const Commissariat = z.object({ commissariat: CommissariatId, code: z.string(), names: Names })
const Answer = z.object({ directorates: z.array(z.object({ directorate: DirectorateId, code: z.string(), country: z.string(), /** The area of a post over that country; none where it was founded before countries were areas. */ nation: z.uuid().nullable(), names: Names, commissariats: z.array(Commissariat) })) })

/** The directorates of this installation and their commissariats, by code. */
export const directorates = query('territory.directorates', { input: Asked, answer: Answer, reads: 'all', record: 'none', find: () => null, run: all })

/** No directorate is named in these two: who works in the installation is known to everybody. */
async function all(ctx: Ctx): Promise<z.output<typeof Answer>> {
  const rows = await tables(ctx).selectFrom('territory.directorates').selectAll().orderBy('code').execute()
  const nations = new Map((await tables(ctx).selectFrom('territory.countries').selectAll().execute()).map(({ code, id }) => [code, id]))
  const commissariats = await tables(ctx).selectFrom('territory.commissariats').selectAll().orderBy('code').execute()
  return {
    directorates: rows.map(({ id, code, country, names }) => ({
      directorate: id as DirectorateId, code, country, nation: nations.get(country) ?? null, names,
      commissariats: commissariats.filter((each) => each.directorate_id === id).map((each) => ({ commissariat: each.id as CommissariatId, code: each.code, names: each.names })),
    })),
  }
}
