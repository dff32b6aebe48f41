import { existsSync, linkSync, mkdirSync, unlinkSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { onDisk } from './on-disk.ts'

/** Writes a secret file (0600, in a 0700 folder) unless it is there: whole or not at all, and the first of two writers wins. */
export function writeOnce(file: string, text: () => string): void {
  if (existsSync(file)) return
  // Only the last folder is closed: one above it may have to let the database's own user through.
  // What is confined may not even try to make what is there.
  if (!existsSync(dirname(file))) {
    mkdirSync(dirname(dirname(file)), { recursive: true })
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  }
  const draft = `${file}.${process.pid}.draft`
  writeFileSync(draft, text(), { mode: 0o600 })
  onDisk(draft)
  try {
    linkSync(draft, file)
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault
  } finally {
    unlinkSync(draft)
  }
}
