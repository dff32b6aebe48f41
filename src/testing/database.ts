import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { after } from 'node:test'
import { join } from 'node:path'
import pg from 'pg'
import { openSafely, type Store } from '#platform/db.ts'
import type { Config } from '#platform/config.ts'
import { anotherDatabase, asSuperuser, serverAt, throwAway, type Coordinates } from './throw-away.ts'

/** The runner's server in an environment variable; a test file that is run alone starts one for itself. */
const handed = process.env.VATRA_TEST_DATABASE

let own: Promise<{ at: Coordinates; end: () => Promise<void> }> | undefined
let shared: Promise<Store> | undefined
const others = new Set<Store>()

after(async () => {
  for (const store of [...others, ...(shared ? [await shared] : [])]) await store.close()
  if (own) await (await own).end()
})

/** The database of this program's stories, migrated and empty; a story leaves nothing behind. Programs that run at once have one each, for all of them found the same town. */
export async function storyStore(): Promise<Store> {
  shared ??= coordinates().then(async (at) => {
    const { name, giveBack } = await freeForStories(at)
    return openSafely(serverAt(at, name), at.passwords, { durable: false, then: giveBack })
  })
  return shared
}

/** Takes the first database of stories that no other program has, and makes it where it is not there yet. It is held by a connection: a program that is gone has none. */
async function freeForStories(at: Coordinates): Promise<{ name: string; giveBack: () => Promise<void> }> {
  const holding = new pg.Client({ host: at.host, port: at.port, database: 'postgres', user: 'postgres', password: at.passwords.postgres })
  await holding.connect()
  for (let nth = 1; ; nth++) {
    const name = `stories_${nth}`
    if (!(await holding.query<{ mine: boolean }>('select pg_try_advisory_lock(hashtext($1)) as mine', [name])).rows[0]!.mine) continue
    if ((await holding.query('select from pg_database where datname = $1', [name])).rowCount === 0) await anotherDatabase(at, name, { migrated: true })
    return { name, giveBack: () => holding.end() }
  }
}

/** A database of the caller's own, with what is needed to reach it from another program. */
export type OwnDatabase = Store & { readonly config: Config }

/** A migrated, empty database of the caller's own, dropped when it is closed: for journeys, concurrency and reactions. */
export async function ownDatabase({ migrated } = { migrated: true }): Promise<OwnDatabase> {
  const at = await coordinates()
  const name = `own_${randomBytes(6).toString('hex')}`
  await anotherDatabase(at, name, { migrated })
  return opened(at, name)
}

/** A copy of a database that is made once for the whole run, with what its making answered: whoever asks first makes it, and the others wait. */
export async function copyOfMade<Made>(what: string, make: (empty: OwnDatabase) => Promise<Made>): Promise<{ readonly store: OwnDatabase; readonly made: Made }> {
  const at = await coordinates()
  const [made, name] = [`made_${what}`, `own_${randomBytes(6).toString('hex')}`]
  const answer = join(at.folder, `${made}.json`)
  await asSuperuser(at, async (admin) => {
    await admin.query('select pg_advisory_lock(hashtext($1))', [made])
    if (existsSync(answer)) return
    // One that somebody began and did not finish.
    await admin.query(`drop database if exists ${made} with (force)`)
    await anotherDatabase(at, made, { migrated: true })
    const { close, ...pools } = await openSafely(serverAt(at, made), at.passwords, { durable: false, then: async () => {} })
    const said = await make({ ...pools, close, config: configOf(at, made) }).finally(close)
    writeFileSync(answer, JSON.stringify(said))
  })
  await anotherDatabase(at, name, { migrated: true, like: made })
  return { store: await opened(at, name), made: JSON.parse(readFileSync(answer, 'utf8')) as Made }
}

/** Opens a database of the caller's own. */
async function opened(at: Coordinates, name: string): Promise<OwnDatabase> {
  const drop = () => asSuperuser(at, async (admin) => void (await admin.query(`drop database if exists ${name} with (force)`)))
  const { close, ...pools } = await openSafely(serverAt(at, name), at.passwords, { durable: false, then: drop })
  const store = { ...pools, config: configOf(at, name), close: async () => void (others.delete(store) && (await close())) }
  others.add(store)
  return store
}

function configOf(at: Coordinates, name: string): Config {
  const databaseUrl = `postgresql://postgres:${at.passwords.postgres}@/${name}?host=${encodeURIComponent(at.host)}&port=${at.port}`
  return { folder: join(at.folder, 'data'), keys: join(at.folder, 'keys', 'root.key'), erased: join(at.folder, 'keys', `${name}.erased.jsonl`), databaseUrl, host: '127.0.0.1', port: 0 }
}

async function coordinates(): Promise<Coordinates> {
  if (handed) return JSON.parse(handed) as Coordinates
  own ??= throwAway().then((server) => {
    process.env.VATRA_KEYS ??= join(server.at.folder, 'keys', 'root.key')
    return server
  })
  return (await own).at
}
