import { sql } from 'kysely'
import { lineText, type Line } from '#frame/record/line.ts'
import type { Ctx } from '#frame/ctx.ts'
import { inTurns } from '#platform/background/in-turns.ts'
import type { Wrong } from '../words.ts'
import type { End, Found } from './verified.ts'

type Row = Line & { readonly sequence: string; readonly hash: string; readonly more: number }
const stretch = 1000

/** All lines of a chain after that one (to another) in their order, and where it says that it ends. */
export async function keptChain(ctx: Pick<Ctx, 'db'>, directorate: string, begins = 0, to: number = Number.MAX_SAFE_INTEGER): Promise<{ lines: Found[]; end: End | null }> {
  // The end is read first: what is written meanwhile is then more than was expected, never less.
  const { rows: [end] } = await sql<{ sequence: string; hash: string }>`select sequence, hash from frame.heads where directorate_id = ${directorate}`.execute(ctx.db)
  const last = Number(end?.sequence ?? 0), lines: Found[] = []
  for (let after = begins; ;) {
    const { rows } = await sql<Row>`
      select directorate_id, id, name, operation, actor, roles, session, subject, whose, purpose, ground, recipients, result, request, at, sequence, hash, extract(microseconds from at)::int % 1000 as more
      from frame.record where directorate_id = ${directorate} and sequence > ${after} and sequence <= ${to} order by sequence limit ${stretch}`.execute(ctx.db)
    lines.push(...await inTurns(rows, (row) => ({ sequence: Number(row.sequence), hash: row.hash, text: `${lineText(row)}${row.more === 0 ? '' : row.more}` })))
    if (rows.length < stretch) break
    after = lines.at(-1)!.sequence
  }
  // What has been done since the end was read is looked at next time.
  const grown = end && lines.some(({ sequence, hash }) => sequence === last && hash === end.hash)
  return { lines: grown ? lines.filter(({ sequence }) => sequence <= last) : lines, end: end ? { sequence: last, hash: end.hash } : null }
}

/** What lies outside the chain and is vouched for by it: the lines from before there was one, and how many quiet ones there are. */
export async function besideChain(ctx: Ctx, directorate: string): Promise<Wrong[]> {
  const { rows: [old] } = await sql<{ lines: number; digest: string | null }>`
    select count(*)::int as lines, encode(sha256(convert_to(string_agg(concat_ws(' ', id, name, actor, subject::text, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')), chr(10) order by id), 'UTF8')), 'hex') as digest
    from frame.record where directorate_id = ${directorate} and sequence is null`.execute(ctx.db)
  const { rows: [founding] } = await sql<{ subject: { lines: number; digest: string } }>`select subject from frame.record where directorate_id = ${directorate} and sequence = 1 and name = 'record.found'`.execute(ctx.db)
  const { rows: fewer } = await sql<{ name: string }>`
    with told as (
      select subject->>'name' as name, subject->'of' as of, max((subject->>'lines')::int) as lines from frame.record
      where directorate_id = ${directorate} and name = 'record.count-quiet' and sequence is not null group by 1, 2)
    select told.name from told where told.lines > (select count(*) from frame.quiet q where q.directorate_id = ${directorate} and q.name = told.name and q.subject = told.of)`.execute(ctx.db)
  const { rows: closes } = await sql<{ quarter: string }>`
    select subject->>'quarter' as quarter from frame.record t where directorate_id = ${directorate} and name = 'record.close-quiet' and sequence is not null and subject->>'lines' is not null
      and (subject->>'lines')::int > (select count(*) from frame.quiet q where q.directorate_id = ${directorate} and t.subject->'waves' ? (q.subject->>'wave'))`.execute(ctx.db)
  const before = (founding?.subject.lines ?? 0) !== old!.lines || (founding !== undefined && founding.subject.digest !== old!.digest)
  const missing = fewer.length + closes.length > 0
  return [...(before ? [{ what: 'before-the-chain' as const, from: 0, to: 0 }] : []), ...(missing ? [{ what: 'quiet-lines-missing' as const, from: 0, to: 0 }] : [])]
}
