import type { Store } from '#platform/db.ts'
import { outstanding } from '#platform/migrate.ts'
import { chainsVerified, sentenceOf } from './chains-verified.ts'
import { outsideFolder } from './heads-signed.ts'
import type { Finding } from '../installation/examine.ts'

/** Does every line of the record hang on the one before it, and lead up to the heads that were signed? */
export async function recordWhole(store: Store, now: Date): Promise<Finding> {
  const check = 'record'
  if ((await outstanding(store.owner)).length > 0) return { check, ok: false, says: 'The record is looked at when all migrations are applied. Run vatra migrate.' }
  const told = await chainsVerified(store, now)
  const wrong = told.flatMap(({ code, wrong }) => wrong.map((one) => `${code}: ${sentenceOf(one)}`))
  const [lines, heads] = [told.reduce((sum, one) => sum + one.lines, 0), told.reduce((sum, one) => sum + one.heads, 0)]
  const kept = outsideFolder() ? `They are dropped in ${outsideFolder()}, and copies of the lines with them.` : 'Let VATRA_HEADS name a folder that another machine takes them from, with copies of the lines: heads that lie here alone show no cut to whoever rules the database.'
  return { check, ok: wrong.length === 0, says: wrong.length === 0 ? `${lines} lines hang together and lead up to ${heads} signed heads. ${kept}` : wrong.slice(0, 20).join('\n') }
}
