import { mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { noteOfChanges } from '#platform/changes/noted.ts'
import { besideKeys, type Config } from '#platform/config.ts'
import { passingFolder } from '#platform/secrets/passing/passing-keys.ts'
import { outsideFolder } from '../../record/outside-folder.ts'
import { backupsOf, keptFolder } from '../starting/folders.ts'
import { ownParts, type Limits } from './limits.ts'

/** What the program that answers requests may touch: its passwords, keys, lists, published pages, heads and backups, the note of when changes were carried away last, and of the database's own folder only the note where it answers. Folders that are to be there are made. */
export function servingLimits(config: Config, databaseIn: string | null): Limits {
  const { folder, keys, erased, tls, devices } = config
  const writes = [join(folder, 'secrets'), keptFolder(config), backupsOf(config), besideKeys(keys), passingFolder(keys), dirname(erased), ...(outsideFolder() ? [resolve(outsideFolder()!)] : [])]
  for (const path of writes) mkdirSync(path, { recursive: true, mode: 0o700 })
  // What systemd hands over lies in a folder that nobody writes.
  const handed = process.env.CREDENTIALS_DIRECTORY ? [process.env.CREDENTIALS_DIRECTORY] : []
  const database = databaseIn === null ? ofUrl(config.databaseUrl ?? '') : [join(folder, 'postgresql-is-in'), join(databaseIn, 'cluster', 'postmaster.pid')]
  return { reads: [...ownParts, ...handed, join(folder, 'PG_VERSION'), noteOfChanges(folder), ...database, ...(tls ? [tls.certificate, tls.key] : []), ...(devices ? [devices] : [])], writes, addons: false }
}

/** The files that the address of a PostgreSQL of one's own names, and the one in which its client looks for a password. */
function ofUrl(databaseUrl: string): string[] {
  const asked = URL.canParse(databaseUrl) ? [...new URL(databaseUrl).searchParams] : []
  return [...asked.flatMap(([name, value]) => (name.startsWith('ssl') && value.startsWith('/') ? [value] : [])), process.env.PGPASSFILE ?? join(homedir(), '.pgpass')]
}
