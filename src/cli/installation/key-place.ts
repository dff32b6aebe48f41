import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import type { Config } from '#platform/config.ts'
import { handedBy, isHandedOver } from '#platform/secrets/vault/handed-over.ts'
import { backupsOf } from './backups.ts'
import type { Finding } from './examine.ts'

/** Does the key lie where a copy of the data, or of the backups, would take it along? A sentence for each such place. */
export function keyBeside({ folder, keys }: Pick<Config, 'folder' | 'keys'>): string[] {
  const key = real(keys)
  const move = 'Whoever copies that folder has the lock and the key. Stop Vatra, move the key elsewhere and name it with VATRA_KEYS.'
  const backups = [...new Set([lastBackupIn(folder), backupsOf({ folder })].flatMap((one) => (one === null ? [] : [real(one)])))].filter((one) => one !== real(folder))
  return [
    ...(inside(key, real(folder)) ? [`The key ${keys} lies in the folder ${folder} that it opens. ${move}`] : []),
    ...backups.filter((one) => inside(key, one)).map((one) => `The key ${keys} lies in ${one}, where backups are written. ${move}`),
  ]
}

/** The same, as the doctor says it. */
export function keyPlace(config: Pick<Config, 'folder' | 'keys'>): Finding {
  const beside = keyBeside(config)
  if (isHandedOver(config.keys)) return { check: 'key-place', ok: true, says: `The key is handed over by ${handedBy(config.keys)}, and lies in no file of ours. Its recovery sheet is printed by vatra keys sheet.` }
  return { check: 'key-place', ok: beside.length === 0, says: beside.length === 0 ? `The key is the file ${config.keys}: it lies apart from the data and from the backups. Its recovery sheet is printed by vatra keys sheet; a vault can hold it instead: vatra unit --vault.` : beside.join(' ') }
}

function lastBackupIn(folder: string): string | null {
  const note = join(folder, 'last-backup.json')
  return existsSync(note) ? dirname((JSON.parse(readFileSync(note, 'utf8')) as { file: string }).file) : null
}

const inside = (file: string, folder: string) => file.startsWith(folder + sep)

/** Where a path leads in the end; of what is not there yet, where its nearest folder leads. */
function real(path: string): string {
  if (existsSync(path) || path === dirname(path)) return realpathSync(path)
  return join(real(dirname(path)), path.slice(dirname(path).length))
}
