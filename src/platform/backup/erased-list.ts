import { appendFileSync, existsSync, mkdirSync, readFileSync, truncateSync } from 'node:fs'
import { dirname } from 'node:path'
import { onDisk } from '../on-disk/on-disk.ts'
import { plain } from '../plain.ts'

/** One person who was erased: by number, in which directorate, and when. Never a name, and nothing they said. */
export type ErasedLine = { readonly directorate: string; readonly person: string; readonly at: string }

const id = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Adds a person to the list, which is on the disk before this returns: what follows may stop anywhere and is done again from the list. */
export function addToErased(file: string, line: ErasedLine): void {
  if (erasedIn(file).some(({ directorate, person }) => directorate === line.directorate && person === line.person)) return
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  // A line that a power cut has cut off was never acknowledged; whoever it was of is erased again from the outbox.
  const known = existsSync(file) ? readFileSync(file) : Buffer.alloc(0)
  if (known.length > 0 && known.at(-1) !== 10) truncateSync(file, known.lastIndexOf(10) + 1)
  appendFileSync(file, `${JSON.stringify({ directorate: line.directorate, person: line.person, at: line.at })}\n`, { mode: 0o600 })
  onDisk(file)
}

/** Everybody on the list; nobody when there is none. A line that was cut off at the very end was never acknowledged; any other that cannot be read is refused. */
export function erasedIn(file: string): ErasedLine[] {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.flatMap((text, at) => {
    if (text === '') return []
    const line = lineIn(text)
    if (line === null && at === lines.length - 1) return []
    if (line === null) throw plain(`The list of who was erased, ${file}, cannot be read at line ${at + 1}. Put it back from the copy that is kept with the key; without it a restored backup may bring somebody back.`)
    return [line]
  })
}

function lineIn(text: string): ErasedLine | null {
  try {
    const { directorate, person, at } = JSON.parse(text) as ErasedLine
    return id.test(directorate) && id.test(person) ? { directorate, person, at } : null
  } catch {
    return null
  }
}
