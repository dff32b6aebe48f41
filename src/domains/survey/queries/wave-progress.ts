import { z } from 'zod'
import { DirectorateId, Names, ZoneId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { inCustody } from '#frame/within.ts'
import { knownWave, zonesOfWave, type KnownWave } from '../reckoning/known-wave.ts'
import { fieldCount, inAll } from '../rules/field-count.ts'
import { tables } from '../tables.ts'
import { countedSheets } from '../tokens/counted-sheets.ts'
import { WaveId } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), wave: WaveId })
const Count = z.object({
  target: z.number(), answers: z.number(), modes: z.record(z.string(), z.number()),
  invited: z.number(), answered: z.number(), refused: z.number(), notReached: z.number(), notEligible: z.number(), responseRate: z.number().nullable(),
})
const Answer = z.object({ zones: z.array(Count.extend({ zone: ZoneId, slug: z.string(), names: Names })), total: Count })

/** How far the fieldwork is: answers of each zone against its target, and what became of the letters. */
export const waveProgress = query('survey.wave-progress', { input: Asked, answer: Answer, reads: 'all', record: 'none', find: knownWave, run: count })

async function count(ctx: Ctx, _: unknown, known: KnownWave): Promise<z.output<typeof Answer>> {
  const [zones, sheets, letters] = [await zonesOfWave(ctx, known), await sheetsByMode(ctx, known), await lettersByOutcome(ctx, known)]
  const counts = zones.map(({ id, slug, names, target }) => ({ zone: id as ZoneId, slug, names, ...fieldCount(target, sheets.get(id) ?? {}, letters.get(id) ?? {}) }))
  const total = inAll(counts)
  if (known.wave.audience !== 'contacts') return { zones: counts, total }
  // Nobody knows how many cards of a stack were handed out, so there is no rate.
  return { zones: counts.map((zone) => ({ ...zone, responseRate: null })), total: { ...total, responseRate: null } }
}

async function sheetsByMode(ctx: Ctx, { directorate, wave }: KnownWave) {
  await inCustody(ctx)
  return byZone(await countedSheets(ctx, directorate, [wave.id]).select(['zone_id', 'mode as name', ({ fn }) => fn.sum<string>('sheets').as('count')]).groupBy(['zone_id', 'mode']).execute())
}

/** Of a closed wave from what was counted then: the letters themselves are gone soon after. */
async function lettersByOutcome(ctx: Ctx, { directorate, wave }: KnownWave) {
  if (wave.closed_on !== null) {
    return byZone(await tables(ctx).selectFrom('survey.letter_totals').select(['zone_id', 'outcome as name', ({ fn }) => fn.sum<string>('letters').as('count')])
      .where('directorate_id', '=', directorate).where('wave_id', '=', wave.id).groupBy(['zone_id', 'outcome']).execute())
  }
  return byZone(await tables(ctx).selectFrom('survey.invitations').select(['zone_id', 'outcome as name', ({ fn }) => fn.countAll<string>().as('count')])
    .where('directorate_id', '=', directorate).where('wave_id', '=', wave.id).groupBy(['zone_id', 'outcome']).execute())
}

function byZone(rows: readonly { readonly zone_id: string; readonly name: string; readonly count: string }[]): ReadonlyMap<string, Record<string, number>> {
  const zones = new Map<string, Record<string, number>>()
  for (const { zone_id, name, count } of rows) zones.set(zone_id, { ...zones.get(zone_id), [name]: Number(count) })
  return zones
}
