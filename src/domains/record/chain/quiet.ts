import { sql } from 'kysely'
import type { SurveyTables } from '#domains/survey/tables.ts'
import type { Ctx } from '#frame/ctx.ts'
import { record } from '#frame/record.ts'
import { quietAtLeast } from '../words.ts'

type Kind = { readonly name: string; readonly of: Record<string, unknown>; readonly lines: number; readonly told: number }

/** Lines without a moment enter the chain as a count, in steps that are too wide to tell one from another; after the end of a quarter the rests of all kinds together. */
export async function countQuiet(ctx: Ctx, directorate: string): Promise<void> {
  const { rows } = await sql<Kind>`
    select q.name, q.subject as of, count(*)::int as lines, coalesce((select max((t.subject->>'lines')::int) from frame.record t
      where t.directorate_id = ${directorate} and t.name = 'record.count-quiet' and t.subject->>'name' = q.name and t.subject->'of' = q.subject), 0) as told
    from frame.quiet q where q.directorate_id = ${directorate} group by q.name, q.subject order by q.name, q.subject::text`.execute(ctx.db)
  for (const { name, of, lines, told } of rows) {
    const whole = Math.floor(lines / quietAtLeast) * quietAtLeast
    if (whole > told) await record(ctx, 'record.count-quiet', { directorate, subject: { name, of, lines: whole } })
  }
  await closeQuarter(ctx, directorate, rows)
}

/** Once after each quarter, of rounds that were closed by its end and told in no close before. */
async function closeQuarter(ctx: Ctx, directorate: string, kinds: readonly Kind[]): Promise<void> {
  const { quarter, lastDay } = quarterBefore(ctx.now)
  const { rows: closes } = await sql<{ quarter: string; waves: string[] }>`
    select subject->>'quarter' as quarter, subject->'waves' as waves from frame.record where directorate_id = ${directorate} and name = 'record.close-quiet' and sequence is not null`.execute(ctx.db)
  if (kinds.length === 0 || closes.some((one) => one.quarter >= quarter)) return
  const told = new Set(closes.flatMap(({ waves }) => waves))
  const over = new Set((await ctx.db.withTables<SurveyTables>().selectFrom('survey.waves').select('id').where('directorate_id', '=', directorate).where('closed_on', '<=', lastDay).execute()).map(({ id }) => id as string))
  const these = kinds.filter(({ of }) => over.has(String(of.wave)) && !told.has(String(of.wave)))
  if (these.length === 0) return
  const lines = closedAt(these.map((kind) => kind.lines))
  await record(ctx, 'record.close-quiet', { directorate, subject: { quarter, lines, waves: lines === null ? [] : [...new Set(these.map(({ of }) => String(of.wave)))].sort() } })
}

/** How many there are in all, when what no step has counted is twenty at least and of two kinds; otherwise null. A kind's own rest is fewer and never told. */
export function closedAt(kinds: readonly number[]): number | null {
  const rest = kinds.reduce((sum, lines) => sum + (lines % quietAtLeast), 0)
  return rest >= quietAtLeast ? kinds.reduce((sum, lines) => sum + lines, 0) : null
}

/** The quarter that was over last, and its last day. */
export function quarterBefore(now: Date): { readonly quarter: string; readonly lastDay: string } {
  const day = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - (now.getUTCMonth() % 3), 0))
  return { quarter: `${day.getUTCFullYear()}-Q${Math.floor(day.getUTCMonth() / 3) + 1}`, lastDay: day.toISOString().slice(0, 10) }
}
