import type { z } from 'zod'
import type { Ctx } from '#frame/ctx.ts'
import type { Facts } from '../rules/gates.ts'
import type { KnownCycle } from '../steps/known-cycle.ts'
import { tables } from '../tables.ts'
import type { PartnershipRating } from '../words.ts'

/** Who worked along in a cycle, and how that went where it is said already. */
export async function partnershipsOf(ctx: Ctx, { directorate, cycle }: KnownCycle, { partners }: Facts): Promise<z.output<typeof PartnershipRating>[]> {
  const rated = await tables(ctx).selectFrom('cycles.partnership_ratings').selectAll().where('directorate_id', '=', directorate).where('cycle_id', '=', cycle).execute()
  return partners.map(({ organisation, name }) => {
    const said = rated.find(({ organisation_id }) => organisation_id === organisation)
    return { organisation, name, rating: said?.rating ?? null, words: said?.words ?? null, advice: said?.advice ?? null, ratedOn: said?.rated_on ?? null }
  }) as z.output<typeof PartnershipRating>[]
}
