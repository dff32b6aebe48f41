import { CompiledQuery } from 'kysely'
import type { Db } from '#platform/db.ts'
import { eachColumn as every, sealedLook } from '#platform/sealing/each-column.ts'
import { sealedTogether } from '#platform/sealing/rows/sealed-together.ts'
import { walked } from '#platform/sealing/rows/walked.ts'
import { freshKey, openedWords, sealedUnder } from '#platform/secrets/envelope.ts'

/** Those of words: pictures stay sealed. */
const eachColumn = every.filter(({ bytes }) => !bytes)

/** Lets a test write into sealed columns by SQL, under a login that owns them: what is there is opened, the database's rule lifted, and afterwards all of it is sealed again. */
export async function inTheOpen<R>(owner: Db, work: () => Promise<R>): Promise<R> {
  for (const one of eachColumn) {
    await owner.executeQuery(CompiledQuery.raw(`alter table ${one.table} drop constraint if exists ${one.rule}`))
    await walked(owner, one, `${one.words} ~ '${sealedLook}'`, (of, value) => openedWords(one.purpose, of, one.column, one.json ? (JSON.parse(value) as string) : value), { json: 'as it was' })
  }
  const done = await work()
  await sealedAgain(owner)
  return done
}

/** Seals whatever a test wrote unsealed, and lays the rule again. */
export async function sealedAgain(owner: Db): Promise<void> {
  for (const one of eachColumn) {
    await walked(owner, one, `coalesce(${one.words}, '') !~ '${sealedLook}'`, (of, value) => sealedUnder(freshKey(one.purpose, of), of, one.column, value))
    await owner.executeQuery(CompiledQuery.raw(`alter table ${one.table} drop constraint if exists ${one.rule}, add constraint ${one.rule} check (${one.words} ~ '${sealedLook}')`))
  }
  for (const one of every.filter(({ bytes }) => bytes)) {
    await sealedTogether(owner, [one])
    await owner.executeQuery(CompiledQuery.raw(`alter table ${one.table} drop constraint if exists ${one.rule}, add constraint ${one.rule} check (${one.words} ~ '${one.look}')`))
  }
}
