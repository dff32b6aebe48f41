import { genesis, linked } from '#frame/record/line.ts'
import type { Head, Wrong } from '../words.ts'
import { exchanged } from './exchanged.ts'

/** A line as it is found: the number and the link it was given, and its own text. */
export type Found = { readonly sequence: number; readonly hash: string; readonly text: string }
/** Where the chain itself says that it ends. */
export type End = { readonly sequence: number; readonly hash: string }
/** Where a chain begins from which nothing was cut. */
export const founding: End = { sequence: 0, hash: genesis }

/** The farthest that is looked for lines that were put in or taken out together. */
const farthest = 1000
/** Where so much is wrong that nothing fits any more, each line by itself is told no longer. */
const mostPuzzles = 200

/**
 * Walks a chain from its first line and says what was done to it. Each line's place, text and link are held against the link before; where they do not fit,
 * its neighbours tell whether it was changed, taken out, put in or exchanged. What was rewritten so that all links fit again is told by the heads that
 * were signed before, to the stretch between two of them. A chain whose oldest lines went begins at its anchor.
 */
export function verified(found: readonly Found[], heads: readonly Head[], end: End | null = null, start: End = founding): Wrong[] {
  const walk = verifying(found, heads, end, start)
  for (;;) {
    const { done, value } = walk.next()
    if (done) return value
  }
}

/** So many lines are a millisecond or two. */
export const linesAtOnce = 100

/** Stops after every so many lines, until all are walked. */
export function* verifying(found: readonly Found[], heads: readonly Head[], end: End | null = null, start: End = founding): Generator<void, Wrong[]> {
  const lines = [...found], wrong: Wrong[] = [], links = new Map([[start.sequence, start.hash]])
  const fits = (before: string, place: number, line: Found | undefined) => line !== undefined && linked(before, place, line.text) === line.hash
  const say = (what: Wrong['what'], from: number, to = from) => void wrong.push({ what, from, to })
  let before = start.hash, place = start.sequence + 1, shift = 0, at = 0, puzzles = 0

  for (let steps = 1; at < lines.length; steps++) {
    if (steps % linesAtOnce === 0) yield
    const line = lines[at]!
    if (line.sequence - shift > place) {
      // Numbers are missing, and with them the links that led here.
      say('removed', place, line.sequence - shift - 1)
      place = line.sequence - shift
      accept(line.hash)
    } else if (fits(before, place, line)) accept(line.hash)
    else yield* puzzle(line)
  }
  finish()
  return exchanged(wrong, found, start)

  function accept(hash: string): void {
    links.set(place, hash)
    before = hash
    place++
    at++
  }

  function* puzzle(line: Found): Generator<void, void> {
    const next = lines[at + 1]
    if (fits(line.hash, place + 1, next)) {
      say('changed', place)
      return accept(line.hash)
    }
    if (++puzzles > mostPuzzles) {
      say('changed', place, place + lines.length - at - 1)
      at = lines.length
      return
    }
    const own = linked(before, place, line.text)
    if (fits(own, place + 1, next)) {
      say('changed', place)
      return accept(own)
    }
    for (let back = 1; back <= Math.min(farthest, place - 1 - start.sequence); back++) {
      // The lines before this one fit each other, and this one fits the line before them.
      if (!fits(links.get(place - 1 - back)!, place - back, line)) continue
      say('put-in', place - back, place - 1)
      shift += back
      place -= back
      return accept(line.hash)
    }
    const home = yield* homeAfter(at)
    if (home > at && home - at <= farthest && !belongs(line, home)) {
      say('put-in', place, place + home - at - 1)
      shift += home - at
      at = home
      return
    }
    if (home > at) {
      say('swapped', place, place + home - at)
      ;[lines[at], lines[home]] = [{ ...lines[home]!, sequence: line.sequence }, { ...line, sequence: lines[home]!.sequence }]
      return accept(lines[at]!.hash)
    }
    for (let out = 1; next !== undefined && out <= farthest; out++) {
      if (!fits(line.hash, place + out + 1, next)) continue
      say('removed', place, place + out - 1)
      shift -= out
      place += out
      return accept(line.hash)
    }
    if (next === undefined && end?.hash === line.hash && end.sequence > place) {
      say('removed', place, end.sequence - 1)
      place = end.sequence
      return accept(line.hash)
    }
    if (end?.hash === before && end.sequence === place - 1) {
      say('put-in', place, place + lines.length - at - 1)
      at = lines.length
      return
    }
    say('changed', place)
    accept(line.hash)
  }

  /** Where a later line stands that fits here; -1 where none does. */
  function* homeAfter(here: number): Generator<void, number> {
    for (let index = here + 1; index < lines.length; index++) {
      if (linked(before, place, lines[index]!.text) === lines[index]!.hash) return index
      if (index % linesAtOnce === 0) yield
    }
    return -1
  }

  /** Would this line fit where that one stands? Then the two were exchanged. */
  function belongs(line: Found, home: number): boolean {
    const there = place + home - at
    return fits(home === at + 1 ? lines[home]!.hash : lines[home - 1]!.hash, there, line)
  }

  function finish(): void {
    const last = place - 1
    const later = heads.filter(({ sequence }) => sequence > last)
    const most = Math.max(start.sequence, end && end.sequence > last ? end.sequence : 0, ...later.map(({ sequence }) => sequence))
    if (most > last) say('cut', last + 1, most)
    const reached = heads.filter(({ sequence }) => start.sequence < sequence && sequence <= last).toSorted((one, other) => one.sequence - other.sequence)
    const rewritten = reached.findIndex(({ sequence, hash }) => links.has(sequence) && links.get(sequence) !== hash)
    if (rewritten >= 0) say('rewritten', (reached[rewritten - 1]?.sequence ?? start.sequence) + 1, reached[rewritten]!.sequence)
  }
}
