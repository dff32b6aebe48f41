import { spawnSync } from 'node:child_process'
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { notedChanges } from '#platform/changes/noted.ts'
import { onDisk, onDiskLater } from '#platform/on-disk/on-disk.ts'
import { writeOver } from '#platform/on-disk/write-over.ts'

/** A program that tries what nobody who answers requests needs, and what they do need, and prints what it could do. */
const [elsewhere = '', own = ''] = process.argv.slice(2)
const tried: Readonly<Record<string, () => unknown>> = {
  'write elsewhere': () => writeFileSync(join(elsewhere, 'written'), 'x'),
  'read elsewhere': () => readFileSync('/etc/passwd'),
  'read its own surroundings': () => readFileSync('/proc/self/environ'),
  'lead a link elsewhere': () => symlinkSync('/etc', join(own, `link-${process.pid}`)),
  'start a program': () => { if (spawnSync('/bin/true').status !== 0) throw new Error('not started') },
  'begin a thread': () => new Worker('', { eval: true }),
  'load a library': () => createRequire(import.meta.url)('sharp'),
  'write its own': () => writeOver(join(own, 'written'), 'x'),
  'read when changes were carried away': () => notedChanges({ folder: join(own, '..', 'data') }),
  'wait for the disk': async () => { onDisk(join(own, 'written')); await onDiskLater(own) },
}
const could: string[] = []
for (const [what, attempt] of Object.entries(tried)) {
  try {
    await attempt()
    could.push(what)
  } catch {
    // What it may not do is told by what it could.
  }
}
console.log(JSON.stringify(could))
