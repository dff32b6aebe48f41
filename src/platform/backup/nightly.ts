import { mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import type { Passwords } from '../passwords.ts'
import type { Server } from '../server.ts'
import { backUp } from './back-up.ts'
import { asBackup, sealedFor, sourceOf } from './file/sealed-file.ts'
import { writtenWhole } from './file/written-whole.ts'

/** A backup is kept for so many days. */
export const keptDays = 35

const nameOf = (day: string) => `vatra-${day}.vatra`
/** The day of a backup that nobody asked for: of a night, or of before a migration. What has another name somebody put there, and it stays. */
function dayIn(name: string): string | null {
  const [, night, year, month, day] = /^(?:vatra-(\d{4}-\d\d-\d\d)|before-\d{4}-(\d{4})(\d\d)(\d\d)\d{6})\.vatra$/.exec(name) ?? []
  return night ?? (year === undefined ? null : `${year}-${month}-${day}`)
}

/**
 * The backup of a day, sealed, unless that day has one; then those that have lain for longer than they are kept are taken away, and what an older version
 * left there in the clear is sealed. When today's cannot be made, none goes: an old backup is worth more than the room it takes.
 */
export async function nightlyBackup(server: Server, passwords: Passwords, folder: string, now: Date): Promise<{ file: string; madeAt: string; gone: readonly string[] } | null> {
  const day = now.toISOString().slice(0, 10)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (readdirSync(folder).includes(nameOf(day))) return null
  const file = join(folder, nameOf(day))
  const { madeAt } = await backUp(server, passwords, file, undefined, { seal: true })
  const oldest = new Date(now.getTime() - keptDays * 86_400_000).toISOString().slice(0, 10)
  // Drafts are what a machine that stopped has left of a backup.
  const gone = readdirSync(folder).filter((name) => (dayIn(name) ?? day) < oldest || (name.endsWith('.draft') && statSync(join(folder, name)).mtimeMs < now.getTime() - 86_400_000))
  for (const name of gone) rmSync(join(folder, name))
  await sealedInPlace(folder)
  return { file, madeAt, gone }
}

/** Backups that were left in the clear are sealed, each under its name, one at a time: at every moment one of the two is there, whole. Answers their names. */
export async function sealedInPlace(folder: string): Promise<readonly string[]> {
  const sealed: string[] = []
  for (const name of readdirSync(folder).filter((each) => dayIn(each) !== null)) {
    const file = join(folder, name), source = await sourceOf(file, asBackup).catch(() => null)
    // Of another key, or damaged: that is for a restore to say.
    if (source === null || source.sealed) continue
    const { atime, mtime } = statSync(file), beside = `${file}.sealing.draft`
    rmSync(beside, { force: true })
    await writtenWhole(beside, sealedFor(asBackup)(source.bytes(0, source.size)))
    utimesSync(beside, atime, mtime)
    renameSync(beside, file)
    sealed.push(name)
  }
  return sealed
}
