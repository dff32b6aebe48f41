import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { foundIn, linesToCopy, type Copied } from '#domains/record/index.ts'
import { writeOver } from '#platform/on-disk/write-over.ts'
import { sealedBytes, underNewest, unsealedBytes, versionOfBytes } from '#platform/secrets/sealed.ts'
import type { Store } from '#platform/db.ts'
import { chainsOf, outsideFolder } from './heads-signed.ts'

const form = /^record-lines-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-(\d{12})-(\d{12})\.sealed$/
type Batch = { readonly name: string; readonly directorate: string; readonly from: number; readonly to: number }
const placed = (place: number) => String(place).padStart(12, '0')
const purpose = 'copies of the record'

/** The sealed files of a folder, each a stretch of a chain. */
export const batchesIn = (folder: string): Batch[] => readdirSync(folder).sort().flatMap((name) => {
  const [, directorate, from, to] = form.exec(name) ?? []
  return directorate ? [{ name, directorate, from: Number(from), to: Number(to) }] : []
})

/** What every chain has gained since the last copy, up to its last head, is sealed into a file of its own beside the heads; one that is there is never written again. */
export async function linesCopied(store: Store, now: Date, folder: string | undefined = outsideFolder()): Promise<number> {
  if (!folder) return 0
  mkdirSync(folder, { recursive: true })
  const there = batchesIn(folder)
  let copied = 0
  for (const directorate of await chainsOf(store, now)) {
    const lines = await linesToCopy(store, now, directorate, Math.max(0, ...there.filter((batch) => batch.directorate === directorate).map(({ to }) => to)))
    if (lines.length === 0) continue
    const name = `record-lines-${directorate}-${placed(lines[0]!.sequence)}-${placed(lines.at(-1)!.sequence)}.sealed`
    // Whole or not at all: whoever takes the files along takes no half one.
    writeOver(join(folder, name), sealedBytes(purpose, name, Buffer.from(lines.map((line) => JSON.stringify(line)).join('\n'))))
    copied += lines.length
  }
  return copied
}

/** Copies of lines that were cut since their time is over go from the folder too. */
export function copiesCut(folder: string | undefined, directorate: string, to: number): void {
  if (!folder) return
  for (const batch of batchesIn(folder)) if (batch.directorate === directorate && batch.to <= to) rmSync(join(folder, batch.name))
}

/** Copies that an older key sealed are sealed anew in their place. Answers how many were, and how many do not open. */
export function copiesAnew(folder: string | undefined): { readonly anew: number; readonly shut: number } {
  let anew = 0, shut = 0
  for (const { name } of folder ? batchesIn(folder) : []) {
    const file = join(folder!, name), kept = readFileSync(file)
    if (underNewest(kept)) continue
    const text = unsealedBytes(purpose, name, kept)
    if (text === null) shut++
    else anew++
    if (text !== null) writeOver(file, sealedBytes(purpose, name, text))
  }
  return { anew, shut }
}

/** How many copies each version opens. */
export const copiesUnder = (folder: string | undefined): readonly number[] => (folder ? batchesIn(folder) : []).map(({ name }) => versionOfBytes(readFileSync(join(folder!, name))))

const Line = z.object({ sequence: z.number().int().positive(), hash: z.string(), line: z.looseObject({ id: z.string(), at: z.string() }) })

/** The copied lines of each chain in their order, and the files that this installation's key does not open. */
export function copiesIn(folder: string): { readonly chains: ReadonlyMap<string, readonly Copied[]>; readonly shut: readonly string[] } {
  const shut: string[] = [], lines = new Map<string, Map<number, Copied>>()
  for (const { name, directorate } of batchesIn(folder)) {
    const text = unsealedBytes(purpose, name, readFileSync(join(folder, name)))?.toString('utf8')
    if (text === undefined) shut.push(name)
    for (const row of text?.split('\n') ?? []) {
      const copy = Line.parse(JSON.parse(row)) as unknown as Copied
      const chain = lines.get(directorate) ?? lines.set(directorate, new Map()).get(directorate)!
      if (!chain.has(copy.sequence)) chain.set(copy.sequence, { ...copy, line: { ...copy.line, at: new Date(copy.line.at) } })
    }
  }
  return { chains: new Map([...lines].map(([directorate, chain]) => [directorate, [...chain.values()].sort((one, other) => one.sequence - other.sequence)])), shut }
}

export { foundIn }
