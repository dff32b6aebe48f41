import type { Config } from '#platform/config.ts'
import type { Db } from '#platform/db.ts'
import { noteRoots } from '#platform/secrets/root-prints.ts'
import { headsFingerprint } from '#domains/record/index.ts'
import { isHandedOver } from '#platform/secrets/vault/handed-over.ts'
import { addVersion, textWithAnother } from '#platform/secrets/root-keys.ts'
import { withStore } from '../open-installation.ts'
import { handBack } from './hand-back.ts'
import { rewrappedAll, tellBroken } from './rewrap.ts'

/** vatra keys rotate: a new version, and every data key wrapped under it, while Vatra goes on working. */
export async function rotate(config: Config, { json }: { json: boolean }): Promise<number> {
  if (isHandedOver(config.keys)) return handBack(config.keys, textWithAnother(config.keys), 'vatra keys rotate', 'Then everything is made anew under it by: vatra keys rewrap')
  return withStore(async ({ owner }) => {
    const { version, rewrapped, broken } = await rotated(owner, config.keys, (sentence) => (json ? undefined : console.error(sentence)))
    if (json) console.log(JSON.stringify({ version, rewrapped, broken }))
    else console.log(`Key ${version} is in use: ${rewrapped} were made anew under it. Print the recovery sheet anew, and copy the key file again: backups from now on need it. Heads of the record are signed by another key from now on; tell those who keep them its fingerprint: ${headsFingerprint()}`)
    return tellBroken(broken)
  })
}

/** Adds a version and wraps everything anew under it. */
export async function rotated(owner: Db, file: string, tell: (sentence: string) => void = () => {}): Promise<{ version: number; rewrapped: number; broken: number }> {
  const version = addVersion(file)
  await noteRoots(owner, file)
  return { version, ...(await rewrappedAll(owner, tell)) }
}
