import { closeSync, constants, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { open as opened } from 'node:fs/promises'
import { dirname } from 'node:path'
import { confined } from '../apart/confined.ts'

/**
 * What was written into a small file is on the disk before this returns. A confined program may not ask for that (Node has fsync switched off there), but it
 * may write so that each word is on the disk before the next: the same bytes are then written over themselves.
 */
export function onDisk(file: string): void {
  if (!confined()) return flushed(file)
  const bytes = readFileSync(file), open = openSync(file, constants.O_WRONLY | constants.O_SYNC)
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(open, bytes, at, bytes.length - at, at)
  } finally {
    closeSync(open)
  }
}

/** The name that a small file was just given is on the disk too. The file systems of Linux keep the new name of a file with the file itself. */
export const nameOnDisk = (file: string): void => (confined() ? onDisk(file) : flushed(dirname(file)))

/** What was made or taken away in a folder is on the disk; a confined program asks for it and goes on meanwhile. */
export const folderOnDisk = (folder: string): void => (confined() ? void onDiskLater(folder).catch(() => {}) : flushed(folder))

/** The same for a file of any size or a folder, where there is time to wait. */
export async function onDiskLater(path: string): Promise<void> {
  const open = await opened(path, 'r')
  try {
    await open.sync()
  } finally {
    await open.close()
  }
}

function flushed(path: string): void {
  const open = openSync(path, 'r')
  try {
    fsyncSync(open)
  } finally {
    closeSync(open)
  }
}
