import { sql } from 'kysely'
import { z } from 'zod'
import { DirectorateId, Names, ZoneId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { knownWave, zonesOfWave, type KnownWave } from '../../reckoning/known-wave.ts'
import { codesOf } from '../../reckoning/remarks-of-wave.ts'
import { pointedOut } from '../../rules/remarks/pointed-out.ts'
import { RemarkCode } from '../../rules/remarks/remark-codes.ts'
import { suggestedCodes } from '../../rules/remarks/suggested-codes.ts'
import { tables } from '../../tables.ts'
import { WaveId } from '../../words.ts'

/** Remarks on one page: as many as somebody reads with attention. */
export const onPage = 10

const Asked = z.object({ directorate: DirectorateId.optional(), wave: WaveId, zone: ZoneId.optional(), state: z.enum(['open', 'coded', 'all']).default('open'), page: z.coerce.number().int().min(1).default(1) })
const Answer = z.object({
  /** False while the wave is asked: nobody reads along. */
  readable: z.boolean(), remarks: z.array(z.object({
    remark: z.uuid(), question: z.string(), zone: Names, words: z.string(), codes: z.array(z.string()),
    /** Guessed from words; a person decides. */
    suggested: z.array(z.string()),
    /** Pieces that may be a name or a number to be taken out. */
    pointedOut: z.array(z.string()),
  })),
  questions: z.array(z.object({ question: z.string(), words: Names, codes: z.array(RemarkCode) })),
  open: z.number(), coded: z.number(), page: z.number(), pages: z.number(),
})

/** Residents' own words, a page at a time and in no order that means anything, with the categories they may be coded to. */
export const remarksToCode = query('survey.remarks-to-code', { input: Asked, answer: Answer, reads: 'all', record: 'consult', find: knownWave, run: list })

async function list(ctx: Ctx, asked: z.output<typeof Asked>, known: KnownWave): Promise<z.output<typeof Answer>> {
  const questions = await Promise.all(known.instrument.questions.filter(({ kind }) => kind === 'text').map(async ({ id, words }) => ({ question: id, words, codes: [...await codesOf(ctx, known, id)] })))
  if (known.wave.state === 'planned' || known.wave.state === 'open') return { readable: false, remarks: [], questions, open: 0, coded: 0, page: 1, pages: 1 }
  const names = new Map((await zonesOfWave(ctx, known)).map((zone) => [zone.id, zone.names]))
  const { open, coded } = await countsOf(ctx, known, asked.zone ?? null)
  const among = asked.state === 'open' ? open : asked.state === 'coded' ? coded : open + coded
  const rows = await pageOf(ctx, known, asked)
  return {
    readable: true, questions, open, coded, page: asked.page, pages: Math.max(1, Math.ceil(among / onPage)),
    remarks: rows.map(({ id, question, zone_id, words, codes }) => ({ remark: id, question, zone: names.get(zone_id) ?? {}, words, codes, suggested: [...suggestedCodes(words)], pointedOut: [...pointedOut(words)] })),
  }
}

async function countsOf(ctx: Ctx, { directorate, wave }: KnownWave, zone: string | null) {
  const { rows: [row] } = await sql<{ coded: number; all: number }>`
    select count(*)::int as all, count(*) filter (where exists (select from survey.codings c where c.directorate_id = ${directorate} and c.remark_id = r.id))::int as coded
    from survey.remarks r where r.directorate_id = ${directorate} and r.wave_id = ${wave.id} and (${zone}::uuid is null or r.zone_id = ${zone}::uuid)`.execute(ctx.db)
  return { coded: row!.coded, open: row!.all - row!.coded }
}

/** Ids are random and were given anew when the wave closed, so their order says nothing of who wrote when. */
async function pageOf(ctx: Ctx, { directorate, wave }: KnownWave, { zone, state, page }: z.output<typeof Asked>) {
  const remarks = tables(ctx).selectFrom('survey.remarks as remark').where('remark.directorate_id', '=', directorate).where('remark.wave_id', '=', wave.id)
    .select(['remark.id', 'remark.question', 'remark.zone_id', 'remark.words'])
    .select(sql<string[]>`array(select c.code from survey.codings c where c.directorate_id = ${directorate} and c.remark_id = remark.id order by c.code)`.as('codes'))
    .$if(zone !== undefined, (some) => some.where('remark.zone_id', '=', zone!))
    .$if(state !== 'all', (some) => some.where(sql<boolean>`exists (select from survey.codings c where c.directorate_id = ${directorate} and c.remark_id = remark.id)`, '=', state === 'coded'))
  return remarks.orderBy('remark.id').limit(onPage).offset((page - 1) * onPage).execute()
}
