import { readConfig } from '#platform/config.ts'
import { openStore } from '#platform/db.ts'
import { migrate } from '#platform/migrate.ts'
import { keptBefore } from './installation/backups.ts'
import { sealed } from './installation/open-installation.ts'
import { flags } from './terminal/flags.ts'

const usage = `vatra migrate [--json]
Brings the database to the form that this version needs: forward only, one transaction a file. Run twice it does nothing.
What was written before its column was kept sealed is sealed, too.
What was in use is first written into a backup (VATRA_BACKUPS, ./data/backups); without one nothing is changed.`

/** vatra migrate: applies the migrations that are due and names them. */
export async function run(argv: string[]): Promise<number> {
  const asked = flags(argv, usage, { json: { type: 'boolean' }, help: { type: 'boolean' } })
  if (!asked) return 2
  if (asked.help) return console.log(usage) ?? 0
  const config = readConfig()
  const store = await openStore(config)
  try {
    await keptBefore(config, store.owner, (file) => (asked.json ? null : console.log(`${file} holds all that was kept before`)))
    const applied = await migrate(store.owner, undefined, (name) => (asked.json ? null : console.log(`applied ${name}`)))
    const rows = await sealed(store.owner, config, (done) => console.error(done))
    if (asked.json) console.log(JSON.stringify(applied))
    else if (applied.length === 0 && rows === 0) console.log('The database is up to date.')
    return 0
  } finally {
    await store.close()
  }
}
