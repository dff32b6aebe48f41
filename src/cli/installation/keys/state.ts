import type { Config } from '#platform/config.ts'
import { openColumns } from '#platform/sealing/rows/seal-rows.ts'
import { printOf } from '#platform/secrets/root-prints.ts'
import { versionsInUse } from '#platform/sealing/rows/rewrap-rows.ts'
import { rootsIn } from '#platform/secrets/root-keys.ts'
import { keyBeside } from '../key-place.ts'
import { withStore } from '../open-installation.ts'

/** vatra keys state: which versions there are and what each opens. */
export async function state(config: Config, { json }: { json: boolean }): Promise<number> {
  return withStore(async ({ owner }) => {
    const inUse = await versionsInUse(owner), open = await openColumns(owner), beside = keyBeside(config)
    const versions = [...rootsIn(config.keys)].map(([version, root]) => ({ version, print: printOf(root), opens: inUse[version] ?? 0 }))
    if (json) console.log(JSON.stringify({ file: config.keys, versions, unsealed: open.map(({ table, column }) => `${table}.${column}`), beside }, null, 2))
    else {
      console.log(`The key file is ${config.keys}.`)
      for (const { version, print, opens } of versions) console.log(`  key ${version} (fingerprint ${print}) opens ${opens} sealed texts${version === 1 ? ', and what is found by a keyed hash or sealed by itself: codes, sign-in names, boxes, drafts' : ''}`)
      if (open.length > 0) console.log(`Not all sealed yet: ${open.map(({ table, column }) => `${table}.${column}`).join(', ')}. Run vatra migrate.`)
      for (const warning of beside) console.log(warning)
    }
    return 0
  })
}
