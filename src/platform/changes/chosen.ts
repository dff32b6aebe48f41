import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { plain } from '../plain.ts'
import { missingOf } from './log-places.ts'
import { keptIn, openedPiece, pieceOf } from './pieces.ts'

/** What is put together again: a copy, the segments that it needs, the moment up to which they reach, and where to stop before that. */
export type Chosen = { readonly folder: string; readonly copy: string; readonly segments: readonly string[]; readonly upTo: string; readonly until: Date | null }

const left = 'The database was left as it is.'

/** The folder of one server's changes, within the folder that an operator names; of several only the operator knows which. */
export function changesWithin(folder: string): string {
  if (keptIn(folder).copies.length > 0) return folder
  const above = [folder, join(folder, 'changes')].flatMap((at) => (existsSync(at) ? readdirSync(at, { withFileTypes: true }).filter((each) => each.isDirectory()).map(({ name }) => join(at, name)) : []))
  const found = above.filter((each) => keptIn(each).copies.length > 0)
  if (found.length === 0) throw plain(`There is no copy of a database in ${folder} to begin with. Name the folder that backups are put in (VATRA_BACKUPS), or one backup of a night. ${left}`)
  if (found.length > 1) throw plain(`In ${folder} lie the changes of ${found.length} databases. Name one of them:\n${found.map((each) => `${each}  its last copy is of ${keptIn(each).copies.at(-1)!.madeAt}`).join('\n')}`)
  return found[0]!
}

/** The last copy that is whole by the moment asked for, and the log from it on. A piece that is missing, damaged at its end or of another key is named. */
export async function chosen(folder: string, until: Date | null): Promise<Chosen> {
  const { copies, segments } = keptIn(folder), last = segments.at(-1)
  for (const { name, from } of copies.toReversed()) {
    const { said } = await openedPiece(join(folder, name))
    // A copy is of use from the end of the segment in which it was finished.
    if (last === undefined || said.wholeAt! > last || (until && Date.parse(said.at) > until.getTime())) continue
    const needed: string[] = []
    let upTo = said.at
    for (const segment of segments.filter((each) => each >= from)) {
      const piece = join(folder, pieceOf(segment)), missing = missingOf(segments, needed.at(-1) ?? from, segment)
      if (missing) throw plain(`The piece ${pieceOf(missing)} is missing in ${folder}.${needed.length > 0 ? ` What came before it is brought back with --until ${upTo}.` : ''} ${left}`)
      upTo = (await openedPiece(piece).catch((fault: Error) => { throw instead(fault, piece, segment > said.wholeAt! ? upTo : null) })).said.at
      needed.push(segment)
      if (until && segment >= said.wholeAt! && Date.parse(upTo) >= until.getTime()) break
    }
    return { folder, copy: name, segments: needed, upTo, until: until && Date.parse(upTo) > until.getTime() ? until : null }
  }
  if (until) throw plain(`The changes in ${folder} do not reach back to ${until.toISOString()}. Take the backup of a night before it. ${left}`)
  throw plain(`No copy in ${folder} is whole: the pieces after it are missing. Take the backup of a night. ${left}`)
}

/** The same fault, with the way around it: what came before the piece can still be brought back. */
export const instead = (fault: Error, piece: string, before: string | null): Error =>
  plain(`${fault.message}${before && /damaged/.test(fault.message) && fault.message.includes(basename(piece)) ? ` What came before this piece is brought back with --until ${before}.` : ''}`)
