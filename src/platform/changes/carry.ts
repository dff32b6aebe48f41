import { createReadStream, existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { plain } from '../plain.ts'
import { connected, type Credentials, type Server } from '../server.ts'
import { numberOf, placeIn, segmentBytes, segmentNamed, written } from './log-places.ts'
import { changesOf, keptIn, pieceOf, writtenPiece } from './pieces.ts'

/** The embedded server that runs, the folder of its cluster, and where backups go. */
export type Source = { readonly server: Server; readonly as: Credentials; readonly cluster: string; readonly backups: string }
/** What was carried: up to which moment everything acknowledged is in the folder, and how many pieces that took. */
export type Carried = { readonly folder: string; readonly upTo: string; readonly pieces: number }

/** The server keeps its log until it was carried away; by this name it knows up to where that is. */
const slot = 'vatra_changes'

/**
 * Carries what PostgreSQL has written into its log since the last time into the folder of changes, a sealed piece a segment (REL-04). The server
 * lets go of a segment only when its piece is on the disk: whatever is killed in between is done again. Null while another program is at it.
 */
export async function carryChanges(at: Source): Promise<Carried | null> {
  return connected({ ...at.server, database: 'postgres' }, at.as, async (admin) => {
    if (!(await one<{ mine: boolean }>(admin, `select pg_try_advisory_lock(hashtext('vatra changes'), 1) as mine`)).mine) return null
    const { system, timeline } = await one<{ system: string; timeline: number }>(admin, `
      select (select system_identifier from pg_control_system())::text as system, (select timeline_id from pg_control_checkpoint()) as timeline`)
    const folder = changesOf(at.backups, system), last = keptIn(folder).segments.at(-1)
    const fresh = await heldBack(admin)
    const { upTo, present } = await one<{ upTo: string; present: string }>(admin, `select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "upTo", pg_current_wal_insert_lsn()::text as present`)
    const next = last === undefined ? null : numberOf(last) + 1n
    // A new segment begins with forty bytes of its own.
    if (!fresh && next !== null && placeIn(present) <= next * segmentBytes + 40n) return { folder, upTo, pieces: 0 }
    const { restart } = await one<{ restart: string }>(admin, `select restart_lsn::text as restart from pg_replication_slots where slot_name = '${slot}'`)
    const { end } = await one<{ end: string }>(admin, 'select pg_switch_wal()::text as end')
    const first = placeIn(restart) / segmentBytes, until = (placeIn(end) - 1n) / segmentBytes
    // What the server let go of before it was carried is a gap: a new copy of everything is made after it.
    const gap = next !== null && next <= until && !existsSync(join(at.cluster, 'pg_wal', segmentNamed(timeline, next)))
    let pieces = 0
    for (let number = next === null || gap ? first : next; number <= until; number++) {
      if (await carried(at.cluster, folder, segmentNamed(timeline, number), upTo)) pieces++
    }
    await admin.query('select pg_replication_slot_advance($1, $2)', [slot, written(placeIn(end))])
    return { folder, upTo, pieces }
  })
}

async function carried(cluster: string, folder: string, segment: string, at: string): Promise<boolean> {
  const log = join(cluster, 'pg_wal', segment), file = join(folder, pieceOf(segment))
  // A program that was killed after writing it had not said so to the server yet.
  if (existsSync(file)) return false
  if (BigInt(statSync(log, { throwIfNoEntry: false })?.size ?? 0) !== segmentBytes) throw plain(`PostgreSQL has not kept the segment ${segment} of its log. A new copy of everything is made.`)
  await writtenPiece(file, createReadStream(log, { highWaterMark: 1 << 20 }), () => ({ at }))
  return true
}

/** Sees to it that the server holds its log back for us. True when it did not until now, so that what came before is not in pieces. */
async function heldBack(admin: pg.Client): Promise<boolean> {
  const { rows: [held] } = await admin.query<{ wal_status: string | null }>(`select wal_status from pg_replication_slots where slot_name = '${slot}'`)
  if (held && held.wal_status !== 'lost') return false
  if (held) await admin.query(`select pg_drop_replication_slot('${slot}')`)
  await admin.query(`select pg_create_physical_replication_slot('${slot}', true)`)
  return true
}

async function one<Row extends pg.QueryResultRow>(admin: pg.Client, text: string): Promise<Row> {
  return (await admin.query<Row>(text)).rows[0]!
}
