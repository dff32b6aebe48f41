import { sql } from 'kysely'
import type { PersonId } from '#domains/people/words.ts'
import { named } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { tellStep } from '#platform/background/waited-for.ts'
import { everythingKept } from '../kept.ts'
import { tablesInWords } from '../paper/tables-in-words.ts'
import { aboutPersons, handedOut, keptFor, namedAsDoer, whenErased } from '#keeping/about-persons.ts'
import type { Export } from '../words.ts'
import { chosenLengths } from './chosen-lengths.ts'
import { inEachPlace } from './own-self.ts'

type Row = Readonly<Record<string, unknown>>

/** Everything that is kept about a person, read as the tables are tagged: a table that comes tomorrow is in it without a word here. What opens something is never handed out. */
export async function exportOf(ctx: Ctx, { directorate, person }: { readonly directorate: string; readonly person: string }, language: string): Promise<Export> {
  const lengths = await chosenLengths(ctx, directorate)
  const tables = [], about = aboutPersons(everythingKept)
  for (const { table, who } of about) {
    tellStep('privacy.at-tables', tables.length, about.length)
    const { class: of, keep, erase } = everythingKept[table]!, columns = handedOut(everythingKept, table)
    const rows = (await inEachPlace(ctx, { directorate, person }, async (place) => await ctx.db.withTables<Record<string, Row>>().selectFrom(table).select(columns).where('directorate_id', '=', place).where(who, '=', person).execute() as readonly Row[])).flat()
    tables.push({
      table: nameIn(table, language), purpose: purposeIn(table, language), class: of, kept: keptFor(keep, lengths), whenErased: whenErased(erase),
      rows: rows.map((row) => columns.map((column) => ({ column, value: asText(row[column]) }))),
    })
  }
  const known = await ctx.db.withTables<{ 'people.persons': { directorate_id: string; id: string; name: string } }>().selectFrom('people.persons').select('name').where('directorate_id', '=', directorate).where('id', '=', person).executeTakeFirst()
  return { person: person as PersonId, name: known?.name ?? '', madeAt: ctx.now.toISOString(), tables, named: await namedIn(ctx, directorate, person), taken: null }
}

/** Rows that name the person as the one who did something, as far as whoever asks may see them. */
async function namedIn(ctx: Ctx, directorate: string, person: string): Promise<Export['named']> {
  const counted = []
  for (const { table, column } of namedAsDoer(everythingKept)) {
    const { rows: [one] } = await sql<{ rows: number }>`select count(*)::int as rows from ${sql.table(table)} where directorate_id = ${directorate} and ${sql.ref(column)}::text = ${person}`.execute(ctx.db)
    if (one!.rows > 0) counted.push({ table: `${table}.${column}`, purpose: everythingKept[table]!.for, rows: one!.rows })
  }
  return counted
}

export const nameIn = (table: string, language: string): string => (tablesInWords[table] ? named(tablesInWords[table].name, language) : table)
export const purposeIn = (table: string, language: string): string => (tablesInWords[table] ? named(tablesInWords[table].purpose, language) : everythingKept[table]!.for)

function asText(value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
