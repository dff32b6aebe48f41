import type { Kysely } from 'kysely'
import { openedWords } from '../../secrets/envelope.ts'
import { brokenBytes } from './broken-bytes.ts'
import { eachColumn } from '../each-column.ts'
import { walked } from './walked.ts'

/** What does not open, column by column, and how much was looked at: nothing is changed and no word is handed out. */
export async function brokenSeals(owner: Kysely<unknown>): Promise<{ readonly looked: number; readonly broken: Readonly<Record<string, number>> }> {
  const broken: Record<string, number> = {}
  let looked = 0
  const tried = (place: string, opens: boolean) => {
    looked++
    if (!opens) broken[place] = (broken[place] ?? 0) + 1
  }
  for (const one of eachColumn) {
    const place = `${one.table}.${one.column}`
    if (one.bytes) await brokenBytes(owner, one, (opens) => tried(place, opens))
    else await walked(owner, one, 'true', (of, value) => {
      tried(place, openedWords(one.purpose, of, one.column, one.json && value.startsWith('"') ? (JSON.parse(value) as string) : value) !== null)
      return null
    })
  }
  return { looked, broken }
}
