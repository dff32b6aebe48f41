import { progress } from './progress.ts'

type Reading = { readonly read: () => number; readonly size: number | null }
/** Files that are read before anybody wonders need no word. */
const soon = 8_000_000

/** How far the reading of a long file is, in rows: said on a terminal only. */
export function counting(phase: string, { read, size }: Reading, to: NodeJS.WriteStream = process.stderr): { readonly at: (rows: number) => void; readonly end: () => void } {
  if (!to.isTTY || (size !== null && size < soon)) return { at: () => {}, end: () => {} }
  const work = progress(phase, size ?? Infinity, to)
  let seen = false, last = 0
  return {
    at: (rows) => {
      seen ||= size !== null || read() > soon
      if (seen) work.at(read(), `${rows.toLocaleString('en')} rows`)
      last = rows
    },
    end: () => { if (seen) work.end(`${last.toLocaleString('en')} rows`) },
  }
}
