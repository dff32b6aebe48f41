import type { Ctx } from '#frame/ctx.ts'
import { tables } from '#domains/partners/tables.ts'
import type { OrganisationId } from '#domains/partners/words.ts'
import { place } from './people.ts'

/** The organisation that Petra speaks for works with Talsi: a row in the story's own transaction. */
export async function municipality(ctx: Ctx): Promise<OrganisationId> {
  await tables(ctx).insertInto('partners.organisations').values({
    directorate_id: place.directorate, id: place.municipality, commissariat_id: place.talsi, name: 'Talsi municipality', sector: 'municipality', offers: null, channels: '{}', since_on: '2026-01-01', left_on: null,
  }).execute()
  return place.municipality as OrganisationId
}
