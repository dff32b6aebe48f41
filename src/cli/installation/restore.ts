import { existsSync, statSync } from 'node:fs'
import { eraseAgain } from '#domains/privacy/index.ts'
import { machineClock } from '#platform/clock.ts'
import { readConfig } from '#platform/config.ts'
import { carriedBeside, carriedIn } from '#platform/backup/carried-list.ts'
import { erasedIn } from '#platform/backup/erased-list.ts'
import { openServer } from '#platform/db.ts'
import { openPool } from '#platform/server.ts'
import { restore } from '#platform/backup/restore.ts'
import { insteadOf, toldOf } from './keys/give-up.ts'
import { lostIn } from './keys/lost-in.ts'
import { typed, notUnderstood } from '../deed/typed.ts'
import { brokenChain } from './changes/broken-chain.ts'
import { doneAgain } from './done-again.ts'
import { putTogether } from './changes/put-together.ts'

const usage = `vatra restore FILE [--over] [--json]
vatra restore FOLDER [--until 2026-11-22T09:30:00Z] [--over] [--json]
Puts a backup into this installation, which must be empty and stopped. The whole file is read and every table verified before anything changes;
a file that is damaged, cut off or of another version is refused. A FOLDER is the one that backups are put in (VATRA_BACKUPS): out of the last copy of
everything and what changed since it brings back what was acknowledged up to the last piece, which is at most five minutes before the end.
  --over   also where something is kept already: that is set aside under another name, which is printed, and the backup takes its place
  --until  not up to the last piece, but to this moment, in the time of the world (Z) or with its offset (+02:00)
Put the key that the backup's installation had into its place first (VATRA_KEYS, ./keys/root.key); it is not in the backup. Put the list of who was erased
there too (VATRA_ERASED, ./keys/erased.jsonl): whoever is on it is erased from what comes back, before it takes its place; so with the list
of what was carried out for people who asked (carried-out.jsonl, in the same folder), which is done again.`

const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/

/** vatra restore: a backup, or a copy and what changed since, takes the place of an empty database, or with --over of any. */
export async function run(argv: string[]): Promise<number> {
  const read = typed(argv, usage, { over: { type: 'boolean', default: false }, until: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } })
  if (!read) return 2
  const { values: { over, until, json, help }, positionals: [file, ...rest] } = read
  if (help) return console.log(usage) ?? 0
  if (file === undefined || rest.length > 0) return (notUnderstood('Type the name of one file or folder', usage), 2)
  const ofPieces = statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false
  if (until !== undefined && (!ofPieces || !moment.test(until) || Number.isNaN(Date.parse(until)))) return (notUnderstood('--until takes a moment such as 2026-11-22T09:30:00Z, and belongs to a folder', usage), 2)
  const config = readConfig()
  // A list that cannot be read is refused before the work begins.
  erasedIn(config.erased)
  carriedIn(carriedBeside(config.erased))
  const { stop, ...place } = await openServer(config)
  let again = 0, redone = 0, chain: readonly string[] = [], lost: Awaited<ReturnType<typeof lostIn>> = []
  try {
    const first = async (restored: typeof place.server) => {
      again = await erasedAgain(restored, place.passwords.app_keeper, config.erased)
      // What was put right is sealed by the key; without it a start with the key does the same.
      if (existsSync(config.keys)) redone = await doneAgain(restored, place.passwords, config.erased)
      lost = await lostIn(restored, place.passwords)
      if (existsSync(config.keys)) chain = await brokenChain(restored, place.passwords)
    }
    const put = (from: string) => restore(place, from, { over, first })
    const { manifest: { madeAt, tables }, setAside, upTo } = ofPieces ? await putTogether(config, place.passwords, file, until === undefined ? null : new Date(until), put) : { ...(await put(file)), upTo: null }
    const rows = tables.reduce((sum, table) => sum + table.rows, 0)
    if (json) console.log(JSON.stringify({ file, madeAt: upTo ?? madeAt, rows, setAside, erasedAgain: again, doneAgain: redone, chain, lost }, null, 2))
    else {
      console.log(upTo ? `What was kept up to ${upTo} is in place: ${rows} rows of ${tables.length} tables, every table verified.` : `The backup of ${madeAt} is in place: ${rows} rows of ${tables.length} tables, every table verified.`)
      if (setAside) console.log(`What was kept before is the database ${setAside} on the same server; drop it when you no longer need it.`)
      if (again > 0) console.log(`Erased again, because they had been erased since: ${again}.`)
      if (redone > 0) console.log(`Put right, restricted or ended again, because people had asked for it since: ${redone}.`)
      if (chain.length > 0) console.log(`Somebody had laid hands on the record before:\n${chain.join('\n')}`)
      for (const one of lost) console.log(`${toldOf(one)} ${insteadOf(config.keys)}`)
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
