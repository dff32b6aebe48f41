import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import type pg from 'pg'
import { from, type CopyStreamQuery } from 'pg-copy-streams'
import { plain } from '../plain.ts'
import { sumOf } from './lines-of.ts'
import type { Backup, Manifest } from './manifest.ts'
import { parcelsIn } from './parcels.ts'
import { tablesIn, told, type Table } from './tables-in.ts'

/**
 * Fills a database, which has the form that the backup was made of, with its rows: in one transaction, which ends only when every table has
 * been read back and has the backup's rows and fingerprint.
 */
export async function load(client: pg.Client, backup: Backup, tell: (table: string) => void): Promise<void> {
  const { manifest } = backup
  await client.query(`begin; ${told}`)
  const tables = await tablesIn(client)
  refuseOtherForm(tables, manifest)
  const layKeys = await liftForeignKeys(client), layIndexes = await liftIndexes(client)
  await client.query(`truncate ${tables.map(({ name }) => name).join(', ')}`)
  await copyIn(client, backup)
  await layIndexes()
  await layKeys()
  for (const table of tables) {
    const [is, was] = [await sumOf(client, table), manifest.tables.find(({ name }) => name === table.name)!]
    if (is.rows !== was.rows || is.sha256 !== was.sha256) throw plain(`${table.name} came out with ${is.rows} rows that are not the ${was.rows} of the backup. The database was left as it is.`)
    tell(table.name)
  }
  await client.query('commit')
}

function refuseOtherForm(tables: readonly Table[], manifest: Manifest): void {
  const form = (of: readonly Pick<Table, 'name' | 'columns'>[]) => of.map(({ name, columns }) => `${name} (${columns.join()})`).sort()
  const [here, there] = [form(tables), form(manifest.tables)]
  const other = there.find((table) => !here.includes(table)) ?? here.find((table) => !there.includes(table))
  if (other) throw plain(`The backup and this Vatra do not agree on the table ${other.split(' ')[0]}: it was made or changed by something other than migrations.`)
}

/** Rows may then come in any order, also of tables that point at each other. What is returned lays the keys again, which looks at every row. */
async function liftForeignKeys(client: pg.Client): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ lift: string; lay: string }>(`
    select format('alter table %I.%I drop constraint %I', nspname, relname, conname) as lift,
      format('alter table %I.%I add constraint %I %s', nspname, relname, conname, pg_get_constraintdef(k.oid)) as lay
    from pg_constraint k join pg_class c on c.oid = conrelid join pg_namespace n on n.oid = relnamespace
    where contype = 'f' and conparentid = 0 and pg_get_userbyid(relowner) = 'app_migrate' order by 1`)
  for (const { lift } of rows) await client.query(lift)
  return async () => {
    for (const { lay } of rows) await client.query(lay)
  }
}

/** An index is made in one go of all rows several times faster than row by row. Those that are a table's own rule (its key, what is unique in it) stay. */
async function liftIndexes(client: pg.Client): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ lift: string; lay: string }>(`
    select format('drop index %I.%I', nspname, c.relname) as lift, pg_get_indexdef(indexrelid) as lay
    from pg_index i join pg_class c on c.oid = indexrelid join pg_class t on t.oid = indrelid join pg_namespace n on n.oid = c.relnamespace
    where t.relkind = 'r' and not t.relispartition and pg_get_userbyid(t.relowner) = 'app_migrate' and not exists (select from pg_constraint where conindid = indexrelid) order by 1`)
  for (const { lift } of rows) await client.query(lift)
  return async () => {
    await client.query(`set local maintenance_work_mem = '256MB'`)
    for (const { lay } of rows) await client.query(lay)
  }
}

async function copyIn(client: pg.Client, backup: Backup): Promise<void> {
  let into: CopyStreamQuery | null = null
  const close = async () => {
    if (into === null) return
    into.end()
    await finished(into)
    into = null
  }
  for await (const { kind, bytes } of parcelsIn(backup)) {
    if (kind === 'lines') {
      if (!into!.write(bytes)) await once(into!, 'drain')
      continue
    }
    await close()
    const { name, columns } = JSON.parse(bytes.toString()) as Pick<Table, 'name' | 'columns'>
    into = client.query(from(`copy ${name} (${columns.join(', ')}) from stdin`))
  }
  await close()
}
