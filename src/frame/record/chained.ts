import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { openLog } from '#platform/log.ts'
import { Refusal } from '../refusal.ts'
import { genesis, lineText, type Line } from './line.ts'

const log = openLog()
const pending = new WeakMap<Db, Line[]>()

/**
 * Everything that is recorded within is written at its end, in one go: the head of a chain is held from then to the commit and no longer, and always as the
 * last thing, so that nobody who holds it waits for anybody. Within another deed it changes nothing: its end is the outermost one's.
 */
export async function collecting<R>(db: Db, run: () => Promise<R>): Promise<R> {
  if (pending.has(db)) return run()
  pending.set(db, [])
  try {
    const answer = await run()
    await written(db, pending.get(db)!)
    return answer
  } finally {
    pending.delete(db)
  }
}

/** Adds a line to what is written at the end. */
export async function noted(db: Db, line: Line): Promise<void> {
  const lines = pending.get(db)
  if (lines) lines.push(line)
  else await written(db, [line])
}

/** How many lines wait to be written. */
export const waiting = (db: Db): number => pending.get(db)?.length ?? 0

/** Takes back the lines since then that only say what was consulted: they are part of the deed that consulted it. */
export function absorbed(db: Db, since: number): readonly string[] {
  const later = pending.get(db)?.splice(since) ?? []
  pending.get(db)?.push(...later.filter(({ operation }) => operation !== 'consult'))
  return later.filter(({ operation }) => operation === 'consult').flatMap(({ whose }) => whose)
}

async function written(db: Db, lines: readonly Line[]): Promise<void> {
  try {
    // Chains are always taken in the same order: two transactions that write to both do not wait for each other.
    for (const line of lines.toSorted((one, other) => (one.directorate_id < other.directorate_id ? -1 : one.directorate_id > other.directorate_id ? 1 : 0))) await chain(db, line)
  } catch (fault) {
    if (['40001', '40P01', '25P02'].includes((fault as { code?: string }).code ?? '')) throw fault
    log.error({ fault }, 'the record could not be written')
    throw new Refusal('not-now', 'frame.not-recorded')
  }
}

/** Moves the head on and writes the line under its new number, in one statement. */
async function chain(db: Db, line: Line): Promise<void> {
  const text = lineText(line)
  const link = (before: ReturnType<typeof sql>, sequence: ReturnType<typeof sql>) => sql`encode(sha256(convert_to(${before} || chr(10) || ${sequence} || chr(10) || ${text}::text, 'UTF8')), 'hex')`
  await sql`
    with head as (
      insert into frame.heads as h (directorate_id, sequence, hash) values (${line.directorate_id}, 1, ${link(sql`${genesis}::text`, sql`'1'`)})
      on conflict (directorate_id) do update set sequence = h.sequence + 1, hash = ${link(sql`h.hash`, sql`(h.sequence + 1)::text`)}
      returning h.sequence, h.hash)
    insert into frame.record (directorate_id, id, name, operation, actor, roles, session, subject, whose, purpose, ground, recipients, result, request, at, sequence, hash)
    select ${line.directorate_id}, ${line.id}, ${line.name}, ${line.operation}, ${line.actor}, ${[...line.roles]}::text[], ${line.session}::uuid, ${JSON.stringify(line.subject)}::jsonb, ${[...line.whose]}::uuid[],
      ${line.purpose}, ${line.ground}, ${[...line.recipients]}::text[], ${line.result}, ${line.request}::uuid, ${line.at}, head.sequence, head.hash from head`.execute(db)
}
