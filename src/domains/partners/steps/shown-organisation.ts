import type { Selectable } from 'kysely'
import type { CommissariatId, DirectorateId } from '#domains/territory/words.ts'
import type { PartnersTables } from '../tables.ts'
import type { Organisation, OrganisationId } from '../words.ts'

/** An organisation as it is told. */
export const shownOrganisation = (row: Selectable<PartnersTables['partners.organisations']>): Organisation => ({
  organisation: row.id as OrganisationId, directorate: row.directorate_id as DirectorateId, commissariat: row.commissariat_id as CommissariatId | null, name: row.name, sector: row.sector,
  offers: row.offers, channels: row.channels, sinceOn: row.since_on, leftOn: row.left_on,
})
