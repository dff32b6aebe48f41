import { existsSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import type { Config } from '#platform/config.ts'
import { plain } from '#platform/plain.ts'
import { printOf } from '#platform/secrets/root-prints.ts'
import { passingHere, passingName, putPassing } from '#platform/secrets/passing/passing-keys.ts'
import { groupsOfKey, typedBack, type Typed } from '#platform/secrets/recovery-sheet.ts'
import { isHandedOver } from '#platform/secrets/vault/handed-over.ts'
import { putBack, rootsIn, textOf, type Roots } from '#platform/secrets/root-keys.ts'
import { handBack } from './hand-back.ts'

/** vatra keys recover: a sheet is typed back, and the key file stands where it was missing, with the passing keys of surveys. A mistyped group is named. */
export async function recover({ keys }: Config): Promise<number> {
  if (process.stdin.isTTY) console.error('Type the groups of the sheet, all keys in their order, and end with Ctrl-D. Numbers and line breaks do not matter.')
  const { roots, passing } = keysFrom(await text(process.stdin))
  const put = passing.filter((key) => !passingHere(keys).includes(passingName(key))).map((key) => putPassing(key, keys))
  if (put.length > 0) console.log(`Passing keys of surveys are back: ${put.join(', ')}.`)
  if (existsSync(keys) && textOf(rootsIn(keys)) === textOf(roots)) return console.log(`The sheet is right: it gives the keys that are in ${keys}. ${put.length > 0 ? 'These were' : 'Nothing was'} ${put.length > 0 ? 'left as they are' : 'changed'}.`) ?? 0
  if (isHandedOver(keys)) return handBack(keys, textOf(roots), 'vatra keys recover < sheet.txt', 'The next start says whether it is of this database.')
  putBack(keys, roots)
  console.log(`${keys} is back: ${[...roots].map(([version, root]) => `key ${version} (fingerprint ${printOf(root)})`).join(', ')}. The next start says whether it is of this database.`)
  return 0
}

/** The keys that were typed, or a sentence that names what to look at again. */
export const rootsFrom = (typed: string): Roots => keysFrom(typed).roots

function keysFrom(typed: string): Extract<Typed, { missing: 0; mistyped: readonly [] }> & { roots: Roots } {
  const read = typedBack(typed), { mistyped, missing } = read
  if (read.roots) return read
  const named = mistyped.map(({ key, group, typed: as }) => `group ${group} of key ${key} (${as})`)
  const says = [
    ...(named.length > 0 ? [`Mistyped: ${named.join(', ')}. Compare with the sheet and type everything again.`] : []),
    ...(missing > 0 ? [`${missing} of the groups are missing: a key has ${groupsOfKey}.`] : []),
  ]
  throw plain(`${says.join(' ')} Nothing was changed.`)
}
