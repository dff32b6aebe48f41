import { existsSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import type { Config } from '#platform/config.ts'
import { plain } from '#platform/plain.ts'
import { printOf } from '#platform/secrets/root-prints.ts'
import { groupsOfKey, typedBack } from '#platform/secrets/recovery-sheet.ts'
import { putBack, rootsIn, textOf, type Roots } from '#platform/secrets/root-keys.ts'

/** vatra keys recover: a sheet is typed back, and the key file stands where it was missing. A mistyped group is named. */
export async function recover({ keys }: Config): Promise<number> {
  if (process.stdin.isTTY) console.error('Type the groups of the sheet, all keys in their order, and end with Ctrl-D. Numbers and line breaks do not matter.')
  const roots = rootsFrom(await text(process.stdin))
  if (existsSync(keys) && textOf(rootsIn(keys)) === textOf(roots)) return console.log(`The sheet is right: it gives the keys that are in ${keys}. Nothing was changed.`) ?? 0
  putBack(keys, roots)
  console.log(`${keys} is back: ${[...roots].map(([version, root]) => `key ${version} (fingerprint ${printOf(root)})`).join(', ')}. The next start says whether it is of this database.`)
  return 0
}

/** The keys that were typed, or a sentence that names what to look at again. */
export function rootsFrom(typed: string): Roots {
  const { roots, mistyped, missing } = typedBack(typed)
  if (roots) return roots
  const named = mistyped.map(({ key, group, typed: as }) => `group ${group} of key ${key} (${as})`)
  const says = [
    ...(named.length > 0 ? [`Mistyped: ${named.join(', ')}. Compare with the sheet and type everything again.`] : []),
    ...(missing > 0 ? [`${missing} of the groups are missing: a key has ${groupsOfKey}.`] : []),
  ]
  throw plain(`${says.join(' ')} Nothing was changed.`)
}
