import { v7 } from 'uuid'
import { z } from 'zod'
import { knownZone, type KnownZone } from '#domains/territory/index.ts'
import { DirectorateId, ZoneId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tables } from '../tables.ts'
import { PlaceId, Title, placeKinds } from '../words.ts'

const Asked = z.object({
  directorate: DirectorateId.optional(), zone: ZoneId, kind: z.enum(placeKinds, 'problems.say-which-kind'), name: Title,
  whereabouts: z.string().trim().max(200, 'problems.too-long').optional(), words: z.string().trim().max(2000, 'problems.too-long').optional(),
  /** The entry that this one takes the place of; `gone` when there is nothing in its place any more. */
  instead: PlaceId.optional(), gone: z.boolean().default(false),
})
type Asked = z.output<typeof Asked>

/** An institution, a group, a place or a facility is put on the social map of a zone, or taken from it. Persons are never on it. */
export const mapPlace = command('problems.map-place', {
  input: Asked, answer: z.object({ place: PlaceId.nullable() }), find: knownZone, run: map,
  trace: ({ zone }, { directorate, commissariat }, { place }) => ({ directorate, subject: { place, zone, commissariat } }),
})

async function map(ctx: Ctx, { kind, name, whereabouts, words, instead, gone }: Asked, { directorate, commissariat, zone }: KnownZone) {
  const today = ctx.now.toISOString().slice(0, 10)
  if (instead) {
    const left = await tables(ctx).updateTable('problems.places').set({ gone_on: today }).where('directorate_id', '=', directorate).where('zone_id', '=', zone).where('id', '=', instead).where('gone_on', 'is', null).executeTakeFirst()
    if (left.numUpdatedRows === 0n) throw new Refusal('not-found', 'problems.no-such-place')
  }
  if (gone) return { place: null }
  const place = v7() as z.output<typeof PlaceId>
  await tables(ctx).insertInto('problems.places')
    .values({ directorate_id: directorate, id: place, commissariat_id: commissariat, zone_id: zone, kind, name, whereabouts: whereabouts || null, words: words || null, mapped_on: today, gone_on: null }).execute()
  return { place }
}
