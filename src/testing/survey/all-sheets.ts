import { sql } from 'kysely'
import type { Ctx } from '#frame/ctx.ts'
import { tables } from '#domains/survey/tables.ts'
import { openedOfWave } from '#domains/survey/index.ts'

type Lies = { readonly answers: number[]; readonly language: string; readonly words: readonly (readonly [question: string, words: string])[] }

/** All sheets of a wave, those in its sealed boxes among them: what a test may look into, and nobody else. */
export async function allSheets(ctx: Pick<Ctx, 'db'>, wave: string) {
  const out = await tables(ctx).selectFrom('survey.sheets').select(['zone_id', 'mode', 'language', 'stratum', 'unit', 'answers']).where('wave_id', '=', wave).execute()
  const { rows: boxes } = await sql<{ id: string; zone_id: string; mode: string; stratum: number | null; unit: number | null; sealed: string }>`
    select id, zone_id, mode, stratum, unit, sealed from survey.boxes where wave_id = ${wave} and sheets > 0`.execute(ctx.db)
  const boxed = boxes.flatMap(({ id, sealed, zone_id, mode, stratum, unit }) => (JSON.parse(openedOfWave('boxes of sheets', `survey.boxes|${id}|sealed`, sealed) ?? '[]') as Lies[]).map((sheet) => ({ zone_id, mode, stratum, unit, ...sheet })))
  return [...out.map((sheet) => ({ ...sheet, words: [] as Lies['words'] })), ...boxed]
}
