import { sealed } from '#platform/secrets/sealed.ts'
import { createHash } from 'node:crypto'
import { CompiledQuery, sql } from 'kysely'
import { board, invite, loadInstrument, openWave, planWave } from '#domains/survey/index.ts'
import { designQuestions } from '#domains/work/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import type { Config } from '#platform/config.ts'
import type { Db, Store } from '#platform/db.ts'
import { openPool, serverOf } from '#platform/server.ts'
import { sealedAgain } from '../sealing/in-the-open.ts'
import { closedTurn, keptIn, on } from '../cycles/whole-turn.ts'
import { ownDatabase } from '../database.ts'
import { arta, place, signe } from '../people.ts'
import { as } from '../story.ts'
import { small } from '../small-round.ts'
import { apart } from './standpoints.ts'

/** The day after the turn was closed. */
export const lockedOn = new Date('2027-06-01T09:00:00Z')

export type Column = { readonly table: string; readonly column: string; readonly type: string; readonly nullable: boolean; readonly given: boolean }
export type LockedTown = {
  readonly store: Store & { readonly config: Config }
  /** Past every lock: the tests' own superuser, to look at what is there. */
  readonly superuser: Db
  readonly ids: Readonly<Record<'directorate' | 'commissariat' | 'elsewhere' | 'zone' | 'neighbour' | 'far' | 'wave' | 'first' | 'open' | 'plan' | 'problem' | 'action' | 'cycle' | 'organisation' | 'post' | 'person' | 'instrument', string>>
  /** The id of the row of a table that a deed is asked about. */
  readonly idIn: (table: string) => string
  /** What is printed on a letter and on a sheet of paper of the round that is open. */
  readonly code: string
  readonly serial: string
}

/** A town whose turn was gone through and closed, with at least one row of Old Town in every private table: those that no story fills are filled from the catalogue. */
export async function lockedTown(): Promise<LockedTown> {
  const store = await ownDatabase()
  const town = await keptIn(store, async (ctx) => ({ ...(await closedTurn(ctx)), ...(await askedOnceMore(on(ctx, '2027-06-01', arta))) }))
  const { server, as } = serverOf(store.config.databaseUrl!)
  const superuser = openPool(server, as, { most: 1, patience: 0 })
  const one = async (table: string, where = '') => String((await sql<{ id: string }>`select id from ${sql.raw(`${table} ${where}`)} order by id limit 1`.execute(superuser)).rows[0]?.id)
  const ids = {
    directorate: place.directorate, commissariat: place.talsi, elsewhere: place.elsewhere, zone: town.oldTown as string, neighbour: town.lakeside as string, far: town.station as string,
    wave: town.second, first: town.wave as string, open: town.open as string, plan: town.plan as string, problem: town.light as string, action: town.walks as string, cycle: await one('cycles.cycles', `where zone_id = '${town.oldTown}' and closed_on is null`), organisation: town.organisation as string, post: town.post,
    person: '0194d000-0000-7000-8000-000000000003', instrument: await one('survey.instruments'),
  }
  await superuser.connection().execute((db) => filled(db, ids))
  await sealedAgain(superuser)
  for (const { table } of (await privateColumns(superuser)).filter(({ column }) => column === 'partners')) await superuser.executeQuery(CompiledQuery.raw(`update ${table} set partners = partners || $1::uuid`, [apart.sharing]))
  await superuser.executeQuery(CompiledQuery.raw(`update plans.tasks set state = 'accepted'`))
  await superuser.executeQuery(CompiledQuery.raw('update incidents.profiles set definition = $1', [JSON.stringify({ category: { column: 'kind', meanings: {} }, day: { column: 'day', order: 'year-first' } })]))
  await superuser.executeQuery(CompiledQuery.raw('update survey.mappings set columns = $1', [JSON.stringify({ zone: { column: 'zone' }, mode: { always: 'paper' }, questions: {} })]))
  await superuser.executeQuery(CompiledQuery.raw('update work.walks set answers = $1', [JSON.stringify(Object.fromEntries(designQuestions.map((question) => [question, 'yes'])))]))
  await superuser.executeQuery(CompiledQuery.raw(`update people.recoveries set ends_at = '2027-12-31'`))
  await superuser.executeQuery(CompiledQuery.raw(`update frame.export_requests set ends_at = '2027-12-31'`))
  await superuser.executeQuery(CompiledQuery.raw(`update people.post_requests set ends_at = '2027-12-31', to_on = null, role = 'auditor', area_id = directorate_id, reason = null`))
  await superuser.executeQuery(CompiledQuery.raw(`update people.provider_requests set ends_at = '2027-12-31', reason = null, claims = '{"identifier":"sub","given":"given","family":"family"}'`))
  await providersSealed(superuser)
  await superuser.executeQuery(CompiledQuery.raw('update cycles.cycles set plan_id = $1 where id = $2', [ids.plan, ids.cycle]))
  await superuser.executeQuery(CompiledQuery.raw('update work.pictures set progress_id = (select id from work.progress where action_id = $1 limit 1)', [ids.action]))
  const known = new Map<string, string>()
  for (const table of new Set((await privateColumns(superuser)).filter(({ column }) => column === 'id').map(({ table }) => table))) known.set(table, await one(table, table === 'work.progress' ? `where action_id = '${ids.action}'` : ''))
  return { store, superuser, ids, idIn: (table) => known.get(table)!, code: town.code, serial: town.serial }
}

/** A secret that was filled in from the catalogue is no sealed one, and where browsers go is an address that answers nobody. */
async function providersSealed(superuser: Db): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from people.providers`.execute(superuser)
  for (const { id } of rows) await sql`update people.providers set kind = 'openid', issuer = 'https://127.0.0.1:9', secret = ${sealed('sign-in providers', `people.providers|${id}|secret`, 'nobody knows it')}, claims = '{"identifier":"sub","given":"given","family":"family"}', least = 'high' where id = ${id}`.execute(superuser)
}

/** A third round is open, with a letter and a sheet of paper for Old Town. */
async function askedOnceMore(ctx: Ctx) {
  const { id: instrument } = await loadInstrument(ctx, { instrument: small })
  const { zones } = await board(ctx, {})
  const zone = zones.find(({ commissariat, finished }) => commissariat === place.talsi && finished !== null)!.zone
  const { wave: open } = await planWave(ctx, { commissariat: place.talsi, instrument, names: { en: 'Third round' }, frame: 'Register of inhabitants', modes: ['web', 'paper'], opensOn: '2027-06-01', closesOn: '2027-06-30', zones: [{ zone, target: 50 }] })
  await openWave(ctx, { wave: open })
  const { codes: [code = ''] } = await invite(as(ctx, signe), { wave: open, zone, count: 1 })
  const { codes: [serial = ''] } = await invite(as(ctx, signe), { wave: open, zone, count: 1, mode: 'paper' })
  return { open, code, serial }
}

/** Every column of every table that the public may not read, as the catalogue has them. */
export async function privateColumns(db: Db): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select n.nspname || '.' || c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as nullable, a.atthasdef as given
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and n.nspname !~ '^(pg_|information_schema$|pgboss$|public$|pub$|platform$)' order by 1, a.attnum`.execute(db)
  return rows
}

/** One row in every private table that has none. */
async function filled(db: Db, ids: LockedTown['ids']): Promise<void> {
  await sql`set session_replication_role = replica`.execute(db)
  for (const [table, columns] of Map.groupBy(await privateColumns(db), (one) => one.table)) {
    const there = await db.executeQuery(CompiledQuery.raw(`select from ${table} limit 1`))
    if (there.rows.length > 0) continue
    const checks = await sql<{ name: string; says: string }>`select conname as name, pg_get_constraintdef(oid) as says from pg_constraint where contype = 'c' and conrelid = ${table}::regclass`.execute(db)
    for (const { name } of checks.rows) await db.executeQuery(CompiledQuery.raw(`alter table ${table} drop constraint "${name}"`))
    const row = columns.flatMap((column) => {
      const value = valueOf(table, column, ids, checks.rows.map(({ says }) => says))
      return value === undefined ? [] : [[column.column, value] as const]
    })
    await db.executeQuery(CompiledQuery.raw(`insert into ${table} (${row.map(([name]) => `"${name}"`).join()}) values (${row.map((_, at) => `$${at + 1}`).join()})`, row.map(([, value]) => value)))
  }
  await sql`reset session_replication_role`.execute(db)
}

/** The id of a filled row is made of its table's name. */
const idFor = (table: string) => createHash('md5').update(table).digest('hex').replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-7$3-8$4-$5')

function valueOf(table: string, { column, type, nullable, given }: Column, ids: LockedTown['ids'], checks: readonly string[]): unknown {
  const place = { directorate_id: ids.directorate, commissariat_id: ids.commissariat, zone_id: ids.zone, area_id: ids.zone, wave_id: ids.wave, plan_id: ids.plan, problem_id: ids.problem, action_id: ids.action, cycle_id: ids.cycle, organisation_id: ids.organisation, post_id: ids.post, instrument_id: ids.instrument }[column]
  if (place !== undefined) return place
  const known = { category: 'assault', currency: 'EUR', signs: '[]', [table === 'work.improvements' ? 'kind' : 'language']: table === 'work.improvements' ? 'lighting' : 'en' }[column]
  if (known !== undefined) return known
  if (column === 'id') return idFor(table)
  if (column === 'partners') return [ids.organisation]
  if (given) return undefined
  const check = checks.find((says) => new RegExp(`\\b${column}\\b`).test(says) && !/ OR | AND /.test(says))
  const allowed = /'([^']+)'/.exec(check ?? '')?.[1]
  if (nullable && type !== 'text') return undefined
  if (type === 'uuid') return ids.person
  if (type === 'text') return allowed ?? (/hash/.test(column) ? createHash('sha256').update(table).digest('hex') : 'words of their own')
  if (type === 'jsonb') return JSON.stringify({ en: 'words of their own' })
  if (/^(date|timestamp)/.test(type)) return '2027-02-01'
  if (type.endsWith('[]')) return []
  if (type === 'boolean') return false
  if (type === 'bytea') return Buffer.from('00', 'hex')
  return 1
}
