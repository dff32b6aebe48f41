import type { Selectable } from 'kysely'
import { holdsPost, isStaff } from '#access/actor.ts'
import type { CommissariatId, DirectorateId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import type { PartnersTables } from '../tables.ts'
import type { Organisation, OrganisationId } from '../words.ts'

/** An organisation as it is told to whoever asks: how it is reached, often by somebody's own telephone, is for the police and for itself. */
export const shownOrganisation = ({ actor }: Ctx, row: Selectable<PartnersTables['partners.organisations']>): Organisation => ({
  organisation: row.id as OrganisationId, directorate: row.directorate_id as DirectorateId, commissariat: row.commissariat_id as CommissariatId | null, name: row.name, sector: row.sector,
  offers: row.offers, channels: isStaff(actor) || holdsPost(actor, 'partner', row.id) ? row.channels : {}, sinceOn: row.since_on, leftOn: row.left_on,
})
