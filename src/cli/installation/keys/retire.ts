import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { keptDays } from '#platform/backup/nightly.ts'
import type { Config } from '#platform/config.ts'
import type { Db } from '#platform/db.ts'
import { newestVersion } from '#platform/keys.ts'
import { plain } from '#platform/plain.ts'
import { publicKeyOf } from '#domains/record/index.ts'
import { noteRetired, unusedSince } from '#platform/secrets/retired-roots.ts'
import { isHandedOver } from '#platform/secrets/vault/handed-over.ts'
import { destroyVersion, rootsIn, textWithout } from '#platform/secrets/root-keys.ts'
import { backupsOf } from '../backups.ts'
import { withStore } from '../open-installation.ts'
import { handBack } from './hand-back.ts'
import { stillNeeded } from './still-needed.ts'

/** vatra keys retire N: an old version of the key is destroyed, when neither a row nor a backup that is kept needs it. */
export async function retire(config: Config, version: number): Promise<number> {
  return withStore(async ({ owner }) => {
    if (isHandedOver(config.keys)) {
      const why = await needed(owner, config, version, new Date())
      if (why !== null) throw plain(`${why} Nothing was changed.`)
      const text = textWithout(config.keys, version, publicKeyOf(version))
      return handBack(config.keys, text, `vatra keys retire ${version}`, 'Print the recovery sheet anew and destroy the old ones and every copy of the key: only then can nobody open what it sealed.')
    }
    await retired(owner, config, version, new Date())
    return console.log(`Key ${version} is destroyed. Print the recovery sheet anew and destroy the old ones and every copy of the key file: only then can nobody open what it sealed.`) ?? 0
  })
}

/** Destroys a version, or says what still needs it. The database notes it first: killed between the two, it is done by asking again. */
export async function retired(owner: Db, config: Pick<Config, 'keys' | 'folder' | 'erased'>, version: number, now: Date): Promise<void> {
  const why = await needed(owner, config, version, now)
  if (why !== null) throw plain(`${why} Nothing was changed.`)
  const knownBy = publicKeyOf(version)
  await noteRetired(owner, version, now)
  destroyVersion(config.keys, version, knownBy)
}

async function needed(owner: Db, { keys, folder, erased }: Pick<Config, 'keys' | 'folder' | 'erased'>, version: number, now: Date): Promise<string | null> {
  if (!rootsIn(keys).has(version)) return `There is no key ${version} in ${keys}.`
  if (version === newestVersion(keys)) return `Key ${version} is the newest: everything is sealed under it. Add another first: vatra keys rotate.`
  const needing = await stillNeeded(owner, { erased }, version)
  if (needing.length > 0) return [`Key ${version} is still needed by:`, ...needing.map(({ count, what, until }) => `  ${count} ${what}: ${until};`), ''].join('\n')
  const since = await unusedSince(owner, version)
  if (since === null) return `It is not known since when nothing needs key ${version}. Let that be looked at first: vatra keys rewrap.`
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
