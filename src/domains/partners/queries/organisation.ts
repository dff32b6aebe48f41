import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { agreementsOf } from '../steps/agreements-of.ts'
import { findOrganisation, type FoundOrganisation } from '../steps/find-organisation.ts'
import { shownOrganisation } from '../steps/shown-organisation.ts'
import { tables } from '../tables.ts'
import { Agreement, Organisation, OrganisationId } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), organisation: OrganisationId })
const Answer = z.object({ organisation: Organisation, agreements: z.array(Agreement) })

/** One organisation with its agreements, the latest first: for staff within reach and for the organisation itself. Others see that it is a partner and no agreement. */
export const organisation = query('partners.organisation', { input: Asked, answer: Answer, reads: 'all', record: 'consult', find: findOrganisation, run: one })

async function one(ctx: Ctx, asked: z.output<typeof Asked>, { directorate }: FoundOrganisation): Promise<z.output<typeof Answer>> {
  const row = await tables(ctx).selectFrom('partners.organisations').selectAll().where('directorate_id', '=', directorate).where('id', '=', asked.organisation).executeTakeFirstOrThrow()
  return { organisation: shownOrganisation(ctx, row), agreements: await agreementsOf(ctx, directorate, asked.organisation) }
}
