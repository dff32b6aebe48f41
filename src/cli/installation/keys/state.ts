import type { Config } from '#platform/config.ts'
import { openColumns } from '#platform/sealing/rows/seal-rows.ts'
import { printOf } from '#platform/secrets/root-prints.ts'
import { algorithmsInUse, versionsInUse } from '#platform/sealing/rows/rewrap-rows.ts'
import { algorithms, chosenSign, signs } from '#platform/secrets/algorithms.ts'
import { passingFolder, passingHere } from '#platform/secrets/passing/passing-keys.ts'
import { rootsIn } from '#platform/secrets/root-keys.ts'
import { keyBeside } from '../key-place.ts'
import { withStore } from '../open-installation.ts'
import { stillNeeded } from './still-needed.ts'

/** vatra keys state: which versions there are and what each opens. */
export async function state(config: Config, { json }: { json: boolean }): Promise<number> {
  return withStore(async ({ owner }) => {
    const inUse = await versionsInUse(owner), open = await openColumns(owner), beside = keyBeside(config)
    const versions = await Promise.all([...rootsIn(config.keys)].map(async ([version, root]) => ({ version, print: printOf(root), opens: inUse[version] ?? 0, neededBy: await stillNeeded(owner, config, version) })))
    const by = await algorithmsInUse(owner), sealing = { chosen: algorithms[chosenSign()], rows: Object.fromEntries(signs.map((sign) => [algorithms[sign], by[sign] ?? 0])) }
    if (json) console.log(JSON.stringify({ file: config.keys, sealing, versions, unsealed: open.map(({ table, column }) => `${table}.${column}`), passing: passingHere(config.keys), beside }, null, 2))
    else {
      console.log(`The key file is ${config.keys}.`)
      for (const { version, print, neededBy } of versions) {
        console.log(`  key ${version} (fingerprint ${print}) ${neededBy.length === 0 ? 'is needed by nothing here' : 'is needed by'}`)
        for (const { count, what, until } of neededBy) console.log(`    ${count} ${what}${version === versions.at(-1)!.version ? '' : `: ${until}`}`)
      }
      console.log(`New rows are sealed by ${sealing.chosen} (VATRA_SEALING). ${Object.entries(sealing.rows).map(([name, count]) => `${count} by ${name}`).join(', ')}.`)
      if (open.length > 0) console.log(`Not all sealed yet: ${open.map(({ table, column }) => `${table}.${column}`).join(', ')}. Run vatra migrate.`)
      if (passingHere(config.keys).length > 0) console.log(`In ${passingFolder(config.keys)} lie ${passingHere(config.keys).length} passing keys, of surveys that are open: they are in no backup, and are destroyed when the survey is closed. Print the recovery sheet anew when one opens.`)
      for (const warning of beside) console.log(warning)
    }
    return 0
  })
}
