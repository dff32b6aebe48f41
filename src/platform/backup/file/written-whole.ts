import { createWriteStream, linkSync, rmSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { onDiskLater } from '../../on-disk/on-disk.ts'
import { plain } from '../../plain.ts'

/** Writes a file that appears under its name only when it is whole and on the disk, readable by its owner alone. Never over one that is there; what went wrong with the disk is said in a sentence. */
export async function writtenWhole(file: string, bytes: AsyncIterable<Buffer>): Promise<void> {
  const draft = `${resolve(file)}.${process.pid}.draft`
  const out = createWriteStream(draft, { flags: 'wx', mode: 0o600 })
  try {
    await pipeline(bytes, out)
    await onDiskLater(draft)
    // Unlike a renaming, a link is refused when another program has made a file of that name meanwhile.
    linkSync(draft, file)
    await onDiskLater(dirname(resolve(file)))
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException
    if (code === 'ENOSPC' || code === 'EDQUOT') throw plain(`The disk of ${file} is full. There is no backup of that name; what is kept already was left. Make room, or name another disk with VATRA_BACKUPS.`)
    if (code === 'ENOENT' || code === 'EACCES' || code === 'EROFS') throw plain(`${file} could not be written (${code}). There is no backup of that name.`)
    throw fault
  } finally {
    // What fails at once may do so before the draft is opened: it is there, and can be taken away, when the stream has ended.
    await new Promise<void>((ended) => (out.closed ? ended() : void out.once('close', ended)))
    rmSync(draft, { force: true })
  }
}
