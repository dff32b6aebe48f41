import { CompiledQuery, type Kysely } from 'kysely'
import { newestVersion } from '../../keys.ts'
import { chosenSign } from '../../secrets/algorithms.ts'
import { folded, keyedHash } from '../../secrets/keyed-hash.ts'
import { keptSecrets } from '../../secrets/kept/kept-secrets.ts'
import { sealed, unsealed } from '../../secrets/sealed.ts'
import { versionOfHashIn } from './secrets-under.ts'
import { typesOf } from './walked.ts'

type Row = Readonly<Record<string, string>>
/** Rows of one table that are to be made anew: which columns are read, and what is written in the place of some of them; null where it does not open. */
type Walk = { readonly table: string; readonly key: readonly string[]; readonly columns: readonly string[]; readonly meant: string; readonly instead: (row: Row) => Row | null }

const batch = 200

/**
 * Seals every secret anew that is not under the newest key and the chosen algorithm, and hashes anew what is found by words that lie sealed beside it. In batches, while others read and
 * write: only what is still the same is changed. What does not open is left as it is, and counted.
 */
export async function rewrapSecrets(owner: Kysely<unknown>, tell: (sentence: string) => void = () => {}): Promise<{ readonly rewrapped: number; readonly broken: number }> {
  let done = 0, broken = 0
  for (const walk of walks()) {
    const rows = await madeAnew(owner, walk, () => broken++)
    if (rows > 0) tell(`${walk.table}.${walk.columns[0]}: ${rows} made anew`)
    done += rows
  }
  return { rewrapped: done, broken }
}

function walks(): Walk[] {
  const head = `${chosenSign()}${newestVersion()}`, older = (column: string) => `${column} <> '' and ${column} not like '${head}.%'`
  const otherHash = (column: string) => `${versionOfHashIn(column)} <> ${newestVersion()}`
  return [
    ...keptSecrets.map(({ table, key, column, purpose, placedBy, of = table }): Walk => ({
      table, key, columns: [column, ...(key.includes(placedBy) ? [] : [placedBy])], meant: older(column),
      instead: (row) => {
        const place = `${of}|${row[placedBy]}|${column}`, text = unsealed(purpose, place, row[column]!)
        return text === null ? null : { [column]: sealed(purpose, place, text) }
      },
    })),
    {
      table: 'people.passwords', key: ['directorate_id', 'person_id'], columns: ['name_hash', 'name'], meant: otherHash('name_hash'),
      instead: ({ person_id, name }) => {
        const words = unsealed('sign-in proofs', `people.passwords|${person_id}|name`, name!)
        return words === null ? null : { name_hash: keyedHash('sign-in names', folded(words)) }
      },
    },
    {
      // The address is sealed to the hash it is found by: both are made anew together.
      table: 'residents.registrations', key: ['directorate_id', 'person_id'], columns: ['address_hash', 'address'], meant: `(${otherHash('address_hash')} or ${older('address')})`,
      instead: ({ address_hash, address }) => {
        const words = unsealed('residents', `residents|${address_hash}|address`, address!)
        if (words === null) return null
        const hash = keyedHash('residents mailboxes', folded(words))
        return { address_hash: hash, address: sealed('residents', `residents|${hash}|address`, words) }
      },
    },
  ]
}

async function madeAnew(owner: Kysely<unknown>, { table, key, columns, meant, instead }: Walk, broke: () => void): Promise<number> {
  const types = await typesOf(owner, table), order = key.join(', '), read = [...new Set([...key, ...columns])]
  const select = `select ${read.map((column) => `${column}::text as ${column}`).join(', ')} from ${table} where ${meant}`
  const beyond = `and (${order}) > (${key.map((part, at) => `$${at + 2}::${types.get(part)}`).join(', ')})`
  let changed = 0
  for (let after: readonly string[] = []; ;) {
    const rows = await owner.transaction().execute(async (db) => {
      const found = await db.executeQuery<Record<string, string>>(CompiledQuery.raw(`${select} ${after.length > 0 ? beyond : ''} order by ${order} limit $1`, [batch, ...after]))
      for (const row of found.rows) {
        const next = instead(row)
        if (next === null) broke()
        else changed += await putInPlace(db, table, read, types, row, next)
      }
      return found.rows
    })
    if (rows.length < batch) return changed
    after = key.map((part) => rows.at(-1)![part]!)
  }
}

async function putInPlace(db: Kysely<unknown>, table: string, read: readonly string[], types: ReadonlyMap<string, string>, row: Row, next: Row): Promise<number> {
  const sets = Object.keys(next).map((column, at) => `${column} = $${at + 1}`)
  const same = read.map((column, at) => `${column} = $${sets.length + at + 1}::${types.get(column)}`)
  const done = await db.executeQuery(CompiledQuery.raw(`update ${table} set ${sets.join(', ')} where ${same.join(' and ')}`, [...Object.values(next), ...read.map((column) => row[column])]))
  return Number(done.numAffectedRows ?? 0n)
}
