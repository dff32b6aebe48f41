import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { findOrganisation, type FoundOrganisation } from '../steps/find-organisation.ts'
import { refuseKnownName } from '../steps/refuse-known-name.ts'
import { tables } from '../tables.ts'
import { OrganisationId, OrganisationName, Reached, Sector, Telling } from '../words.ts'

const Asked = z.object({
  directorate: DirectorateId.optional(), organisation: OrganisationId, name: OrganisationName.optional(), sector: Sector.optional(), offers: Telling.nullable().optional(), channels: Reached.optional(),
})
type Asked = z.output<typeof Asked>

/** What an organisation is called, what it offers and how it is reached. What is left out stays as it was. */
export const describeOrganisation = command('partners.describe-organisation', {
  input: Asked, answer: z.object({ organisation: OrganisationId }), find: findOrganisation, run: describe,
  trace: ({ organisation }, { directorate }) => ({ directorate, subject: { directorate, organisation } }),
})

async function describe(ctx: Ctx, { organisation, name, sector, offers, channels }: Asked, { directorate, commissariat }: FoundOrganisation) {
  if (name !== undefined) await refuseKnownName(ctx, { directorate, commissariat, name, except: organisation })
  const told = { ...(name && { name }), ...(sector && { sector }), ...(offers !== undefined && { offers }), ...(channels && { channels: JSON.stringify(channels) }) }
  if (Object.keys(told).length > 0) await tables(ctx).updateTable('partners.organisations').set(told).where('directorate_id', '=', directorate).where('id', '=', organisation).execute()
  return { organisation }
}
