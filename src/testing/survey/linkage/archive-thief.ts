import { hkdfSync } from 'node:crypto'
import { sql } from 'kysely'
import { fromSeal, openedOfWave } from '#domains/survey/index.ts'
import { keptIn } from '#platform/changes/pieces.ts'
import type { Db } from '#platform/db.ts'
import { keyUnder, versionsHere } from '#platform/keys.ts'
import { unlocked } from '#platform/secrets/locked.ts'
import { half, hashOf } from './asked-people.ts'
import { longValues, readLog, type Read } from './log-rows.ts'

/** What a thief of the folder of changes knows besides: where each table's rows lie and what every row of it ends as, which a restored copy tells, and the codes, as whoever printed the letters has them. */
export type Known = {
  readonly wave: string; readonly codes: readonly string[]
  readonly boxes: readonly string[]; readonly files: { readonly sheets: number; readonly boxes: number; readonly drafts: number }
  readonly used: readonly { readonly hash: string; readonly xid: number }[]
}
/** Which mark a thief believes to be whose, by the hash of a code. */
export type Named = ReadonlyMap<string, number>

/** What a copy of the database tells, put together out of the same folder. */
export async function known(db: Db, wave: string, codes: readonly string[]): Promise<Known> {
  const files = (await sql<Known['files']>`select pg_relation_filenode('survey.sheets')::int as sheets, (select pg_relation_filenode(reltoastrelid)::int from pg_class where oid = 'survey.boxes'::regclass) as boxes,
    (select pg_relation_filenode(reltoastrelid)::int from pg_class where oid = 'survey.drafts'::regclass) as drafts`.execute(db)).rows[0]!
  const used = (await sql<{ hash: string; xid: number }>`select code_hash as hash, xmin::text::bigint::float8 as xid from survey.invitations where wave_id = ${wave} and outcome = 'answered'`.execute(db)).rows
  const boxes = (await sql<{ id: string }>`select id::text as id from survey.boxes where wave_id = ${wave}`.execute(db)).rows.map(({ id }) => id)
  return { wave, codes, boxes, files, used }
}

/** Everything that the folder tells with the keys that the thief has; null where it opens at all. */
export async function readBy(folder: string, { files }: Known): Promise<Read | null> {
  if (keptIn(folder).segments.length === 0) throw new Error('there is no log: this proves nothing')
  return readLog(folder, new Set(Object.values(files))).catch((fault: Error) => {
    if (/made under another key|there is no key/.test(fault.message)) return null
    throw fault
  })
}

/** The ways to lead what was answered back to invitations by the order in which it was written, each as good as it can. */
export const ways: Readonly<Record<string, (read: Read, known: Known) => Named>> = {
  'boxes, the last that was ticked off': (read, of) => paired(read, of, (waiting) => waiting.length - 1),
  'boxes, the first that waits': (read, of) => paired(read, of, () => 0),
  'drafts that codes open': (read, of) => drafts(read, of),
  'drafts that their own browsers open': (read, of) => drafts(read, of, half),
  'the order within twenty': ({ rows, ends }, of) => {
    // Sheets as they lie among the others, in the order of their coming out, beside those who were ticked off, in theirs.
    const out = [...new Set(marksOut(rows, of).flatMap(({ marks }) => marks))], ticked = of.used.toSorted((one, other) => ends.get(one.xid)! - ends.get(other.xid)!)
    return new Map(ticked.flatMap(({ hash }, at) => (out[at] === undefined ? [] : [[hash, out[at]] as const])))
  },
}

type Draft = { readonly answers: Readonly<Record<string, unknown>> }

/** What was typed, by the codes and, where the thief has that too, by the half of the browser. */
function drafts({ rows }: Read, { wave, codes, files, used }: Known, own?: string): Named {
  const named = new Map<string, number>(), versions = versionsHere(), ticks = used.map(({ xid }) => xid)
  // A draft was kept shortly before somebody was ticked off: other waves' need not be tried.
  const then = ({ xid }: { readonly xid: number }) => xid >= Math.min(...ticks) - 50 && xid <= Math.max(...ticks)
  for (const { value } of longValues(rows.filter(then), files.drafts)) for (const code of codes) for (const version of versions) {
    const draft = attempted(() => draftIn({ code: code.replaceAll('-', ''), wave, own }, value, version))
    if (draft) named.set(hashOf(code), Number(draft.answers.mark))
  }
  return named
}

/** A half-filled sheet by its code: behind its sign, under the code and the root key, within under the passing key, and within that under the half of a browser. */
function draftIn({ code, wave, own }: { readonly code: string; readonly wave: string; readonly own: string | undefined }, value: Buffer, version: number): Draft | null {
  const key = Buffer.from(hkdfSync('sha256', code, keyUnder('drafts of sheets', version)!, `draft/${wave}`, 32)), outer = unlocked(key, '', value.subarray(1))
  const inner = outer && fromSeal('drafts of sheets', wave, outer)
  if (!inner) return null
  const { answers, parts = {} } = JSON.parse(inner.toString()) as Partial<Draft> & { readonly parts?: Readonly<Record<string, string>> }
  if (own === undefined) return answers === undefined ? null : { answers }
  const made = Buffer.from(hkdfSync('sha256', `${code}.${own}`, keyUnder('drafts of sheets', version)!, `half of a draft/${wave}`, 48)), name = made.toString('hex', 0, 16)
  const plain = unlocked(made.subarray(16), name, Buffer.from(parts[name]?.slice(1) ?? '', 'base64'))
  return plain && (JSON.parse(plain.toString()) as Draft)
}

/** What came into a box since its last state, beside somebody who was ticked off and whose sheet has not come yet; in the same transaction, without a doubt. */
function paired({ rows, ends }: Read, of: Known, which: (waiting: readonly string[]) => number): Named {
  const came = [...cameIn(rows, of)].map(({ xid, mark }) => ({ xid, mark, at: ends.get(xid) ?? Infinity })), ticks = of.used.map(({ hash, xid }) => ({ xid, hash, at: ends.get(xid) ?? Infinity }))
  const named = new Map<string, number>(), alike = new Map(ticks.map(({ xid, hash }) => [xid, hash]))
  for (const { xid, mark } of came) if (alike.has(xid)) named.set(alike.get(xid)!, mark)
  const waiting: string[] = []
  for (const event of [...ticks.filter(({ hash }) => !named.has(hash)), ...came.filter(({ xid }) => !alike.has(xid))].sort((one, other) => one.at - other.at)) {
    if ('hash' in event) waiting.push(event.hash)
    else if (waiting.length > 0) named.set(waiting.splice(which(waiting), 1)[0]!, event.mark)
  }
  return named
}

/** Every sheet that came into a box, in order: what is in this state and was not in the last; and the twentieth, which comes out with the others at once. */
function* cameIn(rows: Read['rows'], of: Known): Generator<{ xid: number; mark: number }> {
  const seen = new Set<number>(), out = new Map(marksOut(rows, of).map(({ xid, marks }) => [xid, marks]))
  for (const { xid, value } of longValues(rows, of.files.boxes)) {
    const sheets = of.boxes.map((id) => attempted(() => JSON.parse(openedOfWave('boxes of sheets', `survey.boxes|${id}|sealed`, value.toString('latin1')) ?? 'null') as { readonly answers: readonly number[] }[] | null)).find((each) => each !== null)
    if (!sheets) continue
    for (const mark of [...sheets.map(({ answers }) => answers[0]!), ...(out.get(xid) ?? [])].filter((each) => !seen.has(each))) {
      seen.add(mark)
      yield { xid, mark }
    }
  }
}

/** The first answers of the sheets that a transaction wrote among the others: an array of small numbers begins so. */
function marksOut(rows: Read['rows'], { files }: Known): { readonly xid: number; readonly marks: number[] }[] {
  const begins = Buffer.from('010000000000000015000000', 'hex'), out = new Map<number, number[]>()
  for (const { xid, bytes } of rows.filter(({ file }) => file === files.sheets)) {
    const at = bytes.indexOf(begins)
    if (at >= 0) out.set(xid, [...(out.get(xid) ?? []), bytes.readInt16LE(at + 20)])
  }
  return [...out].map(([xid, marks]) => ({ xid, marks }))
}

function attempted<R>(work: () => R): R | null {
  try {
    return work()
  } catch {
    return null
  }
}
