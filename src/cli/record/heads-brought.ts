import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pastedIn } from '#domains/record/index.ts'
import { Anchor, Head } from '#domains/record/words.ts'
import { plain } from '#platform/plain.ts'
import { readText } from '../table/read-text.ts'

export type Brought = { readonly heads: readonly Head[]; readonly anchors: readonly Anchor[] }

/** Heads and anchors that were kept elsewhere: of a file, of every file in a folder but the sealed ones, or pasted ("-"). */
export async function headsBrought(from: string): Promise<Brought> {
  const folder = from !== '-' && statSync(from, { throwIfNoEntry: false })?.isDirectory()
  const files = folder ? readdirSync(from).filter((name) => !name.startsWith('.') && !name.endsWith('.sealed')).sort().map((name) => join(from, name)) : [from]
  const all = []
  for (const file of files) all.push(broughtIn(await readText(file)))
  const brought = { heads: all.flatMap(({ heads }) => heads), anchors: all.flatMap(({ anchors }) => anchors) }
  if (brought.heads.length === 0) throw plain('These are no heads of a record. Give the file of the folder that VATRA_HEADS names, what /open/record-heads.json answered, or messages with heads as they came.')
  return brought
}

/** As they are dropped (a line each), published (a document), or mailed. */
export function broughtIn(text: string): Brought {
  const read = (whole: string): unknown => { try { return JSON.parse(whole) } catch { return undefined } }
  const document = read(text) as { heads?: unknown[]; anchors?: unknown[] } | undefined
  const rows = document?.heads ? [...document.heads, ...(document.anchors ?? [])] : text.split('\n').map((line) => read(line.trim()))
  const anchors = rows.flatMap((row) => { const one = Anchor.safeParse(row); return one.success ? [one.data] : [] })
  const heads = rows.flatMap((row) => { const one = Head.safeParse(row); return one.success && !('from' in (row as object)) ? [one.data] : [] })
  const pasted = pastedIn(text)
  return { heads: [...heads, ...pasted.heads], anchors: [...anchors, ...pasted.anchors] }
}
