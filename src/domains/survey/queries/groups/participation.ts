import { sql } from 'kysely'
import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { inCustody } from '#frame/within.ts'
import { knownWave, zonesOfWave, type KnownWave } from '../../reckoning/known-wave.ts'
import { Participation, takenPart } from '../../rules/groups/taken-part.ts'
import { WaveId, type Margins } from '../../words.ts'
import { waveProgress } from '../wave-progress.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), wave: WaveId })

/** Which zones and groups do not take part: rates of zones against the commissariat's, groups against their share of the population. */
export const participation = query('survey.participation', { input: Asked, answer: Participation, reads: 'all', record: 'none', find: knownWave, run: compare })

async function compare(ctx: Ctx, asked: z.output<typeof Asked>, known: KnownWave) {
  await inCustody(ctx)
  const [zones, progress] = [await zonesOfWave(ctx, known), await waveProgress(ctx, asked)]
  const counted = new Map(progress.zones.map((zone) => [zone.zone as string, zone]))
  const margins = known.wave.margins as Margins | null
  const groups = new Map<string, ReadonlyMap<number, number>>()
  for (const { question } of margins ?? []) groups.set(question, await countsBy(ctx, known, question))
  return takenPart(zones.map(({ id, slug, names, population }) => ({ ...counted.get(id)!, id, slug, names, population })), known.instrument, margins, groups)
}

async function countsBy(ctx: Ctx, { directorate, wave, instrument }: KnownWave, question: string): Promise<ReadonlyMap<number, number>> {
  const place = instrument.questions.findIndex(({ id }) => id === question) + 1
  const { rows } = await sql<{ code: number; people: number }>`
    select answers[${place}::int]::int as code, count(*)::int as people from survey.sheets where directorate_id = ${directorate} and wave_id = ${wave.id} group by 1`.execute(ctx.db)
  return new Map(rows.map(({ code, people }) => [code, people]))
}
