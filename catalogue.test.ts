import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { CompiledQuery, sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { openPool, serverOf } from '#platform/server.ts'
import { ownDatabase, storyStore } from '#testing/database.ts'
import { root } from './tools/run.ts'
import { describedTables } from './tools/tables.ts'
import { projectTree, treeOf, type Tree } from './tools/tree.ts'

/** Tables that belong to no directorate, and why. */
const reference: Readonly<Record<string, string>> = {
  'platform.migrations': 'what has been done to the schema; no deed reads it',
  'platform.root_keys': 'which root keys the rows are sealed by; no deed reads it',
  'territory.directorates': 'the list of the directorates themselves',
  'territory.countries': 'the list of the countries that they lie in',
  'pub.zones': 'the address of a zone\'s page is unique in the installation',
  'pub.edition': 'one row that counts public changes',
  'pub.instruments': 'a published questionnaire is the same text for everybody',
}
/** Policies that let every row through, and why. */
const open: Readonly<Record<string, string>> = {
  'frame.record.kept': 'a refused deed is recorded too, by whoever it was',
  'frame.heads.moved': 'whoever does anything moves its chain on, whatever their reach; it holds a number and a hash, and what was written under it shows who moved it wrongly',
  'frame.outbox.due': 'what follows a deed is run by whichever request comes next; it holds ids only',
  'territory.directorates.known': 'a map is no secret', 'territory.commissariats.known': 'a map is no secret', 'territory.zones.known': 'a map is no secret', 'territory.boundaries.known': 'a map is no secret', 'territory.countries.known': 'a map is no secret', 'territory.villages.known': 'a map is no secret', 'territory.village_versions.known': 'a map is no secret',
  'pub.edition.counted': 'one number that says how new the published copies are',
  'pub.instruments.published': 'a questionnaire is the same text for everybody, kept by its hash and never changed',
}
const serving = ['app_rw', 'app_public', 'app_audit_writer', 'app_keeper']
const apart = [...serving, 'app_cutter', 'app_backup']

let owner: Db
before(async () => { owner = (await storyStore()).owner })

test('there are tables to look at, and descriptions to hold them to', async () => {
  assert.ok((await columnsOf(owner)).size > 20)
  assert.ok(describedTables(projectTree()).length > 15)
})

test('every table is locked, every row has its directorate, and no login rules the database (SEC-18)', async () => assert.deepEqual(await faults(owner), []))

test('what a domain says of its tables is what the database has', async () => assert.deepEqual(differences(projectTree(), await columnsOf(owner)), []))

test('every exception is a table that is there and needs it', async () => {
  assert.deepEqual(Object.keys(reference).sort(), await tablesOfNoDirectorate(owner))
})

const planted: readonly (readonly [statement: string, name: string, fault: RegExp, faults?: number])[] = [
  ['create table survey.open (directorate_id uuid not null, id uuid, primary key (directorate_id, id))', 'survey.open', /not enabled and forced/],
  [locked('survey.half', 'directorate_id uuid not null, id uuid, primary key (directorate_id, id)').replace(/alter table \S+ force[^;]+;/, ''), 'survey.half', /not enabled and forced/],
  [locked('survey.homeless', 'id uuid primary key'), 'survey.homeless', /has no directorate_id/],
  [locked('survey.texts', 'directorate_id text not null, id uuid, primary key (directorate_id, id)'), 'survey.texts', /not uuid not null/],
  [locked('survey.second', 'directorate_id uuid not null, id uuid, primary key (id, directorate_id)'), 'survey.second', /not first in the primary key/],
  [locked('survey.known', 'directorate_id uuid not null, id uuid, code text unique, primary key (directorate_id, id)'), 'survey.known', /unique without directorate_id/],
  [`alter table people.holdings add constraint anywhere exclude using gist (frame.ids(person_id, person_id, '[]') with =, daterange(from_on, to_on) with &&)`, 'people.holdings', /exclusion without directorate_id/],
  [locked('survey.lone', 'directorate_id uuid not null, id uuid, other_directorate uuid, wave_id uuid, primary key (directorate_id, id), foreign key (other_directorate, wave_id) references survey.waves'), 'survey.lone', /not paired/],
  [locked('survey.counted', 'directorate_id uuid not null, id uuid, place integer generated always as identity, primary key (directorate_id, id)'), 'survey.counted', /numbers itself/],
  ['create function survey.t() returns trigger language plpgsql as $$ begin return new; end $$; create trigger changed before update on survey.waves for each row execute function survey.t()', 'survey.waves', /trigger: changed/],
  ['create policy asks on survey.waves to app_rw using (id in (select id from survey.publications))', 'survey.waves', /policy with a subquery: asks/],
  ['create policy anyone on survey.waves using (true)', 'survey.waves', /policy for everyone/, 2],
  ['create view survey.all_waves as select * from survey.waves', 'survey.all_waves', /does not ask as its reader/],
  ['create function survey.f() returns int language sql security definer as $$ select 1 $$', 'survey.f', /runs as its owner/],
  [`create type survey.mood as enum ('good', 'bad')`, 'survey.mood', /type of its own list/],
  ['grant select on survey.waves to app_public', 'survey.waves', /app_public may do SELECT/],
  ['grant select (hash) on survey.instruments to app_public', 'survey.instruments.hash', /app_public may do SELECT/],
  ['grant insert on pub.waves to app_public', 'pub.waves', /app_public may do INSERT/],
  ['alter table survey.waves owner to app_rw', 'survey.waves', /is owned by app_rw/, 2],
  ['alter role app_rw bypassrls', 'app_rw', /passes by row-level security/],
  ['alter role app_backup createrole', 'app_backup', /makes roles/],
  ['grant app_audit_writer to app_rw', 'app_rw', /belongs to app_audit_writer/],
  ['grant select on survey.waves to public', 'survey.waves', /everyone may do SELECT/],
  ['grant select (name) on survey.waves to public', 'survey.waves.name', /everyone may do SELECT/],
  ['grant usage on schema survey to public', 'survey', /open to everyone: USAGE/],
  ['alter schema survey owner to app_rw', 'survey', /schema is owned by app_rw|may be made in it by app_rw/, 2],
  ['alter function frame.person() owner to app_rw', 'frame.person', /function is owned by app_rw/],
  ['grant create on schema survey to app_rw', 'survey', /may be made in it by app_rw/],
  ['grant truncate on survey.waves to app_rw', 'survey.waves', /may empty it/],
  ['grant update (at) on frame.record to app_rw', 'frame.record', /change or take away/],
  ['grant delete on frame.record to app_rw', 'frame.record', /change or take away/],
  ['grant update (subject) on frame.quiet to app_rw', 'frame.quiet', /change or take away/],
  ['grant update (hash) on pub.record_heads to app_rw', 'pub.record_heads', /change or take away/],
  ['grant delete on frame.heads to app_rw', 'frame.heads', /change or take away/],
  ['create policy anything on survey.waves for select to app_rw using (true)', 'survey.waves', /looks at nothing: anything/],
  ['create policy anything on pub.waves for update to app_rw using (true)', 'pub.waves', /looks at nothing: anything/],
]

test('every policy that may look at nothing is there and looks at nothing (SEC-18)', async () => {
  const { rows } = await sql<{ name: string }>`
    select n.nspname || '.' || c.relname || '.' || p.polname as name from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
    where not (n.nspname = 'pub' and p.polcmd = 'r') and (pg_get_expr(p.polqual, p.polrelid) = 'true' or pg_get_expr(p.polwithcheck, p.polrelid) = 'true') and n.nspname <> 'pgboss' order by 1`.execute(owner)
  assert.deepEqual(Object.keys(open).sort(), rows.map(({ name }) => name))
})

test('every planted break of the rules is found, one at a time (SEC-18)', async () => {
  const { server, as } = serverOf((await ownDatabase()).config.databaseUrl!)
  const scratch = openPool(server, as, { most: 1, patience: 0 })
  const already = await faults(scratch)
  for (const [statement, name, fault, many = 1] of planted) {
    const found = await scratch.transaction().execute(async (inside) => {
      await sql.raw(statement).execute(inside)
      throw new Found((await faults(inside)).filter((each) => !already.includes(each)))
    }).catch((thrown: unknown) => (thrown instanceof Found ? thrown.faults : Promise.reject(thrown)))
    assert.equal(found.length, many, `${statement}\n${found.join('\n')}`)
    assert.ok(found.some((one) => one.startsWith(`${name}: `) && fault.test(one)), found.join('\n'))
  }
  await scratch.destroy()
})

/** What was told of a round, of a turn and of what was asked: a correction stands beside it. */
const toldForGood = ['pub.waves', 'pub.zone_results', 'pub.breakdowns', 'pub.remark_counts', 'pub.place_counts', 'pub.accounts', 'pub.instruments', 'survey.publications', 'survey.instruments', 'survey.spent']

test('what was published of a round no login that serves may change or take away, and one that may is found (SEC-09)', async () => {
  const { server, as } = serverOf((await ownDatabase()).config.databaseUrl!)
  const scratch = openPool(server, as, { most: 1, patience: 0 })
  const may = async (inside: Db) => (await sql<{ may: string }>`
    select r.rolname || ' ' || t as may from unnest(${toldForGood}::text[]) t, pg_roles r
    where r.rolname = any (${['app_rw', 'app_public', 'app_audit_writer']}::text[]) and (has_any_column_privilege(r.oid, t::regclass, 'update') or has_table_privilege(r.oid, t::regclass, 'delete, truncate')) order by 1`.execute(inside)).rows.map((row) => row.may)
  assert.deepEqual(await may(scratch), [])
  for (const told of ['update (result) on pub.zone_results', 'delete on pub.accounts', 'update on survey.publications', 'truncate on pub.waves']) {
    const found = await scratch.transaction().execute(async (inside) => {
      await sql.raw(`grant ${told} to app_rw`).execute(inside)
      throw new Found(await may(inside))
    }).catch((thrown: unknown) => (thrown instanceof Found ? thrown.faults : Promise.reject(thrown)))
    assert.deepEqual(found, [`app_rw ${told.split(' ').at(-1)}`], told)
  }
  await scratch.destroy()
})

test('what was recorded is counted by place and time alone: no table of it leads to a person or says what somebody is, and one that does is found (ETH-04)', async () => {
  const { server, as } = serverOf((await ownDatabase()).config.databaseUrl!)
  const scratch = openPool(server, as, { most: 1, patience: 0 })
  const ofPersons = async (inside: Db) => (await sql<{ name: string }>`
    select c.relname || '.' || a.attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'incidents'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and (
      a.attname ~ 'person|victim|suspect|offender|reporter|birth|age$|sex|gender|nation|ethn|relig|health|school|family|address'
      or exists (select from pg_constraint k join pg_class far on far.oid = k.confrelid join pg_namespace n on n.oid = far.relnamespace
        where k.conrelid = c.oid and a.attnum = any (k.conkey) and a.attname <> 'directorate_id' and n.nspname in ('people', 'residents', 'privacy'))) order by 1`.execute(inside)).rows.map(({ name }) => name)
  assert.deepEqual(await ofPersons(scratch), [])
  for (const [column, name] of [['suspect_id uuid', 'suspect_id'], ['nationality text', 'nationality'], ['of_whom uuid, add foreign key (directorate_id, of_whom) references people.persons', 'of_whom']] as const) {
    const found = await scratch.transaction().execute(async (inside) => {
      await sql.raw(`alter table incidents.incidents add ${column}`).execute(inside)
      throw new Found(await ofPersons(inside))
    }).catch((thrown: unknown) => (thrown instanceof Found ? thrown.faults : Promise.reject(thrown)))
    assert.deepEqual(found, [`incidents.${name}`])
  }
  await scratch.destroy()
})

test('a column that only one side knows, and one that may be empty on one side only, are found', () => {
  const catalogue = new Map([['survey.waves', new Map([['id', { nullable: false }], ['margins', { nullable: true }]])]])
  const described = (columns: string) => treeOf({ 'src/domains/survey/tables.ts': `export type SurveyTables = { 'survey.waves': { ${columns} } }` })
  assert.deepEqual(differences(described('id: string; margins: string | null'), catalogue), [])
  assert.deepEqual(differences(described('id: string'), catalogue), ['survey.waves.margins is in the database only'])
  assert.deepEqual(differences(described('id: string; margins: string | null; ghost: string'), catalogue), ['survey.waves.ghost is in tables.ts only'])
  assert.deepEqual(differences(described('id: string; margins: string'), catalogue), ['survey.waves.margins may be null in the database only'])
  assert.deepEqual(differences(treeOf({}), catalogue), ['survey.waves is in no tables.ts'])
})

class Found extends Error {
  readonly faults: readonly string[]
  constructor(faults: readonly string[]) {
    super()
    this.faults = faults
  }
}

type Columns = ReadonlyMap<string, { readonly nullable: boolean }>

async function faults(db: Db): Promise<string[]> {
  const text = readFileSync(join(root, 'tools/catalogue.sql'), 'utf8')
  const { rows } = await db.executeQuery<{ name: string; fault: string }>(CompiledQuery.raw(text, [Object.keys(reference), serving, apart, Object.keys(open)]))
  return rows.map(({ name, fault }) => `${name}: ${fault}`)
}

async function columnsOf(db: Db): Promise<ReadonlyMap<string, Columns>> {
  const { rows } = await sql<{ table: string; column: string; nullable: boolean }>`
    select n.nspname || '.' || c.relname as table, a.attname as column, not a.attnotnull as nullable
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and n.nspname !~ '^(pg_|information_schema$|pgboss$)' order by 1, a.attnum`.execute(db)
  return new Map([...Map.groupBy(rows, (row) => row.table)].map(([table, columns]) => [table, new Map(columns.map(({ column, nullable }) => [column, { nullable }]))]))
}

async function tablesOfNoDirectorate(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_|information_schema$|pgboss$|public$)'
      and not exists (select from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attname = 'directorate_id' where i.indrelid = c.oid and i.indisprimary and i.indkey[0] = a.attnum)
    order by 1`.execute(db)
  return rows.map(({ name }) => name)
}

/** What the domains' descriptions and the catalogue do not say alike. The frame and the platform describe their own tables where they write them. */
function differences(tree: Tree, catalogue: ReadonlyMap<string, Columns>): string[] {
  const described = new Map(describedTables(tree).map(({ table, columns }) => [table, columns]))
  const missing = [...catalogue.keys()].filter((table) => !described.has(table) && !/^(frame|platform)\./.test(table)).map((table) => `${table} is in no tables.ts`)
  return [...missing, ...[...described].flatMap(([table, columns]) => columnDifferences(table, columns, catalogue.get(table) ?? new Map()))]
}

function columnDifferences(table: string, said: Columns, had: Columns): string[] {
  return [...new Set([...said.keys(), ...had.keys()])].flatMap((column) => {
    const [here, there] = [said.get(column), had.get(column)]
    if (!there) return [`${table}.${column} is in tables.ts only`]
    if (!here) return [`${table}.${column} is in the database only`]
    return here.nullable === there.nullable ? [] : [`${table}.${column} may be null in ${there.nullable ? 'the database' : 'tables.ts'} only`]
  })
}

function locked(table: string, columns: string): string {
  return `create table ${table} (${columns}); alter table ${table} enable row level security; alter table ${table} force row level security;`
}
