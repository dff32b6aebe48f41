import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'

type Row = { readonly key: string; readonly xmin: number; readonly place: number }
/** What somebody has who has taken the whole database away: every row of a wave with the transaction that wrote it and its place on the disk. */
export type Dump = { readonly used: readonly Row[]; readonly sheets: readonly Row[]; readonly words: readonly Row[]; readonly record: readonly (Row & { readonly name: string })[]; readonly spent: readonly Row[]; readonly boxes: readonly { readonly id: string; readonly sheets: number; readonly sealed: string }[] }
/** Which row an attacker believes to be whose, by code hash. */
export type Guess = ReadonlyMap<string, string>

/** Takes everything away that a wave has left in the database. */
export async function dump(db: Db, wave: string): Promise<Dump> {
  const rows = async <R extends Row>(from: string, key: string, more = '') => (await sql<R>`
    select ${sql.raw(key)} as key, xmin::text::bigint::float8 as xmin, (row_number() over (order by ctid))::float8 as place ${sql.raw(more)} from ${sql.raw(from)} order by ctid`.execute(db)).rows
  const of = `where wave_id = '${wave}'`
  return {
    used: await rows(`survey.invitations ${of} and outcome = 'answered'`, 'code_hash'), sheets: await rows(`survey.sheets ${of}`, 'id::text'), words: await rows(`survey.remarks ${of}`, 'id::text'),
    record: [...(await rows<Dump['record'][number]>(`frame.record where subject->>'wave' = '${wave}'`, 'id::text', ', name')), ...(await rows<Dump['record'][number]>(`frame.quiet where subject->>'wave' = '${wave}'`, 'id::text', ', name'))], spent: await rows(`survey.spent ${of}`, 'value_hash'),
    boxes: (await sql<Dump['boxes'][number]>`select id, sheets, sealed from survey.boxes where wave_id = ${wave}`.execute(db)).rows,
  }
}

const byTransaction = (one: Row, other: Row) => one.xmin - other.xmin || one.place - other.place
const byPlace = (one: Row, other: Row) => one.place - other.place
const byKey = (one: Row, other: Row) => (one.key < other.key ? -1 : 1)

/** The ways to lead rows of sheets (or of own words) back to invitations. Each gives one guess for each invitation, as good as it can. */
export const ways: Readonly<Record<string, (taken: Dump, of: 'sheets' | 'words') => Guess>> = {
  'the same transaction': ({ used, sheets, words }, of) => {
    const free = Map.groupBy([...(of === 'sheets' ? sheets : words)].sort(byPlace), ({ xmin }) => xmin)
    return new Map(used.flatMap(({ key, xmin }) => { const row = free.get(xmin)?.shift(); return row ? [[key, row.key]] : [] }))
  },
  'the order of transactions': (taken, of) => beside(taken.used.toSorted(byTransaction), taken[of].toSorted(byTransaction)),
  'the place on the disk': (taken, of) => beside(taken.used.toSorted(byPlace), taken[of].toSorted(byPlace)),
  'the order of ids': (taken, of) => beside(taken.used.toSorted(byTransaction), taken[of].toSorted(byKey)),
  'the order of hashes': (taken, of) => beside(taken.used.toSorted(byKey), taken[of].toSorted(byTransaction)),
  'the lines of the record': ({ used, record, ...taken }, of) => {
    // Whose letter was ticked off in the transaction of the first line, of the second, and so on.
    const letters = new Map(used.map((row) => [row.xmin, row]))
    return beside(record.toSorted(byPlace).flatMap(({ xmin }) => letters.get(xmin) ?? []), taken[of].toSorted(byTransaction))
  },
}

const beside = (used: readonly Row[], rows: readonly Row[]): Guess => new Map(used.slice(0, rows.length).map(({ key }, at) => [key, rows[at]!.key]))

/** With the key of the installation too: whoever was ticked off last, in order, against what lies in a box, in order. */
export const inBox = (taken: Dump, lies: readonly string[]): Guess =>
  new Map(taken.used.toSorted(byTransaction).slice(-lies.length).map(({ key }, at) => [key, lies[at]!]))
