import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql, type Kysely, type Transaction } from 'kysely'
import { plain } from './plain.ts'

/** One step of the schema: its file's name, its text and the fingerprint that is remembered. */
type Step = { readonly name: string; readonly text: string; readonly hash: string }

/** Where the project's own migrations lie. */
export const migrations = fileURLToPath(new URL('../../migrations', import.meta.url))

/** Brings the schema forward, one transaction a file, as app_migrate, by all files or by those that are meant. Says which it applied; there is no way back. */
export async function migrate(owner: Kysely<unknown>, folder: string = migrations, tell: (name: string) => void = () => {}, only: (name: string) => boolean = () => true): Promise<string[]> {
  const all = steps(folder)
  await remember(owner)
  const applied: string[] = []
  for (const step of all.filter(({ name }) => only(name))) {
    const done = await owner.transaction().execute((transaction) => apply(transaction, step, all))
    if (done) tell(step.name)
    if (done) applied.push(step.name)
  }
  return applied
}

/** Was this database in use before: has it seen a migration, and founded a directorate? */
export async function migratedBefore(owner: Kysely<unknown>): Promise<boolean> {
  const there = async (table: string) => (await sql`select from pg_catalog.pg_class where oid = to_regclass(${table})`.execute(owner)).rows.length > 0
  return (await there('platform.migrations')) && (await there('territory.directorates')) && (await sql`select from territory.directorates limit 1`.execute(owner)).rows.length > 0
}

/** The names of the files that a database has still to see. */
export async function outstanding(owner: Kysely<unknown>, folder: string = migrations): Promise<string[]> {
  await remember(owner)
  const known = await knownSteps(owner)
  return steps(folder).map(({ name }) => name).filter((name) => !known.has(name))
}

/** The files in their order, each with its text and fingerprint. */
export function steps(folder: string = migrations): Step[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql')).sort()
  const wrong = names.find((name, place) => !/^\d{4}-[a-z0-9-]+\.sql$/.test(name) || names[place - 1]?.slice(0, 4) === name.slice(0, 4))
  if (wrong) throw plain(`migrations/${wrong}: a migration is named by a number of its own and a sentence, such as 0007-a-wave-remembers-its-instrument.sql.`)
  return names.map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') })).map((step) => ({ ...step, hash: createHash('sha256').update(step.text).digest('hex') }))
}

async function remember(owner: Kysely<unknown>): Promise<void> {
  const { rows } = await sql`select to_regclass('platform.migrations') as there where to_regclass('platform.migrations') is not null`.execute(owner)
  if (rows.length > 0) return
  const table = `create schema if not exists platform;
    create table if not exists platform.migrations (name text primary key, hash text not null, applied_at timestamptz not null default now())`
  // Two that start at the same moment both make it; the second is told that it is there.
  await sql.raw(table).execute(owner).catch((fault: { code?: string }) => (fault.code === '23505' || fault.code === '42P07' ? null : Promise.reject(fault)))
}

/** Applies one step unless it is known; the table's lock makes a second migrator wait and then find it done. */
async function apply(transaction: Transaction<unknown>, step: Step, steps: readonly Step[]): Promise<boolean> {
  await sql`lock table platform.migrations in exclusive mode`.execute(transaction)
  const known = await knownSteps(transaction)
  refuseForeign(known, steps)
  const hash = known.get(step.name)
  if (hash === step.hash) return false
  if (hash !== undefined) throw plain(`migrations/${step.name} was changed after it was applied. Put it back as it was, and write what is new into a new file.`)
  const later = [...known.keys()].find((name) => name > step.name)
  if (later) throw plain(`migrations/${step.name} comes before ${later}, which is applied already. Give it the next free number.`)
  await sql.raw(step.text).execute(transaction).catch((fault: Error) => {
    throw Object.assign(new Error(`migrations/${step.name}: ${fault.message}`, { cause: fault }), { code: (fault as { code?: string }).code })
  })
  await sql`insert into platform.migrations (name, hash) values (${step.name}, ${step.hash})`.execute(transaction)
  return true
}

async function knownSteps(owner: Kysely<unknown>): Promise<Map<string, string>> {
  const { rows } = await sql<{ name: string; hash: string }>`select name, hash from platform.migrations`.execute(owner)
  return new Map(rows.map(({ name, hash }) => [name, hash]))
}

function refuseForeign(known: ReadonlyMap<string, string>, steps: readonly Step[]): void {
  const foreign = [...known.keys()].find((name) => !steps.some((step) => step.name === name))
  if (foreign) throw plain(`The database has seen ${foreign}, which this program does not know: it was migrated by a newer Vatra. Start that one.`)
}
