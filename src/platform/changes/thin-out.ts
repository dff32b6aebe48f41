import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { keptIn, openedPiece, pieceOf } from './pieces.ts'

/** Nothing from which a moment can be brought back lies longer than so many days: whoever answered a survey was promised that. */
export const changesKeptDays = 7
/** So many copies are kept with the log since the older of them: one that turns out to be damaged is not the only one. */
const copiesKept = 2

/** Takes away what is no longer needed: copies but the last two that are whole, the log before them, and everything after seven days, also that of a server that is no more. Answers the names. */
export async function thinOut(folder: string, now: Date): Promise<readonly string[]> {
  const { copies, segments } = keptIn(folder), gone: string[] = []
  const whole: typeof copies[number][] = []
  for (const copy of copies.toReversed()) {
    const said = await openedPiece(join(folder, copy.name)).then((piece) => piece.said, () => null)
    if (said?.wholeAt && segments.includes(said.wholeAt)) whole.unshift(copy)
    if (whole.length === copiesKept) break
  }
  const from = whole.length === copiesKept ? whole[0]! : null
  if (from) gone.push(...copies.filter(({ name }) => name < from.name).map(({ name }) => join(folder, name)), ...segments.filter((segment) => segment < from.from).map((segment) => join(folder, pieceOf(segment))))
  const oldest = now.getTime() - changesKeptDays * 86_400_000, hour = now.getTime() - 86_400_000
  for (const each of existsSync(dirname(folder)) ? readdirSync(dirname(folder)) : []) {
    for (const name of readdirSync(join(dirname(folder), each))) {
      const file = join(dirname(folder), each, name), written = statSync(file).mtimeMs
      if (name.endsWith('.piece') ? written < oldest : name.endsWith('.draft') && written < hour) gone.push(file)
    }
  }
  const all = [...new Set(gone)]
  for (const file of all) rmSync(file, { force: true })
  return all
}
