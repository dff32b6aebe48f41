import { sql, type RawBuilder } from 'kysely'
import type { Db, Store } from '#platform/db.ts'
import { opened } from '#frame/record.ts'
import { collecting, noted } from '#frame/record/chained.ts'
import { retrying } from '#frame/retrying.ts'
import type { AllKept } from './kept.ts'
import { columnsOfKey } from './columns-of-key.ts'
import { lastsFor, type Length, type Span } from './spans.ts'
import { timedRules, type Rule } from './timed-rules.ts'

/** What a directorate decided otherwise than the house, and rows about whom nothing is taken because their use is restricted. */
export type Chosen = { readonly lengths?: { readonly [span in Span]?: Length }; readonly restricted?: readonly string[] }
/** What was taken from one table. */
export type Taken = { readonly table: string; readonly span: Span; readonly rows: number; readonly blanked: boolean }

const most = 500

/** What every line says that is written when something is taken away. */
export const byTheClock = (now: Date) => ({ ...opened({ now }), operation: 'erase' as const, actor: 'calendar', roles: [], whose: [], purpose: 'data-protection' as const, ground: 'legal-duty' as const, recipients: [], result: 'done' as const })

/**
 * Takes away, in one directorate, everything whose time is over by the beginning of that day: some rows at a time, each time in one transaction with the
 * lines of the record that say how many of what. May be stopped anywhere and run again.
 */
export async function takeDue(store: Pick<Store, 'keeper'>, kept: AllKept, directorate: string, now: Date, chosen: Chosen = {}): Promise<Taken[]> {
  const rules = timedRules(kept), taken = new Map<Rule, number>()
  for (let from = 0; from < rules.length;) {
    const lot = await retrying(() => lotOf(store.keeper, rules.slice(from), kept, directorate, now, chosen))
    for (const [at, rows] of lot.entries()) taken.set(rules[from + at]!, (taken.get(rules[from + at]!) ?? 0) + rows)
    // Where there was more than fits into one lot, the next one begins there: what points at a row is gone before the row.
    from += lot.at(-1)! < most ? lot.length : lot.length - 1
  }
  return [...taken].flatMap(([{ table, span, blank }, rows]) => (rows > 0 ? [{ table, span, rows, blanked: blank !== undefined }] : []))
}

/** What one transaction took by each of these rules, to the first by which there is more to take. */
const lotOf = (keeper: Db, rules: readonly Rule[], kept: AllKept, directorate: string, now: Date, chosen: Chosen): Promise<number[]> =>
  keeper.transaction().execute((db) => collecting(db, async () => {
    await sql.raw(`set local app.directorate = '${directorate.replaceAll(/[^0-9a-f-]/g, '')}'`).execute(db)
    const lot: number[] = []
    for (const rule of rules) {
      const rows = await someOf(db, rule, kept, directorate, now, chosen)
      if (rows > 0) await noted(db, { ...byTheClock(now), directorate_id: directorate, name: 'privacy.take-due', subject: { table: rule.table, span: rule.span, rows, left: rule.blank ? 'blank' : 'nothing' } })
      lot.push(rows)
      if (rows === most) break
    }
    return lot
  }))

async function someOf(db: Db, rule: Rule, kept: AllKept, directorate: string, now: Date, { lengths = {}, restricted = [] }: Chosen): Promise<number> {
  const { table, only = {}, blank } = rule
  const key = await columnsOfKey(db, table)
  const who = Object.entries(kept[table]!.columns).find(([, column]) => column === 'who')?.[0]
  const due = sql.join([
    sql`r.directorate_id = ${directorate}`,
    isOver(rule, lengths[rule.span] ?? lastsFor(rule.span), now),
    ...Object.entries(only).map(([column, value]) => sql`r.${sql.ref(column)} = ${value}`),
    ...(blank ? [sql`(${sql.join(Object.entries(blank).map(([column, value]) => differs(column, value ?? null)), sql` or `)})`] : []),
    ...(who && restricted.length > 0 ? [sql`r.${sql.ref(who)} <> all (${restricted}::uuid[])`] : []),
  ], sql` and `)
  const names = sql.join(key.map((column) => sql.ref(column)))
  const these = sql`(${names}) in (select ${sql.join(key.map((column) => sql`r.${sql.ref(column)}`))} from ${sql.table(table)} as r where ${due} limit ${most})`
  const done = blank
    ? sql`update ${sql.table(table)} set ${sql.join(Object.entries(blank).map(([column, value]) => sql`${sql.ref(column)} = ${value}`))} where directorate_id = ${directorate} and ${these}`
    : sql`delete from ${sql.table(table)} where directorate_id = ${directorate} and ${these}`
  return Number((await done.execute(db)).numAffectedRows ?? 0n)
}

const differs = (column: string, value: string | null) => (value === null ? sql`r.${sql.ref(column)} is not null` : sql`r.${sql.ref(column)}::text is distinct from ${value}`)

/** Has the span after the day passed? No day yet: no. */
function isOver({ since }: Rule, length: Length, now: Date): RawBuilder<unknown> {
  const [unit, count] = Object.entries(length)[0] as [string, number]
  const passed = (day: RawBuilder<unknown>) => sql`(${day})::date + ${`${count} ${unit}`}::interval <= ${now.toISOString().slice(0, 10)}::date`
  if (typeof since === 'string') return passed(sql`r.${sql.ref(since)}`)
  if ('by' in since) return sql`exists (select from ${sql.table(since.table)} as s where s.directorate_id = r.directorate_id and s.id = r.${sql.ref(since.by)} and ${passed(sql`s.${sql.ref(since.at)}`)})`
  const pointing = sql`from ${sql.table(since.last)} as s where s.directorate_id = r.directorate_id and s.${sql.ref(since.of)} = r.${sql.ref(since.own)}`
  return sql`not exists (select ${pointing} and s.${sql.ref(since.at)} is null) and ${passed(sql`select max(s.${sql.ref(since.at)}) ${pointing}`)}`
}
