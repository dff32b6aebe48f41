import { chainHere, foundIn, type Copied } from '#domains/record/index.ts'
import { linked } from '#frame/record/line.ts'
import type { Store } from '#platform/db.ts'
import { copiesIn } from './lines-copied.ts'

/** A chain as it is here beside its copy: lines that only the copy has, lines that say something else, and what can be put back. */
export type Beside = { readonly directorate: string; readonly copied: number; readonly lacking: readonly [from: number, to: number][]; readonly otherwise: readonly number[]; readonly back: readonly Copied[]; readonly broken: readonly number[] }

/** Holds every chain against the sealed copies of a folder. A copy hangs together by itself, or it is told where it does not. */
export async function heldAgainstCopies(store: Store, now: Date, folder: string): Promise<{ readonly chains: readonly Beside[]; readonly shut: readonly string[] }> {
  const { chains, shut } = copiesIn(folder)
  const told: Beside[] = []
  for (const [directorate, copied] of chains) {
    const { lines, end, start } = await chainHere(store, now, directorate)
    const here = new Map(lines.map((line) => [line.sequence, line])), known = new Map(copied.map((one) => [one.sequence, one]))
    const mine = copied.filter(({ sequence }) => sequence > start.sequence)
    // A line hangs on the one before it in the copy, or where the copy begins on the one that is here.
    const broken = mine.filter((one) => {
      const before = one.sequence === start.sequence + 1 ? start.hash : (known.get(one.sequence - 1)?.hash ?? here.get(one.sequence - 1)?.hash)
      return before === undefined || linked(before, one.sequence, foundIn(one).text) !== one.hash
    }).map(({ sequence }) => sequence)
    const lacking = mine.filter(({ sequence }) => !here.has(sequence))
    const otherwise = mine.filter((one) => here.has(one.sequence) && (here.get(one.sequence)!.hash !== one.hash || here.get(one.sequence)!.text !== foundIn(one).text)).map(({ sequence }) => sequence)
    const last = lines.at(-1) ?? start
    const tail = lacking.filter(({ sequence }) => sequence > last.sequence)
    const hangs = tail.length > 0 && tail[0]!.sequence === last.sequence + 1 && tail.at(-1)!.sequence === last.sequence + tail.length && (end === null || end.sequence <= tail.at(-1)!.sequence)
      && linked(last.hash, tail[0]!.sequence, foundIn(tail[0]!).text) === tail[0]!.hash && !tail.some(({ sequence }) => broken.includes(sequence))
    told.push({ directorate, copied: mine.length, lacking: stretches(lacking.map(({ sequence }) => sequence)), otherwise, back: hangs ? tail : [], broken })
  }
  return { chains: told, shut }
}

/** Numbers that follow each other, as from and to. */
function stretches(places: readonly number[]): [number, number][] {
  const told: [number, number][] = []
  for (const place of places) {
    if (told.at(-1)?.[1] === place - 1) told.at(-1)![1] = place
    else told.push([place, place])
  }
  return told
}
