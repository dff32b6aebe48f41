import { sql } from 'kysely'
import { z } from 'zod'
import { Figure, WaveId } from '#domains/survey/words.ts'
import { knownCountry } from '#domains/territory/index.ts'
import { CommissariatId, Day, DirectorateId, Names } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { tables } from '../tables.ts'

const Asked = z.object({ /** Two capital letters; left out, the one over which whoever asks holds a post. */ country: z.string().regex(/^[A-Z]{2}$/, 'territory.which-country').optional() })
const Counted = z.object({ on: Day, zones: z.number(), /** How many are in each of the six stages. */ atStage: z.array(z.number()), late: z.number(), /** The longest, in days. */ lateBy: z.number(), unheard: z.number() })
const Answer = z.object({
  country: z.string(),
  commissariats: z.array(z.object({
    directorate: DirectorateId, directorateNames: Names, commissariat: CommissariatId, names: Names, /** None until the machine has counted. */ counted: Counted.nullable(),
    /** The last published round that asked residents, and the index of the whole commissariat as it was published. */
    published: z.object({ wave: WaveId, names: Names, closesOn: Day, index: Figure.nullable() }).nullable(),
  })),
})
type Answer = z.output<typeof Answer>

/** The country at a glance for headquarters: every commissariat of every directorate with its zones by stage, the latest first, and its score as published. No row of a directorate is read for it but counts. */
export const countryBoard = query('cycles.country-board', { input: Asked, answer: Answer, reads: 'all', record: 'none', find: knownCountry, run: look })

async function look(ctx: Ctx, _: unknown, { country }: { readonly country: string | null }): Promise<Answer> {
  const places = await tables(ctx).selectFrom('territory.commissariats as c').innerJoin('territory.directorates as d', 'd.id', 'c.directorate_id').where('d.country', '=', country!)
    .select(['c.directorate_id as directorate', 'c.id as commissariat', 'c.names', 'd.names as directorateNames']).orderBy('d.code').orderBy('c.code').execute()
  const counts = new Map((await tables(ctx).selectFrom('cycles.turn_counts').selectAll().where('country', '=', country!).execute()).map((row) => [row.commissariat_id, row]))
  const { rows } = await sql<{ commissariat: string; wave: string; names: Names; closesOn: string; index: z.output<typeof Figure> | null }>`
    select distinct on (w.directorate_id, w.commissariat_id) w.commissariat_id as commissariat, w.id as wave, w.name as names, w.closes_on as "closesOn", jsonb_path_query_first(w.result, '$.figures[*] ? (@.kind == "index")') as index
    from pub.waves w join territory.directorates d on d.id = w.directorate_id where d.country = ${country} and w.audience = 'residents' order by w.directorate_id, w.commissariat_id, w.closes_on desc, w.id desc`.execute(ctx.db)
  const published = new Map(rows.map(({ commissariat, ...wave }) => [commissariat, wave as Answer['commissariats'][number]['published']]))
  const commissariats = places.map((place) => {
    const row = counts.get(place.commissariat)
    return { ...place, counted: row ? { on: row.counted_on, zones: row.zones, atStage: row.at_stage, late: row.late, lateBy: row.late_by, unheard: row.unheard } : null, published: published.get(place.commissariat) ?? null }
  }) as Answer['commissariats']
  const late = (of: Answer['commissariats'][number]) => [of.counted?.lateBy ?? 0, of.counted?.late ?? 0, of.counted?.unheard ?? 0] as const
  return { country: country!, commissariats: commissariats.toSorted((one, other) => late(other)[0] - late(one)[0] || late(other)[1] - late(one)[1] || late(other)[2] - late(one)[2]) }
}
