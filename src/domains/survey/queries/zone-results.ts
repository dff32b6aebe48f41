import { z } from 'zod'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { Refusal } from '#frame/refusal.ts'
import { PublicZone } from '#domains/territory/words.ts'
import { publishedInstrument, publishedWaves } from '../reckoning/published.ts'
import { tables } from '../tables.ts'
import { Audience, Instrument, PublishedWave, WaveId, ZoneResult } from '../words.ts'

const Asked = z.object({ slug: z.string(), wave: WaveId.optional(), /** Whose answers, where no wave is named. */ audience: Audience.default('residents') })
type Asked = z.output<typeof Asked>
const Answer = z.object({ zone: PublicZone, waves: z.array(PublishedWave), result: ZoneResult.nullable(), instrument: Instrument.nullable() })

/** What a zone said in one wave, the latest that asked its residents unless another is named, and in which waves of that kind it was asked. */
export const zoneResults = query('survey.zone-results', { input: Asked, answer: Answer, reads: 'public', find: () => ({}), run: read })

async function read(ctx: Ctx, { slug, wave, audience }: Asked) {
  const zone = await publicZone(ctx, slug)
  const all = await publishedWaves(ctx, (said) => said.innerJoin('pub.zone_results as said', (join) => join.onRef('said.directorate_id', '=', 'wave.directorate_id').onRef('said.wave_id', '=', 'wave.id'))
    .where('said.directorate_id', '=', zone.directorate).where('said.slug', '=', slug))
  const named = all.find((one) => one.wave === wave)
  const waves = all.filter((one) => one.audience === (named?.audience ?? audience))
  const shown = wave === undefined ? waves[0] : named
  if (!shown && wave !== undefined) throw new Refusal('not-found', 'survey.no-such-wave')
  if (!shown) return { zone, waves, result: null, instrument: null }
  const { result } = await tables(ctx).selectFrom('pub.zone_results').select('result')
    .where('directorate_id', '=', zone.directorate).where('wave_id', '=', shown.wave).where('slug', '=', slug).executeTakeFirstOrThrow()
  return { zone, waves, result, instrument: await publishedInstrument(ctx, shown.instrument.hash) }
}

async function publicZone(ctx: Ctx, slug: string): Promise<PublicZone> {
  const row = await tables(ctx).selectFrom('pub.zones').selectAll().where('slug', '=', slug).executeTakeFirst()
  if (!row) throw new Refusal('not-found', 'survey.no-such-zone')
  return {
    slug: row.slug, directorate: row.directorate_id, zone: row.zone_id, commissariat: row.commissariat_id, code: row.code, names: row.names,
    commissariatNames: row.commissariat_names, directorateNames: row.directorate_names, country: row.country, population: row.population,
  } as PublicZone
}
