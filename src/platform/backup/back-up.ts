import { existsSync } from 'node:fs'
import { createZstdCompress } from 'node:zlib'
import type pg from 'pg'
import type { Passwords } from '../passwords.ts'
import { plain } from '../plain.ts'
import { connected, type Server } from '../server.ts'
import { linesOf, summing } from './lines-of.ts'
import { ended, type Manifest } from './manifest.ts'
import { wrapped } from './parcels.ts'
import { asBackup, sealedFor } from './file/sealed-file.ts'
import { tablesIn, told, type Table } from './tables-in.ts'
import { through } from './file/through.ts'
import { keyPrint } from './which-key.ts'
import { writtenWhole } from './file/written-whole.ts'

/**
 * Writes every table, as it was at one moment, into one file (REL-04). Others may go on writing meanwhile. The file appears under its name
 * only when it is whole and on the disk, readable by its owner alone; the keys are never in it. Sealed, only this installation's key opens it.
 */
export async function backUp(server: Server, passwords: Passwords, file: string, tell: (table: string) => void = () => {}, { seal = false } = {}): Promise<Manifest> {
  if (existsSync(file)) throw plain(`There is a ${file} already. Name another file; a backup never writes over one.`)
  await connected(server, { user: 'app_migrate', password: passwords.app_migrate }, (owner) => owner.query(letRead))
  return connected(server, { user: 'app_backup', password: passwords.app_backup }, (client) => written(client, file, tell, seal))
}

/** Migrations make schemas and tables; who backs up may read them all, including those of the latest. */
const letRead = `do $$ declare s text; begin
  for s in select quote_ident(nspname) from pg_namespace where pg_get_userbyid(nspowner) = 'app_migrate' loop
    execute 'grant usage on schema ' || s || ' to app_backup; grant select on all tables in schema ' || s || ' to app_backup';
  end loop; end $$`

async function written(client: pg.Client, file: string, tell: (table: string) => void, seal: boolean): Promise<Manifest> {
  await client.query(`begin isolation level repeatable read read only; ${told}`)
  const tables = await tablesIn(client)
  if (tables.length === 0) throw plain('There is nothing to back up: the database has no tables yet.')
  await client.query(`lock table ${tables.map(({ name }) => name).join(', ')} in access share mode`)
  const { rows: migrations } = await client.query<Manifest['migrations'][number]>('select name, hash from platform.migrations order by name')
  const manifest = { madeAt: new Date().toISOString(), key: keyPrint(), migrations, tables: [] as Manifest['tables'][number][] }
  const whole = ended(() => manifest)(through(parcels(client, tables, manifest, tell), createZstdCompress()))
  await writtenWhole(file, seal ? sealedFor(asBackup)(whole) : whole)
  await client.query('commit')
  return manifest
}

/** Every table and its lines; the manifest is filled as they go by. */
async function* parcels(client: pg.Client, tables: readonly Table[], manifest: { tables: Manifest['tables'][number][] }, tell: (table: string) => void): AsyncGenerator<Buffer> {
  for (const table of tables) {
    const { name, columns } = table
    yield wrapped('table', Buffer.from(JSON.stringify({ name, columns })))
    const summed = summing()
    for await (const lines of linesOf(client, table)) {
      summed.add(lines)
      yield wrapped('lines', lines)
    }
    manifest.tables.push({ name, columns, ...summed.sum() })
    tell(name)
  }
}
