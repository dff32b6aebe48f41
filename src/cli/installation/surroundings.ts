import { readFileSync, statSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '#platform/config.ts'
import { certificateSays } from '#platform/tls/certificate-says.ts'
import { onlyHere } from '#platform/tls/in-the-open.ts'
import { ownTls, type TlsFiles } from '#platform/tls/own-tls.ts'
import type { Finding } from './examine.ts'

/** Who runs this: never the one who may do everything on the machine. */
export function runner(uid: number | undefined): Finding {
  const says = uid === 0 ? 'Vatra runs as root: whoever broke into it would own the machine. Start it as an ordinary user, such as vatra.' : 'Vatra runs as an ordinary user.'
  return { check: 'user', ok: uid !== 0, says }
}

/** What stands between this and the network. */
export function front({ host, port, proxies, tls, name }: Pick<Config, 'host' | 'port' | 'proxies' | 'tls' | 'name'>, now = new Date(), roots?: readonly string[]): Finding {
  const ok = onlyHere(host)
  if (tls) return bySelf(tls, name ?? null, now, roots)
  if (!ok && proxies) return { check: 'tls', ok: true, says: `It answers at ${host}:${port} without TLS, and believes the proxy on another machine that VATRA_PROXIES names. Let nobody but that proxy reach it, by a network of your own.` }
  return { check: 'tls', ok, says: ok
    ? `It answers at ${host}:${port}, which only this machine reaches. What stands in front must speak TLS and set X-Forwarded-For and X-Forwarded-Proto.`
    : `It answers at ${host}:${port} for the whole network, without TLS, and vatra start refuses. Set HOST=127.0.0.1 and put a proxy that speaks TLS in front, or let Vatra speak it: VATRA_TLS_CERTIFICATE, VATRA_TLS_KEY.` }
}

/** Vatra speaks TLS itself: is its certificate one that browsers take, and can nobody else read its key? */
function bySelf(files: TlsFiles, name: string | null, now: Date, roots?: readonly string[]): Finding {
  try {
    ownTls(files)
    const { ends, faults } = certificateSays(readFileSync(files.certificate, 'utf8'), name, now, roots)
    const all = [...faults, ...(statSync(files.key).mode & 0o077 ? [`Others may read its key. Set it right with: chmod 600 ${files.key}`] : []), ...(name === null ? ['Say with VATRA_NAME which name people type, so that it can be held against it.'] : [])]
    return { check: 'tls', ok: all.length === 0, says: `It speaks TLS itself, with the certificate ${files.certificate}${all.length === 0 ? `, which is good until ${ends.toISOString().slice(0, 10)} and leads to a root that browsers know.` : `. ${all.join(' ')}`}` }
  } catch (fault) {
    return { check: 'tls', ok: false, says: (fault as Error).message }
  }
}

/** The share of a disk from which on the operator is warned, and the space that a night's work needs. */
const [full, least] = [0.9, 1e9]

/** Is there room? The kernel is asked of the folder, or of the nearest one above it. */
export function room({ folder }: Pick<Config, 'folder'>, ask: (path: string) => { bsize: number; blocks: number; bavail: number } = statfsSync): Finding {
  let at = folder
  while (!statSync(at, { throwIfNoEntry: false }) && at !== '/') at = join(at, '..')
  const { bsize, blocks, bavail } = ask(at)
  const [left, used] = [bavail * bsize, 1 - bavail / blocks]
  const said = `The disk of ${folder} is ${Math.round(used * 100)} % full, ${(left / 1e9).toFixed(1)} GB are left.`
  const ok = used < full && left > least
  return { check: 'disk', ok, says: ok ? said : `${said} Make room before nothing can be written any more.` }
}

const note = (folder: string) => join(folder, 'last-backup.json')
/** A night and a day: one backup that failed is noticed before the second. */
const oldest = 36

/** Writes down that a backup was made, so that the doctor can say how old the last one is. */
export function noteBackup({ folder }: Pick<Config, 'folder'>, file: string, madeAt: string): void {
  writeFileSync(note(folder), JSON.stringify({ file, madeAt }), { mode: 0o600 })
}

/** How old is the last backup, and does it lie where it was put? A database of a day needs none yet. */
export function lastBackup({ folder }: Pick<Config, 'folder'>, now: Date): Finding {
  const begun = statSync(join(folder, 'secrets', 'database.json'), { throwIfNoEntry: false })?.birthtime ?? now
  const noted = statSync(note(folder), { throwIfNoEntry: false }) ? (JSON.parse(readFileSync(note(folder), 'utf8')) as { file: string; madeAt: string }) : null
  const hours = (since: Date) => Math.round((now.getTime() - since.getTime()) / 3_600_000)
  if (noted === null) {
    const ok = hours(begun) < oldest
    return { check: 'backup', ok, says: ok ? 'There is no backup yet. Have vatra backup FILE run every night, and keep the file elsewhere.' : 'There has never been a backup. Have vatra backup FILE run every night, and keep the file elsewhere.' }
  }
  const age = hours(new Date(noted.madeAt))
  const ok = age < oldest
  return { check: 'backup', ok, says: `The last backup, ${noted.file}, is ${age} hours old.${ok ? '' : ' Find out why no other was made since.'}` }
}
