import { existsSync } from 'node:fs'
import { readConfig } from '#platform/config.ts'
import { openServer } from '#platform/db.ts'
import { restore } from '#platform/backup/restore.ts'
import { typed, notUnderstood } from '../deed/typed.ts'

const usage = `vatra restore FILE [--over] [--json]
Puts a backup into this installation, which must be empty and stopped. The whole file is read and every table verified before anything changes;
a file that is damaged, cut off or of another version is refused.
  --over   also where something is kept already: that is set aside under another name, which is printed, and the backup takes its place
Put the key that the backup's installation had into its place first (VATRA_KEYS, ./keys/root.key); it is not in the backup.`

/** vatra restore: a backup takes the place of an empty database, or with --over of any. */
export async function run(argv: string[]): Promise<number> {
  const read = typed(argv, usage, { over: { type: 'boolean', default: false }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } })
  if (!read) return 2
  const { values: { over, json, help }, positionals: [file, ...rest] } = read
  if (help) return console.log(usage) ?? 0
  if (file === undefined || rest.length > 0) return (notUnderstood('Type the name of one file', usage), 2)
  const config = readConfig()
  const { stop, ...place } = await openServer(config)
  try {
    const { manifest: { madeAt, tables }, setAside } = await restore(place, file, { over })
    const rows = tables.reduce((sum, table) => sum + table.rows, 0)
    if (json) console.log(JSON.stringify({ file, madeAt, rows, setAside }, null, 2))
    else {
      console.log(`The backup of ${madeAt} is in place: ${rows} rows of ${tables.length} tables, every table verified.`)
      if (setAside) console.log(`What was kept before is the database ${setAside} on the same server; drop it when you no longer need it.`)
      if (!existsSync(config.keys)) console.log(`There is no key ${config.keys}. Put the one of the backup's installation there before you start, or its invitation codes and half-filled sheets are lost.`)
    }
    return 0
  } finally {
    await stop()
  }
}
