import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { readConfig, type Config } from '#platform/config.ts'
import { openStore, type Store } from '#platform/db.ts'
import { migrate } from '#platform/migrate.ts'
import { livingIn } from '#platform/postgres/living.ts'
import { noteRoots } from '#platform/secrets/root-prints.ts'

const vatra = fileURLToPath(new URL('../../../../bin/vatra', import.meta.url))

/** An installation on its own embedded server, as durable as a real one, that can be lost; its keys and its backups lie where a fire does not reach them. */
export type Station = { readonly config: Config; readonly home: string; readonly backups: string; readonly cluster: string; readonly store: Store; readonly killed: () => Promise<void>; readonly clear: () => void }

export async function station(): Promise<Station> {
  const home = mkdtempSync(join(tmpdir(), 'vatra-lost-'))
  chmodSync(home, 0o711)
  for (const name of ['keys', 'backups']) mkdirSync(join(home, name), { mode: 0o700 })
  process.env.VATRA_KEYS = join(home, 'keys', 'root.key')
  process.env.VATRA_BACKUPS = join(home, 'backups')
  const config = readConfig({ VATRA_FOLDER: join(home, 'data'), VATRA_KEYS: process.env.VATRA_KEYS })
  const store = await openStore(config)
  await migrate(store.owner)
  await noteRoots(store.owner, config.keys)
  const cluster = clusterOf(config)
  return { config, home, backups: join(home, 'backups'), cluster, store, killed: () => killedIn(cluster), clear: () => cleared(home, [config.folder, join(home, 'elsewhere', 'data')]) }
}

/** Somewhere else: another folder, with the same keys. */
export const elsewhere = ({ config, home }: Station): Config => readConfig({ VATRA_FOLDER: join(home, 'elsewhere', 'data'), VATRA_KEYS: config.keys, VATRA_ERASED: join(home, 'keys', 'erased.jsonl') })

/** A command of an operator at an installation. */
export function typedAt({ folder, keys, erased }: Config, ...args: string[]) {
  mkdirSync(dirname(folder), { recursive: true, mode: 0o711 })
  return spawnSync(process.execPath, [vatra, ...args], { encoding: 'utf8', env: { ...process.env, VATRA_FOLDER: folder, VATRA_KEYS: keys, VATRA_ERASED: erased, DATABASE_URL: '' } })
}

export function clusterOf({ folder }: Config): string {
  const pointer = join(folder, 'postgresql-is-in')
  return join(existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : join(folder, 'postgresql-18'), 'cluster')
}

/** Every process of a database, at once and without a word. */
export async function killedIn(cluster: string): Promise<void> {
  for (const pid of livingIn(cluster)) process.kill(pid, 'SIGKILL')
  while (livingIn(cluster).length > 0) await sleep(5)
}

function cleared(home: string, folders: readonly string[]): void {
  for (const folder of folders.filter((each) => existsSync(each))) {
    const cluster = join(folder, 'postgresql-18', 'cluster'), pointer = join(folder, 'postgresql-is-in')
    if (existsSync(cluster)) for (const pid of livingIn(cluster)) process.kill(pid, 'SIGKILL')
    if (existsSync(pointer)) rmSync(readFileSync(pointer, 'utf8').trim(), { recursive: true, force: true })
  }
  rmSync(home, { recursive: true, force: true })
}
