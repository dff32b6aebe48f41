import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Passwords } from '../passwords.ts'
import type { Server } from '../server.ts'
import { backUp } from './back-up.ts'

/** A backup is kept for so many days. */
export const keptDays = 35

const nameOf = (day: string) => `vatra-${day}.vatra`
const dayIn = (name: string) => /^vatra-(\d{4}-\d\d-\d\d)\.vatra$/.exec(name)?.[1]

/**
 * The backup of a day, unless that day has one; then those that have lain for longer than they are kept are taken away. When today's cannot be
 * made, none is: an old backup is worth more than the room it takes.
 */
export async function nightlyBackup(server: Server, passwords: Passwords, folder: string, now: Date): Promise<{ file: string; madeAt: string; gone: readonly string[] } | null> {
  const day = now.toISOString().slice(0, 10)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (readdirSync(folder).includes(nameOf(day))) return null
  const file = join(folder, nameOf(day))
  const { madeAt } = await backUp(server, passwords, file)
  const oldest = new Date(now.getTime() - keptDays * 86_400_000).toISOString().slice(0, 10)
  // Drafts are what a machine that stopped has left of a backup.
  const gone = readdirSync(folder).filter((name) => (dayIn(name) ?? day) < oldest || (name.endsWith('.draft') && statSync(join(folder, name)).mtimeMs < now.getTime() - 86_400_000))
  for (const name of gone) rmSync(join(folder, name))
  return { file, madeAt, gone }
}
