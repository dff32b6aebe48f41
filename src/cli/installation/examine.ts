import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { machineClock } from '#platform/clock.ts'
import type { Config } from '#platform/config.ts'
import { openStore, type Db } from '#platform/db.ts'
import { outstanding } from '#platform/migrate.ts'
import { isPlain } from '#platform/plain.ts'
import { binaries } from '#platform/postgres/binaries.ts'
import { serverUser } from '#platform/postgres/server-user.ts'
import { storedPictures } from './checks/stored-pictures.ts'
import { devicesInOrder } from './checks/devices-in-order.ts'
import { endingCertificates } from './checks/ending-certificates.ts'
import { front, lastBackup, room, runner } from './surroundings.ts'
import { brokenSeals } from '#platform/sealing/rows/broken-seals.ts'
import { isHandedOver } from '#platform/secrets/vault/handed-over.ts'
import { notedRoots, refuseOtherKeys } from '#platform/secrets/root-prints.ts'
import { keptApart } from './checks/kept-apart.ts'
import { passing } from './checks/passing.ts'
import { roundsSealed } from './checks/rounds-sealed.ts'
import { recordWhole } from '../record/record-whole.ts'
import { keyPlace } from './key-place.ts'
import { lastChanges, ownServersChanges } from './changes/last-changes.ts'
import { release } from './looked-at/release.ts'

/** One thing that was looked at. */
export type Finding = { readonly check: string; readonly ok: boolean; readonly says: string }

/** Looks at an installation, from the program up to the tables. Where there is no installation, it makes none and says so. */
export async function examine(config: Config, now: Date = machineClock()): Promise<Finding[]> {
  const machine = [node(), release(now), runner(process.getuid?.()), front(config), devicesInOrder(config, now), room(config), ...(config.databaseUrl ? [] : [postgres()]), folder(config), secret('passwords', join(config.folder, 'secrets', 'database.json')), secret('key', config.keys), keyPlace(config), lastBackup(config, now), ...(config.databaseUrl ? [] : [lastChanges(config, now)])]
  const begun = config.databaseUrl !== null || existsSync(join(config.folder, 'postgresql-18')) || existsSync(join(config.folder, 'postgresql-is-in'))
  if (!begun) return [...machine, { check: 'database', ok: false, says: `There is no database in ${config.folder} yet. vatra start makes one.` }]
  return [...machine, ...(await database(config, now))]
}

function node(): Finding {
  const ok = Number(process.versions.node.split('.')[0]) >= 24
  return { check: 'node', ok, says: ok ? `Node ${process.versions.node} runs this.` : `Node ${process.versions.node} is too old. Start Vatra by bin/vatra after npm ci.` }
}

function postgres(): Finding {
  const user = serverUser()
  return attempted('postgresql', () => `The binaries in ${binaries(user)} can be run${user ? ` by the user ${user.name}` : ''}.`)
}

function folder({ folder }: Config): Finding {
  const mode = statSync(folder, { throwIfNoEntry: false })?.mode
  if (mode === undefined) return { check: 'folder', ok: false, says: `There is no folder ${folder} yet. vatra start makes it.` }
  const ok = (mode & 0o022) === 0
  return { check: 'folder', ok, says: ok ? `${folder} can be written to by its owner only.` : `Others may write to ${folder}. Set it right with: chmod go-w ${folder}` }
}

function secret(check: string, file: string): Finding {
  const mode = statSync(file, { throwIfNoEntry: false })?.mode
  if (mode === undefined) return { check, ok: check === 'key' && !isHandedOver(file), says: isHandedOver(file) ? `${file} is to be handed over, and is not there.` : `${file} is not there yet; it is made at first use.` }
  const ok = (mode & (isHandedOver(file) ? 0o007 : 0o077)) === 0
  const kept = check === 'key' ? ' It is in no backup: keep a copy of it apart.' : ''
  return { check, ok, says: ok ? `${file} can be read by its owner only.${kept}` : `Others may read ${file}. Set it right with: chmod 600 ${file}` }
}

async function database(config: Config, now: Date): Promise<Finding[]> {
  try {
    const store = await openStore(config)
    const opened = { check: 'database', ok: true, says: 'It opens, acknowledges nothing before it is on the disk, and its request login is bound by row-level security.' }
    return await Promise.all([opened, roles(store.owner), due(store.owner), locked(store.owner), seals(store.owner, config), passing(store.owner, config), endingCertificates(store.owner, now), storedPictures(store.owner, config), recordWhole(store, now), roundsSealed(store, now), keptApart(store.owner, now), ...(config.databaseUrl ? [ownServersChanges(store.owner)] : [])]).finally(store.close)
  } catch (fault) {
    if (isPlain(fault)) return [{ check: 'database', ok: false, says: fault.message }]
    throw fault
  }
}

async function roles(owner: Db): Promise<Finding> {
  const { rows } = await sql<{ name: string }>`
    select rolname as name from pg_roles where rolname like 'app\\_%' and (rolsuper or rolcreaterole or rolbypassrls <> (rolname in ('app_migrate', 'app_backup'))) order by 1`.execute(owner)
  const says = rows.length === 0 ? 'Every login may do what it is for and no more.' : `These logins may do more, or less, than they are for: ${rows.map(({ name }) => name).join(', ')}.`
  return { check: 'logins', ok: rows.length === 0, says }
}

async function due(owner: Db): Promise<Finding> {
  const files = await outstanding(owner)
  return { check: 'migrations', ok: files.length === 0, says: files.length === 0 ? 'All are applied.' : `${files.length} are due, the first is ${files[0]}. Run vatra migrate.` }
}

/** Are these the keys of this database, and does everything open that is kept sealed? Every sealed text is tried. */
export async function seals(owner: Db, config: Pick<Config, 'keys'>): Promise<Finding> {
  if ((await outstanding(owner)).length > 0) return { check: 'sealed', ok: false, says: 'What is sealed is looked at when all migrations are applied. Run vatra migrate.' }
  try {
    refuseOtherKeys(await notedRoots(owner), config.keys)
  } catch (fault) {
    return { check: 'sealed', ok: false, says: (fault as Error).message }
  }
  const { looked, broken } = await brokenSeals(owner)
  const places = Object.entries(broken).map(([place, count]) => `${place} (${count})`)
  return { check: 'sealed', ok: places.length === 0, says: places.length === 0 ? `All ${looked} sealed texts open.` : `What was changed or moved outside Vatra does not open: ${places.join(', ')}. A backup brings it back.` }
}

/** Is row-level security forced on every table? A check that saw no table has checked nothing, and says so. */
export async function locked(owner: Db): Promise<Finding> {
  const { rows } = await sql<{ name: string; forced: boolean }>`
    select format('%I.%I', nspname, relname) as name, relrowsecurity and relforcerowsecurity as forced from pg_class join pg_namespace n on n.oid = relnamespace
    where relkind in ('r', 'p') and nspname not like 'pg\\_%' and nspname not in ('information_schema', 'platform') order by 1`.execute(owner)
  const open = rows.filter(({ forced }) => !forced).map(({ name }) => name)
  if (rows.length === 0) return { check: 'row-security', ok: false, says: 'There are no tables to look at. Run vatra migrate.' }
  return { check: 'row-security', ok: open.length === 0, says: open.length === 0 ? `It is forced on all ${rows.length} tables.` : `It is not forced on ${open.join(', ')}.` }
}

function attempted(check: string, look: () => string): Finding {
  try {
    return { check, ok: true, says: look() }
  } catch (fault) {
    return { check, ok: false, says: (fault as Error).message }
  }
}
