import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { Refusal } from '#frame/refusal.ts'
import { givingWay } from '#platform/background/giving-way.ts'
import { inOrder, ListPart, ListPartAsked, partOfList, type Names } from '#domains/territory/words.ts'
import { publishedInstrument, publishedWaves } from '../reckoning/published.ts'
import { tables } from '../tables.ts'
import { Instrument, PublishedWave, WaveId, zonesOnPage, ZoneResult } from '../words.ts'

const Asked = z.object({ wave: WaveId, /** Of the zones only those that are called so, and of these one page; all when absent. */ part: ListPartAsked.exactOptional() })
const Answer = z.object({ wave: PublishedWave, whole: ZoneResult, zones: z.array(ZoneResult), part: ListPart.exactOptional(), instrument: Instrument })

/** Everything a published wave says, as a whole and zone by zone or of some of them: the frozen copy. */
export const waveResults = query('survey.wave-results', { input: Asked, answer: Answer, reads: 'public', find: () => ({}), run: read })

/** Zones of one statement: some hundreds of kilobytes, which arrive in a turn. */
const zonesAtOnce = 25

async function read(ctx: Ctx, asked: z.output<typeof Asked>) {
  const [wave] = await publishedWaves(ctx, (waves) => waves.where('wave.id', '=', asked.wave))
  if (!wave) throw new Refusal('not-found', 'survey.no-such-wave')
  const whole = await tables(ctx).selectFrom('pub.waves').select('result').where('directorate_id', '=', wave.directorate).where('id', '=', wave.wave).executeTakeFirstOrThrow()
  const called = await calledIn(ctx, wave), some = asked.part && partOfList(inOrder(called, asked.part.language), asked.part, zonesOnPage)
  return {
    wave, whole: whole.result, zones: await zonesIn(ctx, wave, (some?.shown ?? called).map(({ slug }) => slug)), ...(some && { part: some.part }),
    instrument: await publishedInstrument(ctx, wave.instrument.hash),
  }
}

const of = (ctx: Ctx, { directorate, wave }: PublishedWave) => tables(ctx).selectFrom('pub.zone_results').where('directorate_id', '=', directorate).where('wave_id', '=', wave).orderBy('slug')

const calledIn = (ctx: Ctx, wave: PublishedWave) => of(ctx, wave).select(['slug', sql<Names>`result->'names'`.as('names')]).execute()

/** As they were published, in the order in which they are named; others have their turn while they are read. */
async function zonesIn(ctx: Ctx, wave: PublishedWave, slugs: readonly string[]): Promise<ZoneResult[]> {
  const zones = new Map<string, ZoneResult>(), giveWay = givingWay()
  for (let from = 0; from < slugs.length; from += zonesAtOnce) {
    for (const { slug, text } of await of(ctx, wave).where('slug', 'in', slugs.slice(from, from + zonesAtOnce)).select(['slug', sql<string>`result::text`.as('text')]).execute()) {
      zones.set(slug, JSON.parse(text) as ZoneResult)
      await giveWay()
    }
  }
  return slugs.map((slug) => zones.get(slug)!)
}
