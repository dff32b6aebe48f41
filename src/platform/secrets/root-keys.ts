import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, statSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { plain } from '../plain.ts'
import { writeOnce } from '../write-once.ts'

/** Every version of the root key that a key file holds. */
export type Roots = ReadonlyMap<number, Buffer>

type Read = { readonly roots: Roots; readonly stamp: string; lookedAt: number }
const files = new Map<string, Read>()
/** How long a program may go on without noticing that a version was added, in milliseconds. */
export const noticedWithin = 1000

/** What a key file holds; made with one key when there is none. It is looked at again every second, and at once for a version that is not known. */
export function rootsIn(file: string, wanted?: number): Roots {
  const known = files.get(file)
  if (known && (wanted === undefined || known.roots.has(wanted)) && performance.now() - known.lookedAt < noticedWithin) return known.roots
  if (!known) writeOnce(file, () => `${randomBytes(32).toString('base64')}\n`)
  const state = statSync(file, { throwIfNoEntry: false })
  // A file that was taken away while we work closes nothing that is open; the next start says so.
  if (!state) return known!.roots
  if (state.mode & 0o077) throw plain(`The key file ${file} can be read by others. Set it right with: chmod 600 ${file}`)
  const stamp = `${state.mtimeMs} ${state.size} ${state.ino}`
  if (known?.stamp === stamp) known.lookedAt = performance.now()
  else files.set(file, { roots: rootsOf(readFileSync(file, 'utf8'), file), stamp, lookedAt: performance.now() })
  return files.get(file)!.roots
}

/** Reads a key file: a key a line, the first without a number, the others with theirs. Of one that was retired only the number stands there. */
export function rootsOf(text: string, file: string): Roots {
  const roots = new Map<number, Buffer>()
  for (const [at, line] of text.trim().split('\n').entries()) {
    if (at > 0 && line.trim() === `${at + 1} retired`) continue
    const [, number = '1', base64 = ''] = /^(?:(\d+) )?([A-Za-z0-9+/]{43}=)$/.exec(line.trim()) ?? []
    if (base64 === '' || Number(number) !== at + 1) throw plain(`The key file ${file} does not hold a key of 32 bytes. Put it back from your copy, or type in its recovery sheet: vatra keys recover`)
    roots.set(at + 1, Buffer.from(base64, 'base64'))
  }
  return roots
}

/** A key file's text. */
export const textOf = (roots: Roots): string => Array.from({ length: Math.max(...roots.keys()) }, (_, at) => `${at === 0 ? '' : `${at + 1} `}${roots.get(at + 1)?.toString('base64') ?? 'retired'}\n`).join('')

/** Adds a version to the key file: it is whole on the disk before anything can be sealed under it. */
export function addVersion(file: string): number {
  const roots = new Map(rootsIn(file))
  const version = Math.max(...roots.keys()) + 1
  roots.set(version, randomBytes(32))
  written(file, textOf(roots))
  return version
}

/** Takes a version out of the key file for good: what it sealed, nobody opens any more. */
export function destroyVersion(file: string, version: number): void {
  const roots = new Map(rootsIn(file))
  if (version === 1 || version === Math.max(...roots.keys()) || !roots.delete(version)) throw new Error(`key ${version} is not one that can be destroyed`)
  written(file, textOf(roots))
}

/** Puts what was typed from a sheet in the place of a key file that is not there. */
export function putBack(file: string, roots: Roots): void {
  if (existsSync(file)) throw plain(`There is a key file ${file} already. Move it elsewhere first if the sheet is of another; nothing was changed.`)
  writeOnce(file, () => textOf(roots))
  files.delete(file)
}

function written(file: string, text: string): void {
  const draft = `${file}.${process.pid}.draft`
  const open = openSync(draft, 'wx', 0o600)
  writeSync(open, text)
  fsyncSync(open)
  closeSync(open)
  renameSync(draft, file)
  const folder = openSync(dirname(file), 'r')
  fsyncSync(folder)
  closeSync(folder)
  files.delete(file)
}
