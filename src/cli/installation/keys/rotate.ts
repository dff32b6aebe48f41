import type { Config } from '#platform/config.ts'
import type { Db } from '#platform/db.ts'
import { noteRoots } from '#platform/secrets/root-prints.ts'
import { addVersion } from '#platform/secrets/root-keys.ts'
import { withStore } from '../open-installation.ts'
import { rewrappedAll, tellBroken } from './rewrap.ts'

/** vatra keys rotate: a new version, and every data key wrapped under it, while Vatra goes on working. */
export async function rotate(config: Config, { json }: { json: boolean }): Promise<number> {
  return withStore(async ({ owner }) => {
    const { version, rewrapped, broken } = await rotated(owner, config.keys, (sentence) => (json ? undefined : console.error(sentence)))
    if (json) console.log(JSON.stringify({ version, rewrapped, broken }))
    else console.log(`Key ${version} is in use: ${rewrapped} data keys were wrapped under it. Print the recovery sheet anew, and copy the key file again: backups from now on need it.`)
    return tellBroken(broken)
  })
}

/** Adds a version and wraps everything anew under it. */
export async function rotated(owner: Db, file: string, tell: (sentence: string) => void = () => {}): Promise<{ version: number; rewrapped: number; broken: number }> {
  const version = addVersion(file)
  await noteRoots(owner, file)
  return { version, ...(await rewrappedAll(owner, tell)) }
}
