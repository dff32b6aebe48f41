import { readConfig } from '#platform/config.ts'
import { refuseInTheOpen } from '#platform/tls/in-the-open.ts'
import { ownTls } from '#platform/tls/own-tls.ts'
import { flags } from './terminal/flags.ts'
import { machineClock } from '#platform/clock.ts'
import { catchUp } from '#frame/afterwards.ts'
import { eraseAgain, redoMeasures } from '#domains/privacy/index.ts'
import { nightlyBackups } from './installation/backups.ts'
import { carriedChanges } from './installation/changes/carried-changes.ts'
import { built } from './installation/built.ts'
import { dueWork } from './installation/due-work.ts'
import { proofsDemanded } from './installation/starting/proofs-demanded.ts'
import { firstStart } from './installation/first-start.ts'
import { keyBeside } from './installation/key-place.ts'
import { openInstallation } from './installation/open-installation.ts'
import { keptFolder, showingMeanwhile } from './installation/starting/showing-meanwhile.ts'

const usage = `vatra start [--name 'Riga Regional Police' --country LV --code riga]
Starts this installation. Read from the environment:
  PORT (4600), HOST (127.0.0.1)   where it answers
  VATRA_FOLDER (./data)           where it keeps everything
  VATRA_KEYS (./keys/root.key)    the key that opens what is encrypted; keep a copy elsewhere
  VATRA_PROXIES (none)            a proxy on another machine whose X-Forwarded-For and -Proto are believed: 10.0.0.5 or 10.0.0.0/28
  VATRA_TLS_CERTIFICATE, VATRA_TLS_KEY (none)  files (PEM) with which Vatra speaks TLS itself, taken up anew when they are renewed
  VATRA_NAME (none)               the name that people type to come here, held against the certificate by vatra doctor
  VATRA_LOCAL_HOSTS (none)        servers of your own network that may be called, with their port: relay.station.lan:25
  VATRA_BACKUPS (./data/backups)  where the backup of each night is put, and every few minutes what changed; better on another disk
  VATRA_PICTURES_A_DAY (100), VATRA_PICTURES_GB (20)  how many pictures one person may send in a day, and how much a directorate may keep of them in all
  VATRA_ERASED (./keys/erased.jsonl)  who was erased, by number: never let a restored backup bring it back; keep a copy with the key
  DATABASE_URL                    a PostgreSQL (15 or newer) of your own, instead of the embedded one
The first start founds the directorate that --name, --country and --code describe, and prints one link to sign in as its administrator.`

/** vatra start: opens the store, brings it up to date, serves until it is told to stop, and then stops in order. */
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
  const store = await showingMeanwhile(config, () => openInstallation(config, (done) => console.error(done)))
  try {
    // What was still to follow when the machine stopped.
    await catchUp(store, machineClock())
    // Whoever was erased and has come back with a backup is gone before anybody is let in.
    await eraseAgain(store, machineClock())
    // So is what was put right, restricted or ended for somebody who asked.
    await redoMeasures(store, machineClock())
    // A town that was made up to be looked at lets people in by a link alone; one that is started in earnest never does.
    await proofsDemanded(store, machineClock())
    const stopDueWork = dueWork(store, machineClock), stopBackups = nightlyBackups(config, machineClock), stopCarrying = carriedChanges(config, machineClock)
    const { serve } = await import('#web/http/serve.ts')
    const served = await serve(store, config, { kept: keptFolder(config), ...(config.proxies && { proxies: config.proxies }) })
    console.log(`Vatra answers at ${served.address}`)
    const first = await firstStart(store, machineClock(), asked)
    // Browsers make passkeys for names alone: the machine's own is as good as its number.
    if (first) console.log(`Sign in as administrator, once: ${served.address.replace('//127.0.0.1:', '//localhost:')}${first.link}`)
    if (first) console.log(`The key ${config.keys} opens what people write here; nobody else has it. Print its recovery sheet and keep that apart: vatra keys sheet`)
    for (const warning of keyBeside(config)) console.error(warning)
    await toldToStop()
    stopDueWork()
    stopBackups()
    await served.stop()
    await stopCarrying()
    return 0
  } finally {
    await store.close()
  }
}

/** Resolves at the first SIGTERM or SIGINT; a second one ends the program on the spot. */
export function toldToStop(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => {
        done()
        process.once(signal, () => process.exit(1))
      })
    }
  })
}
