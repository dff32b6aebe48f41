import { existsSync } from 'node:fs'
import type { Config } from '#platform/config.ts'
import { printOf } from '#platform/secrets/root-prints.ts'
import { plain } from '#platform/plain.ts'
import { groupsOf } from '#platform/secrets/recovery-sheet.ts'
import { rootsIn } from '#platform/secrets/root-keys.ts'

/** vatra keys sheet: every version of the key, to be printed and kept apart. */
export async function sheet({ keys }: Config): Promise<number> {
  if (!existsSync(keys)) throw plain(`There is no key file ${keys} yet. vatra start makes it.`)
  console.log(sheetOf(keys))
  return 0
}

/** A recovery sheet's text, four groups a line. */
export function sheetOf(file: string): string {
  const lines = [...rootsIn(file)].flatMap(([version, root]) => {
    const groups = groupsOf(version, root).map((group, at) => `${String(at + 1).padStart(2)} ${group}`)
    return [`Key ${version} (fingerprint ${printOf(root)})`, '', ...Array.from({ length: Math.ceil(groups.length / 4) }, (_, line) => groups.slice(line * 4, line * 4 + 4).join('    ')), '']
  })
  return ['Vatra: recovery sheet', '', `Whoever has this paper and a copy of the data can read everything. Keep it locked away, apart from both.`, `If the key file ${file} is lost, type: vatra keys recover`, '', ...lines].join('\n')
}
