import { v7 } from 'uuid'
import { z } from 'zod'
import { zone as publicZone, zoneAt, knownZone, type KnownZone } from '#domains/territory/index.ts'
import { Coordinate, DirectorateId, Names, ZoneId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tables } from '../../tables.ts'

/** As police.uk: a point at which eight addresses or more lie together points at none of them. */
const fewestAddresses = 8

const Input = z.object({
  directorate: DirectorateId.optional(), zone: ZoneId, names: Names, ...Coordinate.shape,
  /** Addresses that lie at this place: none (a park, a stop, a crossing), or at least eight. */
  addresses: z.number().int().min(0).refine((count) => count === 0 || count >= fewestAddresses, 'survey.place-too-private'),
})
const Answer = z.object({ place: z.uuid() })

/** An analyst names a public place of a zone that residents may choose when they are asked where it is dangerous. Nobody's own address. */
export const namePlace = command('survey.name-place', {
  input: Input, answer: Answer, find: knownZone, run: keep,
  trace: ({ zone }, { directorate }, { place }) => ({ directorate, subject: { zone, place } }),
})

async function keep(ctx: Ctx, asked: z.output<typeof Input>, { directorate, commissariat, slug }: KnownZone): Promise<z.output<typeof Answer>> {
  const drawn = (await publicZone(ctx, { slug })).boundary !== null
  if (drawn && (await zoneAt(ctx, { lon: asked.lon, lat: asked.lat })).slug !== slug) throw new Refusal('invalid', 'survey.place-outside-zone', { lon: 'survey.place-outside-zone' })
  const place = v7()
  await tables(ctx).insertInto('survey.places').values({
    directorate_id: directorate, id: place, commissariat_id: commissariat, zone_id: asked.zone, names: JSON.stringify(asked.names), lon: asked.lon, lat: asked.lat, addresses: asked.addresses, closed_on: null,
  }).execute()
  return { place }
}
