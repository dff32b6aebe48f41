import { machineClock } from '#platform/clock.ts'
import { readConfig } from '#platform/config.ts'
import { devicesIn } from '#platform/devices/devices.ts'
import { unlessForeign } from '#platform/postgres/places.ts'
import { startPostgres } from '#platform/postgres/start-postgres.ts'
import { refuseInTheOpen } from '#platform/tls/in-the-open.ts'
import { ownTls } from '#platform/tls/own-tls.ts'
import { built } from './installation/built.ts'
import { servingLimits } from './installation/confined/serving-limits.ts'
import { supervised } from './installation/confined/supervise.ts'
import { flags } from './terminal/flags.ts'

const usage = `vatra start [--name 'Riga Regional Police' --country LV --code riga]
Starts this installation. Read from the environment:
  PORT (4600), HOST (127.0.0.1)   where it answers
  VATRA_FOLDER (./data)           where it keeps everything
  VATRA_KEYS (./keys/root.key)    the key that opens what is encrypted; keep a copy elsewhere
  VATRA_PROXIES (none)            a proxy on another machine whose X-Forwarded-For and -Proto are believed: 10.0.0.5 or 10.0.0.0/28
  VATRA_TLS_CERTIFICATE, VATRA_TLS_KEY (none)  files (PEM) with which Vatra speaks TLS itself, taken up anew when they are renewed
  VATRA_DEVICES (none)            the authority (PEM) whose certificates your device management gives to devices in order: administration from those alone
  VATRA_NAME (none)               the name that people type to come here, held against the certificate by vatra doctor
  VATRA_CURRENCY (the country's)  in which money costs are told: EUR, MDL, UAH
  VATRA_LOCAL_HOSTS (none)        servers of your own network that may be called, with their port: relay.station.lan:25
  VATRA_BACKUPS (./data/backups)  where the backup of each night is put, and every few minutes what changed; better on another disk
  VATRA_PICTURES_A_DAY (100), VATRA_PICTURES_GB (20)  how many pictures one person may send in a day, and how much a directorate may keep of them in all
  VATRA_ERASED (./keys/erased.jsonl)  who was erased, by number: never let a restored backup bring it back; keep a copy with the key
  DATABASE_URL                    a PostgreSQL (15 or newer) of your own, instead of the embedded one
The first start founds the directorate that --name, --country and --code describe, and prints one link to sign in as its administrator.`

/**
 * vatra start: starts the database, and then in a program of its own, which may write its own folders and start nothing, what brings the store up to date and
 * serves until it is told to stop (Node's permission model). Backups and what changed are carried away from here, where no request arrives.
 */
export async function run(argv: string[]): Promise<number> {
  const asked = flags(argv, usage, {
    name: { type: 'string', default: 'Police directorate' }, country: { type: 'string', default: 'XX' }, code: { type: 'string', default: 'here' }, help: { type: 'boolean' },
  })
  if (!asked) return 2
  if (asked.help) return console.log(usage) ?? 0
  // React runs its slow development build unless it is told.
  process.env.NODE_ENV ??= 'production'
  built()
  const config = readConfig()
  refuseInTheOpen(config)
  if (config.tls) ownTls(config.tls)
  if (config.devices) devicesIn(config.devices)
  if (config.databaseUrl === null) unlessForeign(config.folder)
  const database = config.databaseUrl === null ? await startPostgres({ folder: config.folder, durable: true }) : null
  const ends: (() => unknown)[] = []
  try {
    return await supervised(servingLimits(config, database?.home ?? null), [JSON.stringify({ name: asked.name, country: asked.country, code: asked.code })], async () => {
      // What it answers with is loaded first: nobody waits for a backup.
      const [{ keyBeside }, { nightlyBackups }, { carriedChanges }] = await Promise.all([import('./installation/key-place.ts'), import('./installation/backups.ts'), import('./installation/changes/carried-changes.ts')])
      for (const warning of keyBeside(config)) console.error(warning)
      ends.push(nightlyBackups(config, machineClock), carriedChanges(config, machineClock))
    })
  } finally {
    for (const end of ends) await end()
    await database?.stop()
  }
}
