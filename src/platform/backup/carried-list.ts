import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { writeOver } from '../on-disk/write-over.ts'
import { plain } from '../plain.ts'

/** Something that was done because a person asked for it: by number, in which directorate, of which kind and when. What was put right is sealed; nothing else here is a word of anybody's. */
export type CarriedLine = {
  readonly id: string; readonly directorate: string; readonly person: string; readonly request: string; readonly kind: string; readonly what: string; readonly on: string; readonly lifted: string | null
  readonly sealed: string | null; readonly asked: { readonly kind: string; readonly askedOn: string; readonly dueOn: string; readonly decidedOn: string }
}

const id = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Where the list lies: beside the one of who was erased. */
export const carriedBeside = (erased: string): string => join(dirname(erased), 'carried-out.jsonl')

/** Everything on the list, in the order it was done; nothing when there is none. A line that cannot be read is refused: the list is only ever replaced whole. */
export function carriedIn(file: string): CarriedLine[] {
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8').split('\n').flatMap((text, at) => {
    if (text === '') return []
    const line = lineIn(text)
    if (line === null) throw plain(`The list of what was carried out for people who asked, ${file}, cannot be read at line ${at + 1}. Put it back from the copy that is kept with the key; without it a restored backup may undo it.`)
    return [line]
  })
}

/** Keeps the list as it is after a change: whole on the disk before this returns, or as it was. */
export function keepCarried(file: string, change: (lines: readonly CarriedLine[]) => readonly CarriedLine[]): void {
  const before = carriedIn(file), after = change(before)
  if (JSON.stringify(before) === JSON.stringify(after)) return
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  writeOver(file, after.map((line) => `${JSON.stringify(line)}\n`).join(''))
}

function lineIn(text: string): CarriedLine | null {
  try {
    const line = JSON.parse(text) as CarriedLine
    return [line.id, line.directorate, line.person, line.request].every((one) => id.test(one)) && typeof line.asked.decidedOn === 'string' ? line : null
  } catch {
    return null
  }
}
