import { z } from 'zod'
import { postsOfZones } from '#domains/people/index.ts'
import { PersonId } from '#domains/people/words.ts'
import { WaveId } from '#domains/survey/words.ts'
import { knownZone, type KnownZone } from '#domains/territory/index.ts'
import { DirectorateId, ZoneId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { concernsOf } from '../rules/concerns-of.ts'
import { publishedWave } from '../steps/published-wave.ts'
import { unsigned } from '../steps/unsigned.ts'
import { tables } from '../tables.ts'

const Asked = z.object({
  directorate: DirectorateId.optional(), zone: ZoneId, wave: WaveId.optional(),
  /** Concerns of the questionnaire, the most pressing first; at least the first three. */
  concerns: z.array(z.string()).refine((order) => new Set(order).size === order.length, 'problems.ranked-twice'),
  /** Whose order it is, when an analyst types in what an officer wrote down. */
  officer: PersonId.optional(),
})
type Asked = z.output<typeof Asked>
/** What the three orders are compared by. */
const fewest = 3

/** An officer who answers for the zone puts the concerns of its residents in an order of their own; until the signature they may think again. */
export const rankConcerns = command('problems.rank-concerns', {
  input: Asked, answer: z.object({ concerns: z.number() }), find: knownZone, run: rank,
  trace: ({ zone }, { directorate }) => ({ directorate, subject: { zone } }),
})

async function rank(ctx: Ctx, asked: Asked, zone: KnownZone) {
  const { wave, instrument } = await publishedWave(ctx, zone, asked.wave)
  await unsigned(ctx, { directorate: zone.directorate, zone: zone.zone, wave: wave.wave })
  const known = concernsOf(instrument).map(({ id }) => id)
  if (asked.concerns.some((concern) => !known.includes(concern))) throw new Refusal('invalid', 'problems.no-such-question', { concerns: 'problems.no-such-question' })
  if (asked.concerns.length < Math.min(fewest, known.length)) throw new Refusal('invalid', 'problems.rank-three', { concerns: 'problems.rank-three' })
  const officer = await officerOf(ctx, asked, zone)
  const order = { concerns: asked.concerns, ranked_on: ctx.now.toISOString().slice(0, 10) }
  await tables(ctx).insertInto('problems.rankings')
    .values({ directorate_id: zone.directorate, wave_id: wave.wave, zone_id: zone.zone, officer_id: officer, commissariat_id: zone.commissariat, ...order })
    .onConflict((there) => there.columns(['directorate_id', 'wave_id', 'zone_id', 'officer_id']).doUpdateSet(order)).execute()
  return { concerns: asked.concerns.length }
}

/** Whoever ranks holds a post of a zone officer over the zone or its commissariat; nobody ranks for another but an analyst. */
async function officerOf(ctx: Ctx, { officer }: Asked, { directorate, commissariat, zone }: KnownZone): Promise<string> {
  const { actor } = ctx
  const areas: readonly string[] = [zone, commissariat]
  const own = actor.kind === 'person' && actor.posts.some(({ role, area }) => role === 'zone-officer' && areas.includes(area)) ? actor.id : null
  if (own !== null && (officer === undefined || officer === own)) return own
  if (own !== null || officer === undefined) throw new Refusal('invalid', 'problems.say-which-officer', { officer: 'problems.say-which-officer' })
  const { posts } = await postsOfZones(ctx, { directorate, commissariat })
  if (!posts.some(({ role, area, holder }) => role === 'zone-officer' && areas.includes(area) && holder?.person === officer)) throw new Refusal('invalid', 'problems.say-which-officer', { officer: 'problems.say-which-officer' })
  return officer
}
