import type { Kysely } from 'kysely'
import { openedWords } from '../secrets/envelope.ts'
import { eachColumn } from './each-column.ts'
import { walked } from './walked.ts'

/** What does not open, column by column, and how much was looked at: nothing is changed and no word is handed out. */
export async function brokenSeals(owner: Kysely<unknown>): Promise<{ readonly looked: number; readonly broken: Readonly<Record<string, number>> }> {
  const broken: Record<string, number> = {}
  let looked = 0
  for (const one of eachColumn) {
    const place = `${one.table}.${one.column}`
    await walked(owner, one, 'true', (of, value) => {
      looked++
      if (openedWords(one.purpose, of, one.column, one.json && value.startsWith('"') ? (JSON.parse(value) as string) : value) === null) broken[place] = (broken[place] ?? 0) + 1
      return null
    })
  }
  return { looked, broken }
}
