import { closeSync, existsSync, fsyncSync, linkSync, mkdirSync, openSync, unlinkSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/** Writes a secret file (0600, in a 0700 folder) unless it is there: whole or not at all, and the first of two writers wins. */
export function writeOnce(file: string, text: () => string): void {
  if (existsSync(file)) return
  // Only the last folder is closed: one above it may have to let the database's own user through.
  mkdirSync(dirname(dirname(file)), { recursive: true })
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const draft = `${file}.${process.pid}.draft`
  const open = openSync(draft, 'w', 0o600)
  writeSync(open, text())
  fsyncSync(open)
  closeSync(open)
  try {
    linkSync(draft, file)
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault
  } finally {
    unlinkSync(draft)
  }
}
