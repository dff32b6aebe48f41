import { setTimeout } from 'node:timers/promises'
import type { Config } from '#platform/config.ts'
import type { Db } from '#platform/db.ts'
import { newestVersion } from '#platform/keys.ts'
import { rewrapRows, versionsInUse } from '#platform/sealing/rows/rewrap-rows.ts'
import { noticedWithin } from '#platform/secrets/root-keys.ts'
import { noteUnused } from '#platform/secrets/retired-roots.ts'
import { withStore } from '../open-installation.ts'

/** vatra keys rewrap: what is left under older versions is wrapped under the newest, where a rotation was stopped or a backup came back. */
export async function rewrap(config: Config, { json }: { json: boolean }): Promise<number> {
  return withStore(async ({ owner }) => {
    const { rewrapped, broken } = await rewrappedAll(owner, (sentence) => (json ? undefined : console.error(sentence)))
    const version = newestVersion(config.keys)
    console.log(json ? JSON.stringify({ version, rewrapped, broken }) : `${rewrapped} data keys were wrapped under key ${version}. ${broken === 0 ? 'No row needs an older key now; vatra keys retire N says when backups need it no longer.' : ''}`)
    return tellBroken(broken)
  })
}

/** Wraps anew until a walk that began after every running program knew the newest version finds nothing more; then notes which versions no row needs. What was done stays done when it is stopped. */
export async function rewrappedAll(owner: Db, tell: (sentence: string) => void = () => {}, patience = 2 * noticedWithin): Promise<{ rewrapped: number; broken: number }> {
  let sum = 0
  for (;;) {
    // Programs look at the key file every second; a deed may take a moment longer until it is written.
    await setTimeout(patience)
    const { rewrapped, broken } = await rewrapRows(owner, tell)
    sum += rewrapped
    if (rewrapped > 0) continue
    await noteUnused(owner, Object.keys(await versionsInUse(owner)).map(Number), newestVersion())
    return { rewrapped: sum, broken }
  }
}

/** Says what did not open and was left; answers what the command ends with. */
export function tellBroken(broken: number): number {
  if (broken > 0) console.error(`${broken} sealed texts do not open and were left as they are: they were changed outside Vatra. A backup brings them back.`)
  return broken > 0 ? 1 : 0
}
