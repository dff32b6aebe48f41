import { setTimeout } from 'node:timers/promises'
import type pg from 'pg'
import { admitInto } from '../admit-logins.ts'
import { readConfig } from '../config.ts'
import { migrate, steps } from '../migrate.ts'
import type { Passwords } from '../passwords.ts'
import { plain } from '../plain.ts'
import { connected, openPool, type Credentials, type Server } from '../server.ts'
import { load } from './load.ts'
import { wholeBackup, type Backup, type Manifest } from './manifest.ts'
import { tablesIn, told } from './tables-in.ts'
import { versionsInUse } from '../sealing/rows/rewrap-rows.ts'
import { retiredIn } from '../secrets/root-keys.ts'
import { isKeyHere, keyPrint } from './which-key.ts'
import { notedRoots, refuseOtherKeys } from '../secrets/root-prints.ts'

/** A server, who may make databases there, and the passwords of Vatra's own logins. */
export type Place = { readonly server: Server; readonly as: Credentials; readonly passwords: Passwords }
type Asked = {
  /** Also where something is kept already, which is then set aside. */
  readonly over: boolean
  readonly tell?: (table: string) => void
  /** What is done in the restored database before it takes its place; when it fails, it does not. */
  readonly first?: (restored: Server) => Promise<void>
}

/**
 * Puts a backup in the place of the database (REL-04): into a new database beside it, brought to the form that this version needs, which takes
 * its name only when every table has been verified. Until then, and whatever goes wrong, the database stays as it is.
 * What was kept there is not deleted: it stays under the name that is returned.
 */
export async function restore(place: Place, file: string, { over, tell = () => {}, first = async () => {} }: Asked): Promise<{ manifest: Manifest; setAside: string | null }> {
  const backup = await wholeBackup(file), { manifest } = backup
  refuseOtherVersion(manifest)
  refuseOtherKey(manifest)
  const { server, as } = place
  return connected({ ...server, database: 'postgres' }, as, async (admin) => {
    await alone(admin, server.database)
    const kept = await keepsRows(place)
    if (kept && !over) throw plain(`The database ${server.database} is not empty (${kept} has rows). With --over the backup takes its place, and it is set aside under another name.`)
    const draft = `${server.database}_restoring`
    await admin.query(`drop database if exists ${admin.escapeIdentifier(draft)}`)
    try {
      await made(admin, server.database, draft)
      await filled({ ...place, server: { ...server, database: draft } }, backup, tell)
      await first({ ...server, database: draft })
      return { manifest, setAside: await swapped(admin, server.database, draft, kept !== null) }
    } finally {
      await admin.query(`drop database if exists ${admin.escapeIdentifier(draft)} with (force)`)
    }
  })
}

/** Every migration that the backup has seen is known here, word for word. */
function refuseOtherVersion({ migrations }: Manifest): void {
  const known = new Map(steps().map(({ name, hash }) => [name, hash]))
  const other = migrations.find(({ name, hash }) => known.get(name) !== hash)
  if (other) throw plain(`The backup was made by a Vatra that has migrated by ${other.name}, which this one ${known.has(other.name) ? 'has in other words' : 'does not know'}. Restore it with that version. The database was left as it is.`)
}

/** Under another key nothing that is sealed in it would ever open. A key that is not there yet may still be put there. */
function refuseOtherKey({ key = null }: Manifest): void {
  if (key !== null && isKeyHere(key) === false) throw plain('The backup was made under another key than the one that is here (VATRA_KEYS). Put the key of its installation there, and restore again. The database was left as it is.')
}

/** Refuses while somebody is connected, while another restore is under way, and where the login may not make a database. */
async function alone(admin: pg.Client, database: string): Promise<void> {
  const { rows: [now] } = await admin.query<{ mine: boolean; may: boolean }>(`
    select pg_try_advisory_lock(hashtext('vatra restore'), hashtext($1)) as mine, (select rolsuper or rolcreatedb from pg_roles where rolname = current_user) as may`, [database])
  if (!now!.mine) throw plain(`Another restore of ${database} is under way. Wait for it.`)
  if (!now!.may) throw plain(`The login ${admin.user} may not make databases, and a restore makes one beside the present one. Let DATABASE_URL name one that may: alter role ${admin.user} createdb.`)
  if (await stillConnected(admin, database)) throw plain(`The database ${database} is in use. Stop Vatra, and whatever else is connected to it, and then restore.`)
}

/** Is anybody connected, who does not leave within three seconds? Who has just hung up is seen a moment longer; the database's own housekeeping gives way by itself. */
async function stillConnected(admin: pg.Client, database: string): Promise<boolean> {
  for (let left = 30; ; left--) {
    const { rows } = await admin.query(`select from pg_stat_activity where datname = $1 and backend_type = 'client backend' limit 1`, [database])
    if (rows.length === 0 || left === 0) return rows.length > 0
    await setTimeout(100)
  }
}

/** The name of a table that has rows; null when nothing is kept. A migration's own rows do not count: an edition, for one, is there from the start. */
async function keepsRows({ server, passwords }: Place): Promise<string | null> {
  return connected(server, { user: 'app_migrate', password: passwords.app_migrate }, async (owner) => {
    await owner.query(`begin read only; ${told}`)
    for (const { name } of (await tablesIn(owner)).filter(({ name: table }) => !/^(pub|platform)\./.test(table))) {
      if ((await owner.query(`select from ${name} limit 1`)).rowCount === 1) return name
    }
    return null
  })
}

async function made(admin: pg.Client, like: string, name: string): Promise<void> {
  const { rows: [one] } = await admin.query<{ encoding: string }>('select pg_encoding_to_char(encoding) as encoding from pg_database where datname = $1', [like])
  await admin.query(`create database ${admin.escapeIdentifier(name)} template template0 encoding ${admin.escapeLiteral(one!.encoding)}`)
  await admitInto(admin, name)
}

async function filled({ server, passwords }: Place, { manifest, ...rest }: Backup, tell: (table: string) => void): Promise<void> {
  const as = { user: 'app_migrate', password: passwords.app_migrate }
  const brought = async (only?: (name: string) => boolean) => {
    const owner = openPool(server, as, { most: 1, patience: 0 })
    await migrate(owner, undefined, undefined, only).finally(() => owner.destroy())
  }
  await brought((name) => manifest.migrations.some((seen) => seen.name === name))
  await connected(server, as, (owner) => load(owner, { manifest, ...rest }, tell))
  await opensHere(server, as)
  await brought()
  await needsNoneDestroyed(server, as)
  await connected(server, as, (owner) => owner.query('analyze'))
}

/** A backup from before a key was destroyed may need that key. */
async function needsNoneDestroyed(server: Server, as: Credentials): Promise<void> {
  const retired = keyPrint() === null ? new Map<number, string>() : retiredIn(readConfig().keys)
  if (retired.size === 0) return
  const owner = openPool(server, as, { most: 1, patience: 0 })
  const gone = Object.keys(await versionsInUse(owner).finally(() => owner.destroy())).map(Number).find((version) => retired.has(version))
  if (gone !== undefined) throw plain(`The backup holds what key ${gone} sealed, and that key was destroyed: nobody opens it any more. The database was left as it is.`)
}

/** Rows that were sealed by versions of the key that are not here stay in their file. */
async function opensHere(server: Server, as: Credentials): Promise<void> {
  const owner = openPool(server, as, { most: 1, patience: 0 })
  try {
    if (keyPrint() === null) return
    refuseOtherKeys(await notedRoots(owner), readConfig().keys)
  } finally {
    await owner.destroy()
  }
}

/** The new database takes the name of the old one, both in one step. The old one is dropped when it kept nothing; else its new name is returned. */
async function swapped(admin: pg.Client, database: string, draft: string, kept: boolean): Promise<string | null> {
  const [live, fresh] = [database, draft].map((name) => admin.escapeIdentifier(name))
  const aside = `${database}_before_${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}`
  await admin.query(`begin; alter database ${live} rename to ${admin.escapeIdentifier(aside)}; alter database ${fresh} rename to ${live}; commit`).catch(async (fault: pg.DatabaseError) => {
    await admin.query('rollback')
    throw fault.code === '55006' ? plain(`The database ${database} came into use during the restore. Stop what is connected to it, and restore again. It was left as it is.`) : fault
  })
  if (kept) return aside
  await admin.query(`drop database ${admin.escapeIdentifier(aside)}`)
  return null
}
