import { lostSeals, passedSeals } from '#domains/survey/index.ts'
import type { Config } from '#platform/config.ts'
import type { Db } from '#platform/db.ts'
import { outstanding } from '#platform/migrate.ts'
import { passingFolder, passingHere, passingKey } from '#platform/secrets/passing/passing-keys.ts'
import type { Finding } from '../examine.ts'
import { insteadOf, toldOf } from '../keys/give-up.ts'

/** Is the passing key of every survey that is open here, whole and for its owner alone? */
export async function passing(owner: Db, { keys }: Pick<Config, 'keys'>): Promise<Finding> {
  const check = 'passing-keys'
  if ((await outstanding(owner)).length > 0) return { check, ok: false, says: 'They are looked at when all migrations are applied. Run vatra migrate.' }
  try {
    for (const name of passingHere(keys)) passingKey(name, keys)
  } catch (fault) {
    return { check, ok: false, says: (fault as Error).message }
  }
  const lost = await lostSeals(owner)
  if (lost.length > 0) return { check, ok: false, says: `${lost.map(toldOf).join(' ')} ${insteadOf(keys)}` }
  const over = (await passedSeals(owner)).length, waits = over === 0 ? '' : ` ${over} of them, of surveys that are closed, go when the closing is among the backups: within minutes while vatra start is at work.`
  return { check, ok: true, says: passingHere(keys).length === 0 ? 'No survey is open that needs one.' : `Those of the surveys that are open lie in ${passingFolder(keys)}, in no backup, and are destroyed when a survey is closed. Print the recovery sheet anew when one opens.${waits}` }
}
