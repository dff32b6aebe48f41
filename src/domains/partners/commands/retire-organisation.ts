import { z } from 'zod'
import { Day, DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { findOrganisation, type FoundOrganisation } from '../steps/find-organisation.ts'
import { tables } from '../tables.ts'
import { OrganisationId } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), organisation: OrganisationId, on: Day })

/** An organisation works with the police no more: `on` is the first such day. Its people see nothing from then on; its agreements and what it did stay. */
export const retireOrganisation = command('partners.retire-organisation', {
  input: Asked, answer: z.object({ organisation: OrganisationId }), find: findOrganisation, run: retire,
  trace: ({ organisation }, { directorate }) => ({ directorate, subject: { organisation } }),
})

async function retire(ctx: Ctx, { organisation, on }: z.output<typeof Asked>, { directorate, sinceOn, leftOn }: FoundOrganisation) {
  if (leftOn !== null) throw new Refusal('conflict', 'partners.organisation-left')
  if (on < sinceOn) throw new Refusal('invalid', 'partners.leaves-before-beginning', { on: 'partners.leaves-before-beginning' })
  await tables(ctx).updateTable('partners.organisations').set({ left_on: on }).where('directorate_id', '=', directorate).where('id', '=', organisation).execute()
  return { organisation }
}
