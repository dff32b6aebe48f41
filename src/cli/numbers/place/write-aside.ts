import { closeSync, openSync, readSync, rmSync, statSync, writeSync } from 'node:fs'
import { plain } from '#platform/plain.ts'
import type { Out } from '../../table/print-rows.ts'

/**
 * A file of rows that is there only if something is written to it. What an earlier run left there, told by its heading, is replaced, or goes
 * where nothing was left over; any other file is refused before a row is written.
 */
export function writeAside(path: string): Aside {
  let file = -1, earlier = false
  function trying<T>(deed: () => T): T {
    try {
      return deed()
    } catch (fault) {
      throw plain(`The unplaced rows cannot be written to ${path}: ${(fault as Error).message}; say where with --unplaced.`)
    }
  }
  return {
    meet(heading) {
      const first = trying(() => beginningOf(path, Buffer.byteLength(heading)))
      earlier = first === heading
      if (first !== null && !earlier) throw plain(`${path} is there already, and its heading is not that of these points; move it away, or say with --unplaced where else unplaced rows are to be written.`)
    },
    write: (text) => trying(() => {
      if (file < 0) file = openSync(path, 'w')
      writeSync(file, text)
    }),
    goes: () => trying(() => {
      if (earlier && file < 0) rmSync(path)
      return earlier && file < 0
    }),
    close: () => void (file >= 0 && closeSync(file)),
  }
}

/** `meet` says how the file would begin, `goes` takes an earlier one away (and whether there was one). */
type Aside = Out & { readonly meet: (heading: string) => void; readonly goes: () => boolean; readonly close: () => void }

/** The first bytes of a plain file that holds something; null where there is none to be lost. */
function beginningOf(path: string, bytes: number): string | null {
  const there = statSync(path, { throwIfNoEntry: false })
  if (!there?.isFile() || there.size === 0) return null
  const file = openSync(path, 'r'), first = Buffer.alloc(bytes)
  try {
    return first.toString('utf8', 0, readSync(file, first))
  } finally {
    closeSync(file)
  }
}
