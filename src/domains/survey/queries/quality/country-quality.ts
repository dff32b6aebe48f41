import { sql } from 'kysely'
import { z } from 'zod'
import { knownCountry } from '#domains/territory/index.ts'
import { CommissariatId, Day, DirectorateId, Names } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { Refusal } from '#frame/refusal.ts'
import { AboutRound, Quality } from '../../rules/quality/quality.ts'
import { WaveId } from '../../words.ts'

/** So many rounds a page. */
const onPage = 40

const Asked = z.object({
  /** Two capital letters; left out, the one over which whoever asks holds a post. */
  country: z.string().regex(/^[A-Z]{2}$/, 'territory.which-country').optional(),
  /** One round alone, with all its questions. */
  wave: WaveId.optional(), page: z.coerce.number().int().min(1).max(1000).default(1),
})
const Answer = z.object({
  country: z.string(), page: z.number(), more: z.boolean(),
  rounds: z.array(z.object({
    wave: WaveId, directorate: DirectorateId, directorateNames: Names, commissariat: CommissariatId, commissariatNames: Names, about: AboutRound, closedOn: Day, publishedOn: Day.nullable(),
    /** None before the round is published, and of one that was published before they were kept. Without a round asked for, no questions. */
    figures: Quality.nullable(),
  })),
})
type Answer = z.output<typeof Answer>

/** How good the asking was in every closed round of a country, the latest first, as it was kept when the round was published. It reads one table, and in it no number that few share. */
export const countryQuality = query('survey.country-quality', { input: Asked, answer: Answer, reads: 'all', record: 'none', find: knownCountry, run: look })

async function look(ctx: Ctx, { wave, page }: z.output<typeof Asked>, { country }: { readonly country: string | null }): Promise<Answer> {
  const { rows } = await sql<Answer['rounds'][number]>`
    select kept.wave_id as wave, kept.directorate_id as directorate, directorate.names as "directorateNames", kept.commissariat_id as commissariat, commissariat.names as "commissariatNames",
      kept.about, kept.closed_on as "closedOn", kept.published_on as "publishedOn",
      case when ${wave === undefined}::boolean and kept.figures->'told' <> 'null' then jsonb_set(kept.figures, '{told,questions}', '[]') else kept.figures end as figures
    from survey.wave_quality kept
    join territory.directorates directorate on directorate.id = kept.directorate_id
    join territory.commissariats commissariat on commissariat.directorate_id = kept.directorate_id and commissariat.id = kept.commissariat_id
    where kept.country = ${country} ${wave === undefined ? sql`` : sql`and kept.wave_id = ${wave}::uuid`}
    order by kept.closed_on desc, kept.wave_id desc limit ${onPage + 1}::int offset ${(page - 1) * onPage}::int`.execute(ctx.db)
  if (wave !== undefined && rows.length === 0) throw new Refusal('not-found', 'survey.no-such-wave')
  return { country: country!, page, more: rows.length > onPage, rounds: rows.slice(0, onPage) }
}
