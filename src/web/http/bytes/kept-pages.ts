import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A page as it was given to everybody, and when it was drawn. */
export type KeptPage = { readonly path: string; readonly drawn: string; readonly etag: string; readonly headers: Readonly<Record<string, string>>; readonly plain: Uint8Array<ArrayBuffer> }

export type KeptPages = {
  readonly keep: (page: KeptPage) => void
  readonly find: (path: string) => KeptPage | null
  /** It is not published any more. */
  readonly forget: (path: string) => void
  /** What is being written is written. */
  readonly settled: () => Promise<unknown>
}

/** Published pages on the disk, for when the database cannot be asked, even after a start without it. A page is whole or not there. */
export function keptPages(folder: string): KeptPages {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = (path: string) => join(folder, `${createHash('sha256').update(path).digest('hex').slice(0, 40)}.page`)
  const known = new Map<string, string>()
  let writing: Promise<unknown> = Promise.resolve()
  // Whatever happens to the disk, the page that was asked for is given.
  const next = (work: () => Promise<unknown>) => void (writing = writing.then(work).catch(() => {}))
  return {
    keep: ({ plain, ...head }) => {
      if (known.get(head.path) === head.etag + head.drawn.slice(0, 13)) return
      known.set(head.path, head.etag + head.drawn.slice(0, 13))
      next(async () => {
        await mkdir(folder, { recursive: true, mode: 0o700 })
        const draft = `${file(head.path)}.${process.pid}.draft`
        await writeFile(draft, Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), plain]), { mode: 0o600 })
        await rename(draft, file(head.path))
      })
    },
    find: (path) => {
      try {
        const bytes = readFileSync(file(path))
        const end = bytes.indexOf(10)
        const head = JSON.parse(bytes.subarray(0, end).toString()) as Omit<KeptPage, 'plain'>
        return head.path === path ? { ...head, plain: new Uint8Array(bytes.subarray(end + 1)) } : null
      } catch {
        return null
      }
    },
    forget: (path) => {
      known.delete(path)
      next(() => rm(file(path), { force: true }))
    },
    settled: () => writing,
  }
}

