import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { nameOnDisk, onDisk } from './on-disk.ts'

/** Puts a file (0600) in the place of the one of that name. At every moment the old or the new is there, whole, and the new is on the disk before this returns. */
export function writeOver(file: string, bytes: string | Uint8Array): void {
  const draft = `${file}.${process.pid}.draft`
  // What a program of this number left when it was killed.
  rmSync(draft, { force: true })
  writeFileSync(draft, bytes, { flag: 'wx', mode: 0o600 })
  onDisk(draft)
  renameSync(draft, file)
  nameOnDisk(file)
}
