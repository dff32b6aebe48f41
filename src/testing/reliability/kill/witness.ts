import { closeSync, fdatasyncSync, openSync, readFileSync, writeSync } from 'node:fs'

/** What a sender writes down outside the system: that it sent something under a key, that it never learnt what became of it, and what it was told. */
export type Line =
  | { readonly key: string; readonly said: 'sent'; readonly deed: string; readonly print: string | null }
  | { readonly key: string; readonly said: 'unknown'; readonly why: string }
  | { readonly key: string; readonly said: 'told'; readonly status: number; readonly answer: Readonly<Record<string, unknown>> }

export type Witness = { readonly says: (line: Line) => void; readonly file: string; readonly close: () => void }

/** A log beside the system: a line is on the disk before anything else happens. */
export function witness(file: string): Witness {
  const log = openSync(file, 'a', 0o600)
  return {
    file,
    says: (line) => {
      writeSync(log, `${JSON.stringify(line)}\n`)
      fdatasyncSync(log)
    },
    close: () => closeSync(log),
  }
}

/** Something that was sent, as its sender remembers it. */
export type Sent = { readonly key: string; readonly deed: string; readonly print: string | null; readonly unknown: number; readonly told: readonly { readonly status: number; readonly answer: Readonly<Record<string, unknown>> }[] }

/** The log read back from the disk, a line a key. */
export function remembered(file: string): Sent[] {
  const known = new Map<string, Sent>()
  for (const text of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
    const line = JSON.parse(text) as Line
    const before = known.get(line.key)
    if (line.said === 'sent') known.set(line.key, before ?? { key: line.key, deed: line.deed, print: line.print, unknown: 0, told: [] })
    else if (line.said === 'unknown') known.set(line.key, { ...before!, unknown: before!.unknown + 1 })
    else known.set(line.key, { ...before!, told: [...before!.told, { status: line.status, answer: line.answer }] })
  }
  return [...known.values()]
}
