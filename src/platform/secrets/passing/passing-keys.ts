import { createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { besideKeys, readConfig } from '../../config.ts'
import { folderOnDisk, onDisk } from '../../on-disk/on-disk.ts'
import { writeOver } from '../../on-disk/write-over.ts'
import { plain } from '../../plain.ts'

/** Where passing keys lie: beside the root key, a file each. They are in no database, no backup and no log of changes. */
export const passingFolder = (keys: string = readConfig().keys): string => join(besideKeys(keys), 'passing')

/** A passing key's name is its fingerprint, so that what was typed back from a sheet finds its place, and no other key passes for it. */
export const passingName = (key: Buffer): string => createHmac('sha256', key).update('vatra/passing').digest('hex').slice(0, 16)

const named = /^([0-9a-f]{16})\.key$/
const fileOf = (name: string, keys: string) => join(passingFolder(keys), `${name}.key`)

/** Makes a key that is used for a while and then destroyed. It is on the disk before anything can be sealed under it. Answers its name. */
export function madePassing(keys: string = readConfig().keys): string {
  return putPassing(randomBytes(32), keys)
}

/** Puts a key in its place, as one that was typed back from a sheet. Answers its name. */
export function putPassing(key: Buffer, keys: string = readConfig().keys): string {
  const name = passingName(key), folder = passingFolder(keys)
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    folderOnDisk(dirname(folder))
  }
  writeOver(fileOf(name, keys), `${key.toString('base64')}\n`)
  return name
}

/** A passing key; null when it is not here, because it was destroyed or because its file was lost. It is read anew each time: a program that runs on keeps none. */
export function passingKey(name: string, keys: string = readConfig().keys): Buffer | null {
  const file = fileOf(name, keys), state = statSync(file, { throwIfNoEntry: false })
  if (!state) return null
  if (state.mode & 0o077) throw plain(`The key file ${file} can be read by others. Set it right with: chmod 600 ${file}`)
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64')
  if (passingName(key) !== name) throw plain(`The key file ${file} is damaged. Put it back from your copy, or type in its recovery sheet: vatra keys recover`)
  return key
}

/** The key of one purpose under a passing key; null when that is not here. What it seals is sealed under the root key besides: neither file alone opens anything. */
export function passingKeyFor(purpose: string, name: string, keys: string = readConfig().keys): Buffer | null {
  const key = passingKey(name, keys)
  return key && Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `vatra/passing/${purpose}`, 32))
}

/** The names of all that are here. */
export function passingHere(keys: string = readConfig().keys): readonly string[] {
  const folder = passingFolder(keys)
  return existsSync(folder) ? readdirSync(folder).sort().flatMap((file) => named.exec(file)?.[1] ?? []) : []
}

/** Destroys a key: written over, taken away, and that on the disk. What it sealed nobody opens any more, wherever it was copied to. */
export function destroyPassing(name: string, keys: string = readConfig().keys): void {
  const file = fileOf(name, keys)
  if (!existsSync(file)) return
  const open = openSync(file, 'r+')
  try {
    writeSync(open, randomBytes(statSync(file).size), 0)
  } finally {
    closeSync(open)
  }
  onDisk(file)
  rmSync(file)
  folderOnDisk(dirname(file))
}
