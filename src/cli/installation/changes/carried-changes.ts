import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { calendar } from '#calendar'
import { carryChanges, type Carried, type Source } from '#platform/changes/carry.ts'
import { copyCluster, copyDue } from '#platform/changes/copy-cluster.ts'
import { noteChanges } from '#platform/changes/noted.ts'
import { thinOut } from '#platform/changes/thin-out.ts'
import type { Clock } from '#platform/clock.ts'
import type { Config } from '#platform/config.ts'
import { openLog } from '#platform/log.ts'
import { startPostgres } from '#platform/postgres/start-postgres.ts'
import { backupsOf } from '../backups.ts'
import { passedKeys } from '../keys/passed-keys.ts'

/**
 * Carries what was written into the folder of backups as often as the calendar says, and makes a copy of everything once a day, while the installation
 * is at work (REL-04). A server of one's own carries its log away itself. What is returned carries once more and ends it.
 */
export function carriedChanges(config: Config, clock: Clock): () => Promise<void> {
  if (config.databaseUrl !== null) return async () => {}
  const log = openLog(), over = new AbortController()
  let carrying: Promise<unknown> = Promise.resolve(), copying: Promise<unknown> | null = null
  const once = () => { carrying = carriedNow(config, clock()).catch((fault: unknown) => log.error({ fault }, 'what changed is not carried away yet; it is tried again within minutes')); return carrying }
  const round = async () => {
    await once()
    // A copy of much takes minutes; pieces leave meanwhile.
    copying ??= copiedNow(config, clock(), over.signal).catch((fault: unknown) => { if (!over.signal.aborted) log.error({ fault }, 'there is no new copy of everything yet; it is tried again within minutes') }).finally(() => { copying = null })
  }
  const first = setTimeout(() => void round(), 10_000), timer = setInterval(() => void round(), everyMinutes * 60_000)
  for (const each of [first, timer]) each.unref()
  return async () => {
    clearTimeout(first)
    clearInterval(timer)
    over.abort()
    await Promise.all([carrying, copying])
    await once()
  }
}

const { everyMinutes } = calendar.find((line) => line.name === 'changes-are-carried')!

/** Carries now what has changed; notes for the doctor up to when that is, or why it could not be done. Keys of surveys whose closing is carried away with it are destroyed. */
export async function carriedNow(config: Config, now: Date): Promise<Carried | null> {
  try {
    const carried = await onServer(config, async (at) => {
      const destroyed = await passedKeys({ ...at.server, database: 'vatra' }, at.as, config.keys), all = await carryChanges(at)
      if (all) destroyed()
      return all
    })
    if (carried) noteChanges(config, { upTo: carried.upTo, folder: carried.folder, triedAt: now.toISOString(), fault: null })
    return carried
  } catch (fault) {
    noteChanges(config, { triedAt: now.toISOString(), fault: (fault as Error).message })
    throw fault
  }
}

/** A new copy of everything when one is due, the log that belongs to it, and then away with what that replaces. Answers the copy. */
export async function copiedNow(config: Config, now: Date, signal?: AbortSignal): Promise<string | null> {
  const carried = await carriedNow(config, now)
  if (!carried) return null
  const file = copyDue(carried.folder, now) ? await onServer(config, (at) => copyCluster(at, carried.folder, now, signal)) : null
  if (file) await carriedNow(config, now)
  await thinOut(carried.folder, now)
  return file
}

async function onServer<R>(config: Config, work: (at: Source) => Promise<R>): Promise<R> {
  const { socket, port, user, password, home, stop } = await startPostgres({ folder: config.folder, durable: true })
  try {
    return await work({ server: { host: socket, port, database: 'postgres', ssl: undefined }, as: { user, password }, cluster: realpathSync(join(home, 'cluster')), backups: backupsOf(config) })
  } finally {
    await stop()
  }
}
