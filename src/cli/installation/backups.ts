import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { calendar } from '#calendar'
import { backUp } from '#platform/backup/back-up.ts'
import { nightlyBackup } from '#platform/backup/nightly.ts'
import type { Clock } from '#platform/clock.ts'
import type { Config } from '#platform/config.ts'
import { openServer, type Db } from '#platform/db.ts'
import { openLog } from '#platform/log.ts'
import { migratedBefore, outstanding } from '#platform/migrate.ts'
import { backupsOf } from './starting/folders.ts'
import { noteBackup } from './surroundings.ts'
import { passedKeys } from './keys/passed-keys.ts'

export { backupsOf } from './starting/folders.ts'

/** Backs up when the calendar says so, looking every hour and once soon after the start; one that could not be made is tried again at the next. The answer stops it. */
export function nightlyBackups(config: Config, clock: Clock): () => void {
  const log = openLog()
  const minutes = calendar.find((line) => line.name === 'a-backup-is-due')!.everyMinutes
  const once = () => backedUp(config, clock()).catch((fault: unknown) => log.error({ fault }, 'there is no backup of today yet; it is tried again within the hour'))
  const timers = [setTimeout(() => void once(), 60_000), setInterval(() => void once(), minutes * 60_000)]
  for (const timer of timers) timer.unref()
  return () => timers.forEach(clearTimeout)
}

/** Today's backup, unless there is one. With a server of one's own it is what a closed survey must be in before its key is destroyed. */
export async function backedUp(config: Config, now: Date): Promise<string | null> {
  const { server, passwords, stop } = await openServer(config)
  try {
    const destroyed = config.databaseUrl === null ? () => {} : await passedKeys(server, { user: 'app_migrate', password: passwords.app_migrate }, config.keys)
    const made = await nightlyBackup(server, passwords, backupsOf(config), now)
    if (made) noteBackup(config, made.file, made.madeAt)
    if (made) destroyed()
    return made?.file ?? null
  } finally {
    await stop()
  }
}

/** Before a database that was in use is brought to a new form, all of it is written into a sealed file: what was written before its column was sealed lies in no copy in the clear. Without that file nothing is changed (REL-12). */
export async function keptBefore(config: Config, owner: Db, tell: (file: string) => void = () => {}): Promise<string | null> {
  if (!(await migratedBefore(owner))) return null
  const [next] = await outstanding(owner)
  if (next === undefined) return null
  const { server, passwords, stop } = await openServer(config)
  try {
    mkdirSync(backupsOf(config), { recursive: true, mode: 0o700 })
    const file = join(backupsOf(config), `before-${next.slice(0, 4)}-${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}.vatra`)
    await backUp(server, passwords, file, undefined, { seal: true })
    tell(file)
    return file
  } finally {
    await stop()
  }
}
