import { CompiledQuery, sql } from 'kysely'
import type { Db, Store } from '#platform/db.ts'
import { openPool, serverOf } from '#platform/server.ts'
import { closedTurn, keptIn } from '../cycles/whole-turn.ts'
import { ownDatabase } from '../database.ts'
import { place } from '../people.ts'

type Columns = readonly { readonly column: string; readonly type: string; readonly nullable: boolean; readonly given: boolean }[]
/** Who left on that day, with all their ways in. */
export const leaver = { id: '0194d000-0000-7000-8000-0000000000e1', leftOn: '2027-08-10' } as const

/** Days that the filled rows carry, each its own, so that nothing falls on the same day by chance. */
const days: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'people.sign_in_links': { ends_at: '2027-07-01T22:00:00Z', person_id: leaver.id }, 'people.passwords': { person_id: leaver.id }, 'people.passkeys': { person_id: leaver.id },
  'people.recoveries': { ends_at: '2027-07-03T10:00:00Z', person_id: leaver.id, begun_by: null }, 'people.openings': { began_at: '2027-07-04T09:30:00Z', ends_at: '2027-07-04T10:30:00Z', person_id: leaver.id }, 'vigilance.findings': { day: '2027-07-06', person_id: leaver.id, commissariats: [], signs: '[]' }, 'survey.outreach': { done_on: '2027-07-20' }, 'incidents.incidents': { happened_on: '2027-06-29', lon: 26.1, lat: 58.3 },
  'problems.information': { learnt_on: '2027-06-09', address: 'a link', problem_id: null }, 'problems.conversations': { held_on: '2027-05-30' }, 'problems.rankings': { ranked_on: '2027-05-17', officer_id: leaver.id },
  'work.walks': { on_day: '2027-06-21', walked_by: leaver.id }, 'work.pictures': { taken_on: '2027-06-23', shown: false, improvement_id: null }, 'privacy.requests': { kind: 'access', person_id: leaver.id, asked_on: '2027-09-01', due_on: '2027-10-01', decided_on: '2027-09-15', decided_by: null, outcome: 'granted', because: 'given', lifted_on: null },
  'privacy.deferrals': { from_on: '2027-06-01', asked_on: '2027-06-01', until_on: '2027-08-30', asked_as: 'hq', reason: 'inquiries' }, 'survey.codings': { code: 'other' }, 'survey.pins': { times: ['night'] }, 'people.identities': { person_id: leaver.id }, 'people.browsers': { person_id: leaver.id, first_on: '2027-06-25', last_on: '2027-06-25' }, 'fieldwork.keyings': { turn: 1, person_id: leaver.id },
}

/** A town whose turn was gone through and published, with at least one row in each of these tables, and somebody who left. */
export async function agedTown(tables: readonly string[]): Promise<{ readonly store: Store & { close: () => Promise<void> }; readonly superuser: Db; readonly close: () => Promise<void> }> {
  const store = await ownDatabase()
  await keptIn(store, closedTurn)
  const { server, as } = serverOf(store.config.databaseUrl!)
  const superuser = openPool(server, as, { most: 1, patience: 0 })
  const run = (text: string, values: readonly unknown[] = []) => superuser.executeQuery<Record<string, string>>(CompiledQuery.raw(text, [...values]))
  await run('set session_replication_role = replica')
  await run(`insert into people.persons (directorate_id, id, name, language) values ($1, $2, 'Gunta Liepa', 'en')`, [place.directorate, leaver.id])
  await run(`insert into people.holdings (directorate_id, id, post_id, person_id, from_on, to_on, role) values ($1, $2, $3, $2, '2026-01-01', $4, 'analyst')`, [place.directorate, leaver.id, place.talsi, leaver.leftOn])
  const { rows: [wave] } = await run('select id from survey.waves where closed_on is not null order by id limit 1')
  const ids: Record<string, unknown> = { directorate_id: place.directorate, commissariat_id: place.talsi, wave_id: wave!.id }
  for (const table of ['problems.conversations', ...tables]) {
    if (days[table] === undefined && (await run(`select from ${table} limit 1`)).rows.length > 0) continue
    const { rows: checks } = await run(`select conname as name from pg_constraint where contype = 'c' and conrelid = '${table}'::regclass`)
    for (const { name } of checks) await run(`alter table ${table} drop constraint "${name}"`)
    const row = (await columnsOf(superuser, table)).flatMap(({ column, type, nullable, given }) => {
      const own = days[table]
      if (own && column in own) return [[column, own[column]] as const]
      if (ids[column] !== undefined) return [[column, ids[column]] as const]
      if (column === 'conversation_id') return [[column, 'CONVERSATION'] as const]
      return nullable || given ? [] : [[column, valueOf(table, column, type)] as const]
    })
    const { rows: [conversation] } = await run('select id from problems.conversations limit 1')
    await run(`insert into ${table} (${row.map(([column]) => `"${column}"`).join()}) values (${row.map((_, at) => `$${at + 1}`).join()})`, row.map(([, value]) => (value === 'CONVERSATION' ? conversation!.id : value)))
  }
  await run('reset session_replication_role')
  return { store, superuser, close: async () => (await superuser.destroy(), await store.close()) }
}

async function columnsOf(db: Db, table: string): Promise<Columns> {
  const { rows } = await sql<Columns[number]>`
    select a.attname as column, format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as nullable, a.atthasdef as given
    from pg_attribute a where a.attrelid = ${table}::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum`.execute(db)
  return rows
}

function valueOf(table: string, column: string, type: string): unknown {
  if (type === 'uuid') return crypto.randomUUID()
  if (type === 'text') return `some ${column} of ${table}`
  if (type === 'jsonb') return '{}'
  if (/^(date|timestamp)/.test(type)) return '2027-06-15'
  if (type.endsWith('[]')) return []
  if (type === 'boolean') return false
  if (type === 'bytea') return Buffer.from('00', 'hex')
  return 1
}
