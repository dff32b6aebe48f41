import { setTimeout } from 'node:timers/promises'
import type { Config } from '#platform/config.ts'
import type { Db } from '#platform/db.ts'
import { noteRoots } from '#platform/secrets/root-prints.ts'
import { rewrapRows } from '#platform/sealing/rewrap-rows.ts'
import { addVersion, noticedWithin } from '#platform/secrets/root-keys.ts'
import { withStore } from '../open-installation.ts'

/** vatra keys rotate: a new version, and every data key wrapped under it, while Vatra goes on working. */
export async function rotate(config: Config, { json }: { json: boolean }): Promise<number> {
  return withStore(async ({ owner }) => {
    const { version, rewrapped, broken } = await rotated(owner, config.keys, (sentence) => (json ? undefined : console.error(sentence)))
    if (json) console.log(JSON.stringify({ version, rewrapped, broken }))
    else console.log(`Key ${version} is in use: ${rewrapped} data keys were wrapped under it. Print the recovery sheet anew, and copy the key file again: backups from now on need it.`)
    if (broken > 0) console.error(`${broken} sealed texts do not open and were left as they are: they were changed outside Vatra. A backup brings them back.`)
    return broken > 0 ? 1 : 0
  })
}

/** Adds a version and wraps anew, until a walk that began after every running program knew the version finds nothing more. */
export async function rotated(owner: Db, file: string, tell: (sentence: string) => void = () => {}): Promise<{ version: number; rewrapped: number; broken: number }> {
  const version = addVersion(file)
  await noteRoots(owner, file)
  let sum = 0
  for (;;) {
    // Programs look at the key file every second; a deed may take a moment longer until it is written.
    await setTimeout(2 * noticedWithin)
    const { rewrapped, broken } = await rewrapRows(owner, tell)
    sum += rewrapped
    if (rewrapped === 0) return { version, rewrapped: sum, broken }
  }
}
