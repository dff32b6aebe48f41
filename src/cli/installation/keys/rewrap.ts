import { setTimeout } from 'node:timers/promises'
import { carriedAgain } from '#domains/privacy/index.ts'
import { readConfig, type Config } from '#platform/config.ts'
import type { Db } from '#platform/db.ts'
import { newestVersion, versionsHere } from '#platform/keys.ts'
import { rewrapRows } from '#platform/sealing/rows/rewrap-rows.ts'
import { rewrapSecrets } from '#platform/sealing/rows/rewrap-secrets.ts'
import { algorithms, chosenSign } from '#platform/secrets/algorithms.ts'
import { noticedWithin } from '#platform/secrets/root-keys.ts'
import { noteUnused } from '#platform/secrets/retired-roots.ts'
import { copiesAnew } from '../../record/lines-copied.ts'
import { outsideFolder } from '../../record/heads-signed.ts'
import { withStore } from '../open-installation.ts'
import { neededVersions } from './still-needed.ts'

/** So many walks, and something still seals the old way: it was started with another VATRA_SEALING, or does not see this key file. */
const mostWalks = 50

/** vatra keys rewrap: what is left under older versions, or was sealed by another algorithm, is made anew under the newest by the chosen one. */
export async function rewrap(config: Config, { json }: { json: boolean }): Promise<number> {
  return withStore(async ({ owner }) => {
    const { rewrapped, broken } = await rewrappedAll(owner, (sentence) => (json ? undefined : console.error(sentence)))
    const version = newestVersion(config.keys), algorithm = algorithms[chosenSign()]
    console.log(json ? JSON.stringify({ version, algorithm, rewrapped, broken }) : `${rewrapped} were made anew under key ${version}, by ${algorithm}. ${broken === 0 ? 'vatra keys state says what older keys still open or find; vatra keys retire N, when one may go.' : ''}`)
    return tellBroken(broken)
  })
}

/** Makes anew until a walk that began after every running program knew the newest version finds nothing more; then notes which versions nothing needs. What was done stays done when it is stopped. */
export async function rewrappedAll(owner: Db, tell: (sentence: string) => void = () => {}, patience = 2 * noticedWithin): Promise<{ rewrapped: number; broken: number }> {
  let sum = 0
  for (let walk = 1; ; walk++) {
    // Programs look at the key file every second; a deed may take a moment longer until it is written.
    await setTimeout(patience)
    const rows = await rewrapRows(owner, tell), secrets = await rewrapSecrets(owner, tell), beside = { ...copiesAnew(outsideFolder()), lines: carriedAgain(readConfig().erased) }
    const rewrapped = rows.rewrapped + secrets.rewrapped + beside.anew + beside.lines, broken = rows.broken + secrets.broken + beside.shut
    sum += rewrapped
    if (rewrapped > 0 && walk < mostWalks) continue
    if (rewrapped > 0) tell('Something goes on sealing the old way. Start every running Vatra with the same VATRA_SEALING and keys, and ask again.')
    await noteUnused(owner, await neededVersions(owner, readConfig(), versionsHere()), newestVersion())
    return { rewrapped: sum, broken }
  }
}

/** Says what did not open and was left; answers what the command ends with. */
export function tellBroken(broken: number): number {
  if (broken > 0) console.error(`${broken} sealed texts do not open and were left as they are: they were changed outside Vatra. A backup brings them back.`)
  return broken > 0 ? 1 : 0
}
