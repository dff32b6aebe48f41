import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { readConfig } from '#platform/config.ts'
import { openServer } from '#platform/db.ts'
import { backUp } from '#platform/backup/back-up.ts'
import { typed, notUnderstood } from '../deed/typed.ts'
import { noteBackup } from './surroundings.ts'

const usage = `vatra backup FILE [--json]
Writes everything that the database keeps, as it is at this moment, into one file that was not there before. Vatra may go on working meanwhile.
The file is not encrypted: keep it as closed as the database itself. The key (VATRA_KEYS, ./keys/root.key) is never in it: keep a copy of that
elsewhere. Without it a restored installation knows neither what people wrote, nor its invitation codes and half-filled sheets; all else it knows.`

/** vatra backup: one file that holds every table, and what is not in it. */
export async function run(argv: string[]): Promise<number> {
  const read = typed(argv, usage, { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } })
  if (!read) return 2
  const { values: { json, help }, positionals: [file, ...rest] } = read
  if (help) return console.log(usage) ?? 0
  if (file === undefined || rest.length > 0) return (notUnderstood('Type the name of one file', usage), 2)
  const config = readConfig()
  const { server, passwords, stop } = await openServer(config)
  try {
    const { madeAt, tables } = await backUp(server, passwords, file)
    noteBackup(config, resolve(file), madeAt)
    const rows = tables.reduce((sum, table) => sum + table.rows, 0)
    if (json) console.log(JSON.stringify({ file, madeAt, bytes: statSync(file).size, tables: tables.map(({ name, rows: of, sha256 }) => ({ name, rows: of, sha256 })) }, null, 2))
    else console.log(`${file} holds ${rows} rows of ${tables.length} tables (${(statSync(file).size / 1e6).toFixed(1)} MB).\nThe key ${config.keys} is not in it: keep a copy of that apart.`)
    return 0
  } finally {
    await stop()
  }
}
