import { existsSync } from 'node:fs'
import type { Config } from '#platform/config.ts'
import { printOf } from '#platform/secrets/root-prints.ts'
import { plain } from '#platform/plain.ts'
import { passingHere, passingKey } from '#platform/secrets/passing/passing-keys.ts'
import { asPassing, groupsOf } from '#platform/secrets/recovery-sheet.ts'
import { retiredIn, rootsIn } from '#platform/secrets/root-keys.ts'

/** vatra keys sheet: every version of the key, to be printed and kept apart. */
export async function sheet({ keys }: Config): Promise<number> {
  if (!existsSync(keys)) throw plain(`There is no key file ${keys} yet. vatra start makes it.`)
  console.log(sheetOf(keys))
  return 0
}

/** A recovery sheet's text, four groups a line: the keys that stay, and on a page of their own those of surveys that are open. */
export function sheetOf(file: string): string {
  const printed = (says: string, version: number, key: Buffer) => {
    const groups = groupsOf(version, key).map((group, at) => `${String(at + 1).padStart(2)} ${group}`)
    return [says, '', ...Array.from({ length: Math.ceil(groups.length / 4) }, (_, line) => groups.slice(line * 4, line * 4 + 4).join('    ')), '']
  }
  const lines = [...rootsIn(file)].flatMap(([version, root]) => printed(`Key ${version} (fingerprint ${printOf(root)})`, version, root))
  const retired = [...retiredIn(file)].map(([version, known]) => `Key ${version} is destroyed.${known === '' ? '' : ` What it signed is known by ${known} (vatra record verify --key).`}`)
  const passing = passingHere(file).flatMap((name) => printed(`Key of a survey that is open (${name})`, asPassing, passingKey(name, file)!))
  // A page of its own, so that it can be destroyed by itself.
  const ofSurveys = passing.length === 0 ? [] : ['\fKeys of surveys that are open. Print this page anew when a survey opens. Destroy it when the survey is closed:', 'keys that are kept lead its answers back to invitations, for whoever has a copy of the data of those days besides.', '', ...passing]
  return ['Vatra: recovery sheet', '', `Whoever has this paper and a copy of the data can read everything. Keep it locked away, apart from both.`, `If the key file ${file} is lost, type: vatra keys recover`, '', ...retired, ...(retired.length > 0 ? [''] : []), ...lines, ...ofSurveys].join('\n')
}
