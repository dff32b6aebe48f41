import { z } from 'zod'
import { needKinds } from '#domains/plans/words.ts'
import { CommissariatId, DirectorateId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { tenant } from '#frame/tenant.ts'
import { shortfallsOf } from '../reading/shortfalls-of.ts'
import { summedNeeds } from '../rules/summed-needs.ts'
import { CycleId, Shortfall, mets } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), cycle: CycleId.optional(), commissariat: CommissariatId.optional() })
type Asked = z.output<typeof Asked>
const Summed = z.object({ kind: z.enum(needKinds), unit: z.string(), met: z.enum(mets), lines: z.number(), amount: z.number(), cents: z.number(), priced: z.number() })

/** What staff, logistics and infrastructure were missing, in one cycle or in all within reach, line by line and added up: what a directorate takes to its budget (LSES stage 6). */
export const needsOfCycle = query('cycles.needs-of-cycle', {
  input: Asked, answer: z.object({ needs: z.array(Shortfall.extend({ cycle: CycleId })), summed: z.array(Summed) }), reads: 'all', record: 'none',
  find: async (ctx: Ctx, asked: Asked) => ({ directorate: await tenant(ctx, asked.directorate) }), run: add,
})

async function add(ctx: Ctx, asked: Asked, { directorate }: { directorate: string }) {
  const needs = await shortfallsOf(ctx, directorate, asked)
  return { needs: needs as (z.output<typeof Shortfall> & { cycle: CycleId })[], summed: summedNeeds(needs) }
}
