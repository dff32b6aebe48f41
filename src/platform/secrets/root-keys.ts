import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { plain } from '../plain.ts'
import { handedBy, isHandedOver, refuseHandedOver } from './vault/handed-over.ts'
import { writeOnce } from '../on-disk/write-once.ts'
import { writeOver } from '../on-disk/write-over.ts'

/** Every version of the root key that a key file holds. */
export type Roots = ReadonlyMap<number, Buffer>

/** Of versions that were destroyed: the public key by which what they signed is still known; nothing where none is noted. */
export type Retired = ReadonlyMap<number, string>

type Read = { readonly roots: Roots; readonly retired: Retired; readonly stamp: string; lookedAt: number }
const files = new Map<string, Read>()
/** How long a program may go on without noticing that a version was added, in milliseconds. */
export const noticedWithin = 1000

/** What a key file holds; made with one key when there is none. It is looked at again every second, and at once for a version that is not known. */
export function rootsIn(file: string, wanted?: number): Roots {
  const known = files.get(file)
  if (known && (wanted === undefined || known.roots.has(wanted)) && performance.now() - known.lookedAt < noticedWithin) return known.roots
  const handed = isHandedOver(file)
  if (!known && handed && !existsSync(file)) throw plain(`The key is to be handed over as ${file} by ${handedBy(file)}, and is not there. Nothing was changed.`)
  if (!known && !handed) writeOnce(file, () => `${randomBytes(32).toString('base64')}\n`)
  const state = statSync(file, { throwIfNoEntry: false })
  // A file that was taken away while we work closes nothing that is open; the next start says so.
  if (!state) return known!.roots
  // What systemd hands over to one user may look as if a group could read it: its right is a list, and the folder is closed.
  if (state.mode & (handed ? 0o007 : 0o077)) throw plain(`The key file ${file} can be read by others. Set it right with: chmod 600 ${file}`)
  const stamp = `${state.mtimeMs} ${state.size} ${state.ino}`
  if (known?.stamp === stamp) known.lookedAt = performance.now()
  else files.set(file, { ...readIn(readFileSync(file, 'utf8'), file), stamp, lookedAt: performance.now() })
  return files.get(file)!.roots
}

/** The versions that a key file says were destroyed. */
export function retiredIn(file: string): Retired {
  rootsIn(file)
  return files.get(file)!.retired
}

/** The keys that a key file's text holds. */
export const rootsOf = (text: string, file: string): Roots => readIn(text, file).roots

/** Reads a key file: a key a line, the first without a number, the others with theirs. Of one that was retired only the number stands there, and by what its signatures are known. */
function readIn(text: string, file: string): { readonly roots: Roots; readonly retired: Retired } {
  const roots = new Map<number, Buffer>(), retired = new Map<number, string>()
  for (const [at, line] of text.trim().split('\n').entries()) {
    const [gone, , known = ''] = /^(\d+) retired(?: ([A-Za-z0-9_-]{43}))?$/.exec(line.trim()) ?? []
    if (gone?.startsWith(`${at + 1} `)) {
      retired.set(at + 1, known)
      continue
    }
    const [, number = '1', base64 = ''] = /^(?:(\d+) )?([A-Za-z0-9+/]{43}=)$/.exec(line.trim()) ?? []
    if (base64 === '' || Number(number) !== at + 1) throw plain(`The key file ${file} does not hold a key of 32 bytes. Put it back from your copy, or type in its recovery sheet: vatra keys recover`)
    roots.set(at + 1, Buffer.from(base64, 'base64'))
  }
  if (roots.size === 0) throw plain(`The key file ${file} holds no key. Put it back from your copy, or type in its recovery sheet: vatra keys recover`)
  return { roots, retired }
}

/** A key file's text. */
export const textOf = (roots: Roots, retired: Retired = new Map()): string => Array.from({ length: Math.max(...roots.keys()) }, (_, at) => {
  const root = roots.get(at + 1)
  return root ? `${at === 0 ? '' : `${at + 1} `}${root.toString('base64')}\n` : `${[at + 1, 'retired', retired.get(at + 1)].filter(Boolean).join(' ')}\n`
}).join('')

/** The text with another version: what a key file that cannot be written here has to say from now on. */
export function textWithAnother(file: string): string {
  const roots = rootsIn(file)
  return textOf(new Map([...roots, [Math.max(...roots.keys()) + 1, randomBytes(32)]]), retiredIn(file))
}

/** The text without a version. */
export function textWithout(file: string, version: number, knownBy = ''): string {
  const roots = new Map(rootsIn(file))
  if (version === Math.max(...roots.keys()) || !roots.delete(version)) throw new Error(`key ${version} is not one that can be destroyed`)
  return textOf(roots, new Map([...retiredIn(file), [version, knownBy]]))
}

/** Adds a version to the key file: it is whole on the disk before anything can be sealed under it. */
export function addVersion(file: string): number {
  written(file, textWithAnother(file))
  return Math.max(...rootsIn(file).keys())
}

/** Takes a version out of the key file for good: what it sealed, nobody opens any more. `knownBy` is the public key of what it signed. */
export function destroyVersion(file: string, version: number, knownBy = ''): void {
  written(file, textWithout(file, version, knownBy))
}

/** Puts what was typed from a sheet in the place of a key file that is not there. */
export function putBack(file: string, roots: Roots): void {
  if (existsSync(file)) throw plain(`There is a key file ${file} already. Move it elsewhere first if the sheet is of another; nothing was changed.`)
  writeOnce(file, () => textOf(roots))
  files.delete(file)
}

function written(file: string, text: string): void {
  if (isHandedOver(file)) refuseHandedOver(file, 'vatra keys rotate')
  writeOver(file, text)
  files.delete(file)
}
