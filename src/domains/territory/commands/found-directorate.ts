import { z } from 'zod'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { foundCommissariats, foundDirectorate as founded } from '../steps/found-place.ts'
import { tables } from '../tables.ts'
import { CommissariatId, DirectorateId, Names, PlaceCode } from '../words.ts'

const Asked = z.object({
  /** Brought by whoever moves an installation; else made. */
  id: DirectorateId.optional(), code: PlaceCode, country: z.string().regex(/^[A-Z]{2}$/, 'territory.which-country'), names: Names,
  commissariats: z.array(z.object({ id: CommissariatId.optional(), code: PlaceCode, names: Names })).optional(),
})
const Answer = z.object({ directorate: DirectorateId, commissariats: z.array(z.object({ id: CommissariatId, code: z.string() })) })

/** A regional directorate begins here, before it has a zone: the first thing that an installation needs, so that somebody can be its administrator. */
export const foundDirectorate = command('territory.found-directorate', {
  rate: 'doing',
  input: Asked, answer: Answer, find: () => null, run: begin, trace: (_, __, { directorate }) => ({ directorate, subject: { directorate } }),
})

async function begin(ctx: Ctx, { commissariats = [], ...asked }: z.output<typeof Asked>) {
  const taken = await tables(ctx).selectFrom('territory.directorates').select('id').where('code', '=', asked.code).executeTakeFirst()
  if (taken) throw new Refusal('conflict', 'territory.code-taken', { code: 'territory.code-taken' })
  const { id } = await founded(ctx, null, asked)
  const ids = await foundCommissariats(ctx, id, commissariats)
  return { directorate: id as DirectorateId, commissariats: [...ids].map(([code, commissariat]) => ({ id: commissariat as CommissariatId, code })) }
}
