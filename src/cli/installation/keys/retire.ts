import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { keptDays } from '#platform/backup/nightly.ts'
import type { Config } from '#platform/config.ts'
import type { Db } from '#platform/db.ts'
import { newestVersion } from '#platform/keys.ts'
import { plain } from '#platform/plain.ts'
import { versionsInUse } from '#platform/sealing/rows/rewrap-rows.ts'
import { noteRetired, unusedSince } from '#platform/secrets/retired-roots.ts'
import { destroyVersion, rootsIn } from '#platform/secrets/root-keys.ts'
import { backupsOf } from '../backups.ts'
import { withStore } from '../open-installation.ts'

/** vatra keys retire N: an old version of the key is destroyed, when neither a row nor a backup that is kept needs it. */
export async function retire(config: Config, version: number): Promise<number> {
  return withStore(async ({ owner }) => {
    await retired(owner, config, version, new Date())
    return console.log(`Key ${version} is destroyed. Print the recovery sheet anew and destroy the old ones and every copy of the key file: only then can nobody open what it sealed.`) ?? 0
  })
}

/** Destroys a version, or says what still needs it. The database notes it first: killed between the two, it is done by asking again. */
export async function retired(owner: Db, config: Pick<Config, 'keys' | 'folder'>, version: number, now: Date): Promise<void> {
  const why = await needed(owner, config, version, now)
  if (why !== null) throw plain(`${why} Nothing was changed.`)
  await noteRetired(owner, version, now)
  destroyVersion(config.keys, version)
}

async function needed(owner: Db, { keys, folder }: Pick<Config, 'keys' | 'folder'>, version: number, now: Date): Promise<string | null> {
  if (!rootsIn(keys).has(version)) return `There is no key ${version} in ${keys}.`
  if (version === newestVersion(keys)) return `Key ${version} is the newest: everything is sealed under it. Add another first: vatra keys rotate.`
  if (version === 1) return 'Key 1 stays: codes of letters, serials, sign-in names and mailboxes are found by a keyed hash that cannot be made anew without them, and drafts, boxes, passwords and the heads of the record are sealed or signed under it.'
  const rows = (await versionsInUse(owner))[version] ?? 0
  if (rows > 0) return `Key ${version} still opens ${rows} sealed texts. Wrap them anew first: vatra keys rewrap.`
  const since = await unusedSince(owner, version)
  if (since === null) return `It is not known since when no row needs key ${version}. Let that be looked at first: vatra keys rewrap.`
  const old = backupsBefore(backupsOf({ folder }), since)
  if (old !== null) return `The backup ${old} was made while key ${version} was in use, and would not open without it. Let it go first, or wait until it goes by itself.`
  const until = new Date(since.getTime() + keptDays * 86_400_000)
  return now < until ? `Backups are kept for ${keptDays} days, and those from before ${since.toISOString().slice(0, 10)} need key ${version}. Ask again on ${until.toISOString().slice(0, 10)}.` : null
}

/** A file among the backups that was written before that moment. */
function backupsBefore(folder: string, moment: Date): string | null {
  const files = existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : []
  return files.find((file) => statSync(file).isFile() && statSync(file).mtimeMs <= moment.getTime()) ?? null
}
