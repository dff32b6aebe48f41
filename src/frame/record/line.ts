import { createHash } from 'node:crypto'
import type { Ground, Operation, Purpose } from '#access/recording.ts'

/** One line of the record: who did what to which thing, whose it is, why they may, and how it ended. Ids and codes, never content. */
export type Line = {
  readonly directorate_id: string; readonly id: string; readonly name: string; readonly operation: Operation; readonly actor: string
  /** The roles that open the deed to them. */
  readonly roles: readonly string[]
  /** The id of the session, never what is shown to open it. */
  readonly session: string | null
  readonly subject: Readonly<Record<string, unknown>>
  /** The persons it is about, where they are known. */
  readonly whose: readonly string[]
  readonly purpose: Purpose; readonly ground: Ground; readonly recipients: readonly string[]
  readonly result: 'done' | 'refused'
  readonly request: string
  readonly at: Date
}

/** What goes before the first line of a chain. */
export const genesis = '0'.repeat(64)

/** A line as the one text that is hashed: nothing of it may be otherwise without the text being otherwise. */
export function lineText(line: Line): string {
  const { directorate_id, id, name, operation, actor, roles, session, subject, whose, purpose, ground, recipients, result, request, at } = line
  return JSON.stringify([directorate_id, id, name, operation, actor, roles, session, sorted(JSON.parse(JSON.stringify(subject))), whose, purpose, ground, recipients, result, request, at.toISOString()])
}

/** The link from one line to the next: SHA-256 over the link before it, the line's place and its text. PostgreSQL reckons the same in chained.ts. */
export const linked = (before: string, sequence: number, text: string): string => createHash('sha256').update(`${before}\n${sequence}\n${text}`).digest('hex')

/** The same object whatever the order its fields were written in. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, each]) => [key, sorted(each)]))
}
