import { sql } from 'kysely'
import type { Ctx } from '#frame/ctx.ts'
import { inCustody } from '#frame/within.ts'
import { countedRemarks, type RemarkCount } from '../rules/remarks/counted-remarks.ts'
import { remarkCodes, type RemarkCode } from '../rules/remarks/remark-codes.ts'
import { tables } from '../tables.ts'
import type { KnownWave } from './known-wave.ts'

/** The categories of one question: those that ship, and those the analysts of this commissariat added. */
export async function codesOf(ctx: Ctx, { directorate, commissariat }: Pick<KnownWave, 'directorate' | 'commissariat'>, question: string): Promise<readonly RemarkCode[]> {
  const added = await tables(ctx).selectFrom('survey.remark_codes').select(['code', 'names']).where('directorate_id', '=', directorate).where('commissariat_id', '=', commissariat).where('question', '=', question).orderBy('code').execute()
  return [...remarkCodes.map(({ code, names }) => ({ code, names })), ...added]
}

/** What the remarks of a zone, or of the whole wave, were coded to, question by question. */
export async function remarksCounted(ctx: Ctx, known: KnownWave, zone: string | null): Promise<RemarkCount[]> {
  const questions = known.instrument.questions.filter(({ kind }) => kind === 'text')
  const [written, hits] = [await writersOf(ctx, known, zone), await hitsOf(ctx, known, zone)]
  return Promise.all(questions.filter(({ id }) => written.has(id)).map(async ({ id, words }) => {
    const codes = await codesOf(ctx, known, id)
    return countedRemarks({ question: id, words, ...written.get(id)!, codes: codes.map((code) => ({ ...code, hits: hits.get(`${id} ${code.code}`) ?? 0 })) })
  }))
}

/** Is there anything written, and does every remark have a category? */
export async function codingComplete(ctx: Ctx, known: KnownWave): Promise<boolean> {
  const written = [...(await writersOf(ctx, known, null)).values()]
  return written.length > 0 && written.every(({ writers, coded }) => writers === coded)
}

async function writersOf(ctx: Ctx, { directorate, wave }: KnownWave, zone: string | null) {
  await inCustody(ctx)
  const { rows } = await sql<{ question: string; writers: number; coded: number }>`
    select question, count(*)::int as writers, count(*) filter (where exists (select from survey.codings c where c.directorate_id = ${directorate} and c.remark_id = r.id))::int as coded
    from survey.remarks r where r.directorate_id = ${directorate} and r.wave_id = ${wave.id} and (${zone}::uuid is null or r.zone_id = ${zone}::uuid) group by question`.execute(ctx.db)
  return new Map(rows.map(({ question, writers, coded }) => [question, { writers, coded }]))
}

async function hitsOf(ctx: Ctx, { directorate, wave }: KnownWave, zone: string | null): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ question: string; code: string; hits: number }>`
    select r.question, c.code, count(*)::int as hits from survey.codings c join survey.remarks r on r.directorate_id = c.directorate_id and r.id = c.remark_id
    where c.directorate_id = ${directorate} and c.wave_id = ${wave.id} and (${zone}::uuid is null or r.zone_id = ${zone}::uuid) group by r.question, c.code`.execute(ctx.db)
  return new Map(rows.map(({ question, code, hits }) => [`${question} ${code}`, hits]))
}
