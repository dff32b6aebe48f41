import { existsSync } from 'node:fs'
import { eraseAgain } from '#domains/privacy/index.ts'
import { machineClock } from '#platform/clock.ts'
import { readConfig } from '#platform/config.ts'
import { erasedIn } from '#platform/backup/erased-list.ts'
import { openServer } from '#platform/db.ts'
import { openPool } from '#platform/server.ts'
import { restore } from '#platform/backup/restore.ts'
import { typed, notUnderstood } from '../deed/typed.ts'

const usage = `vatra restore FILE [--over] [--json]
Puts a backup into this installation, which must be empty and stopped. The whole file is read and every table verified before anything changes;
a file that is damaged, cut off or of another version is refused.
  --over   also where something is kept already: that is set aside under another name, which is printed, and the backup takes its place
Put the key that the backup's installation had into its place first (VATRA_KEYS, ./keys/root.key); it is not in the backup. Put the list of who was erased
there too (VATRA_ERASED, ./keys/erased.jsonl): whoever is on it is erased from what comes back, before it takes its place.`

/** vatra restore: a backup takes the place of an empty database, or with --over of any. */
export async function run(argv: string[]): Promise<number> {
  const read = typed(argv, usage, { over: { type: 'boolean', default: false }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } })
  if (!read) return 2
  const { values: { over, json, help }, positionals: [file, ...rest] } = read
  if (help) return console.log(usage) ?? 0
  if (file === undefined || rest.length > 0) return (notUnderstood('Type the name of one file', usage), 2)
  const config = readConfig()
  // A list that cannot be read is refused before the work begins.
  erasedIn(config.erased)
  const { stop, ...place } = await openServer(config)
  let again = 0
  try {
    const first = async (restored: typeof place.server) => { again = await erasedAgain(restored, place.passwords.app_keeper, config.erased) }
    const { manifest: { madeAt, tables }, setAside } = await restore(place, file, { over, first })
    const rows = tables.reduce((sum, table) => sum + table.rows, 0)
    if (json) console.log(JSON.stringify({ file, madeAt, rows, setAside, erasedAgain: again }, null, 2))
    else {
      console.log(`The backup of ${madeAt} is in place: ${rows} rows of ${tables.length} tables, every table verified.`)
      if (setAside) console.log(`What was kept before is the database ${setAside} on the same server; drop it when you no longer need it.`)
      if (again > 0) console.log(`Erased again, because they had been erased since: ${again}.`)
      if (!existsSync(config.erased)) console.log(`There is no list of who was erased (${config.erased}). If this installation has erased anybody, put its list there and start: they go then.`)
      if (!existsSync(config.keys)) console.log(`There is no key ${config.keys}. Put the one of the backup's installation there before you start: without it what people wrote, invitation codes and half-filled sheets are lost.`)
    }
    return 0
  } finally {
    await stop()
  }
}

/** Whoever was erased since the backup was made goes from it before anybody sees it. */
async function erasedAgain(server: Parameters<typeof openPool>[0], password: string, list: string): Promise<number> {
  const keeper = openPool(server, { user: 'app_keeper', password }, { most: 1, patience: 0 })
  return eraseAgain({ keeper }, machineClock(), list).finally(() => keeper.destroy())
}
