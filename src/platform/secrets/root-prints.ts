import { createHmac } from 'node:crypto'
import { existsSync } from 'node:fs'
import { CompiledQuery, type Kysely } from 'kysely'
import { plain } from '../plain.ts'
import { noteRetired } from './retired-roots.ts'
import { retiredIn, rootsIn } from './root-keys.ts'

/** A root key's fingerprint: it tells two keys apart and nothing of them. */
export const printOf = (root: Buffer): string => createHmac('sha256', root).update('vatra/print').digest('hex').slice(0, 16)

/** Notes which versions of the root key this database is sealed by; refuses keys of another installation. */
export async function noteRoots(owner: Kysely<unknown>, file: string): Promise<void> {
  const noted = await notedRoots(owner)
  if (noted.size > 0) refuseOtherKeys(noted, file)
  // What the key file says is destroyed is noted where it was not, as when the key is kept elsewhere.
  for (const version of retiredIn(file).keys()) if (noted.has(version)) await noteRetired(owner, version, new Date())
  const missing = [...rootsIn(file)].filter(([version]) => !noted.has(version))
  for (const [version, root] of missing) await owner.executeQuery(CompiledQuery.raw('insert into platform.root_keys (version, print) values ($1, $2) on conflict do nothing', [version, printOf(root)]))
}

/** Refuses a key file that does not open this database: what would be read would be refused line by line, and what would be written nobody could read. */
export function refuseOtherKeys(noted: ReadonlyMap<number, string>, file: string): void {
  const put = 'Put the key file of the installation that these rows are of in its place, or type in its recovery sheet: vatra keys recover. Nothing was changed.'
  if (!existsSync(file)) throw plain(`There is no key file ${file}, and without it nothing that people wrote can be read. ${put}`)
  const roots = rootsIn(file), retired = retiredIn(file)
  for (const [version, print] of noted) {
    const root = roots.get(version)
    if (!root && retired.has(version)) continue
    if (!root && version > 1) throw plain(`The key file ${file} lacks version ${version}, which was added later: it is an old copy. ${put}`)
    if (!root || printOf(root) !== print) throw plain(`The key file ${file} is of another installation: it does not open what is kept here. ${put}`)
  }
}

/** The fingerprints that a database has noted, but for those of retired versions; none where it was never started since it seals. */
export async function notedRoots(owner: Kysely<unknown>): Promise<ReadonlyMap<number, string>> {
  const { rows: [there] } = await owner.executeQuery<{ there: string | null }>(CompiledQuery.raw(`select to_regclass('platform.root_keys')::text as there`))
  if (!there?.there) return new Map()
  const { rows } = await owner.executeQuery<{ version: number; print: string }>(CompiledQuery.raw(`select version, print from platform.root_keys r where to_jsonb(r) ->> 'retired_at' is null order by version`))
  return new Map(rows.map(({ version, print }) => [version, print]))
}
