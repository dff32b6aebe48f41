import { v7 } from 'uuid'
import { z } from 'zod'
import { CommissariatId, Day, DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { refuseKnownName } from '../steps/refuse-known-name.ts'
import { tables } from '../tables.ts'
import { OrganisationId, OrganisationName, Reached, Sector, Telling } from '../words.ts'

const Asked = z.object({
  directorate: DirectorateId.optional(), commissariat: CommissariatId.nullable().default(null), name: OrganisationName, sector: Sector, offers: Telling.optional(), channels: Reached.default({}), since: Day.optional(),
})
type Asked = z.output<typeof Asked>
type Place = { readonly directorate: string; readonly commissariat: string | null }

/** An organisation works with the police from a day on: with one commissariat or, without one, with the whole directorate. */
export const registerOrganisation = command('partners.register-organisation', {
  input: Asked, answer: z.object({ organisation: OrganisationId }), find: findPlace, run: register,
  trace: (_, { directorate }, { organisation }) => ({ directorate, subject: { organisation } }),
})

async function findPlace(ctx: Ctx, asked: Asked): Promise<Place> {
  const directorate = await tenant(ctx, asked.directorate)
  if (asked.commissariat === null) return { directorate, commissariat: null }
  const known = await tables(ctx).selectFrom('territory.commissariats').select('id').where('directorate_id', '=', directorate).where('id', '=', asked.commissariat).executeTakeFirst()
  if (!known) throw new Refusal('not-found', 'partners.no-such-commissariat', { commissariat: 'partners.no-such-commissariat' })
  return { directorate, commissariat: known.id }
}

async function register(ctx: Ctx, { name, sector, offers, channels, since }: Asked, place: Place) {
  await refuseKnownName(ctx, { ...place, name })
  const organisation = v7() as OrganisationId
  await tables(ctx).insertInto('partners.organisations').values({
    directorate_id: place.directorate, id: organisation, commissariat_id: place.commissariat, name, sector, offers: offers ?? null, channels: JSON.stringify(channels),
    since_on: since ?? ctx.now.toISOString().slice(0, 10), left_on: null,
  }).execute()
  return { organisation }
}
