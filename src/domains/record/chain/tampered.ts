import { linked } from '#frame/record/line.ts'
import type { Wrong } from '../words.ts'
import { founding, type End, type Found } from './verified.ts'

type Way = (lines: readonly Found[], at: number, other: number) => Tampered
/** A chain that somebody laid hands on: what is found of it, where it says that it ends, and what must be said of it. */
export type Tampered = { readonly lines: Found[]; readonly end: End; readonly what: Wrong['what']; readonly from: number; readonly to: number }

const endOf = (lines: readonly Found[]): End => ({ sequence: lines.at(-1)!.sequence, hash: lines.at(-1)!.hash })
const altered = ({ text, ...line }: Found): Found => ({ ...line, text: text.replace(/"(\w+)"\]$|.$/, (end) => `${end} altered`) })

/** What somebody may do to a chain at a place (counted from nothing), with one more place for what needs two. Whatever they do, they set the end right too. */
export const tamperings: Readonly<Record<string, Way>> = waysWith(founding)

/** The same with a chain whose oldest lines were cut: what is left begins after that link. */
export function waysWith(start: End): Readonly<Record<string, Way>> {
  const first = start.sequence + 1
  const numbered = (lines: readonly Found[], from: number): Found[] => lines.map((line, at) => (at < from ? line : { ...line, sequence: first + at }))
  /** Makes every link fit again from this place on, as somebody can who may write to the database. */
  const relinked = (lines: readonly Found[], from: number): Found[] => {
    const again = [...lines]
    for (let at = from; at < again.length; at++) again[at] = { sequence: first + at, text: again[at]!.text, hash: linked(again[at - 1]?.hash ?? start.hash, first + at, again[at]!.text) }
    return again
  }
  return {
    'a line is changed': (lines, at) => ({ lines: lines.with(at, altered(lines[at]!)), end: endOf(lines), what: 'changed', from: first + at, to: first + at }),
    'a link is changed': (lines, at) => ({ lines: lines.with(at, { ...lines[at]!, hash: 'f'.repeat(64) }), end: endOf(lines), what: 'changed', from: first + at, to: first + at }),
    'a line is taken out': (lines, at) => ({ lines: lines.toSpliced(at, 1), end: endOf(lines), what: 'removed', from: first + at, to: first + at }),
    'a line is taken out and the others move up': (lines, at) => ({ lines: numbered(lines.toSpliced(at, 1), at), end: endOf(lines), what: 'removed', from: first + at, to: first + at }),
    'three lines are taken out and the others move up': (lines, at) => ({ lines: numbered(lines.toSpliced(at, 3), at), end: endOf(lines), what: 'removed', from: first + at, to: first + at + 2 }),
    'a line is put in': (lines, at) => ({ lines: numbered(lines.toSpliced(at, 0, altered(lines[at]!)), at), end: endOf(lines), what: 'put-in', from: first + at, to: first + at }),
    'two lines are put in, with links that fit': (lines, at) => {
      const one = altered(lines[at]!), hash = linked(lines[at - 1]?.hash ?? start.hash, first + at, one.text)
      return { lines: numbered(lines.toSpliced(at, 0, { ...one, hash }, { ...one, hash: linked(hash, first + at + 1, one.text) }), at), end: endOf(lines), what: 'put-in', from: first + at, to: first + at + 1 }
    },
    'two lines are exchanged': (lines, at, other) => {
      const [one, two] = at < other ? [at, other] : [other, at]
      return { lines: numbered(lines.with(one, lines[two]!).with(two, lines[one]!), one), end: endOf(lines), what: 'swapped', from: first + one, to: first + two }
    },
    'what two lines say is exchanged': (lines, at, other) => {
      const [one, two] = at < other ? [at, other] : [other, at]
      return { lines: lines.with(one, { ...lines[one]!, text: lines[two]!.text }).with(two, { ...lines[two]!, text: lines[one]!.text }), end: endOf(lines), what: 'swapped', from: first + one, to: first + two }
    },
    'the end is cut off': (lines, at) => {
      const left = lines.slice(0, Math.max(1, at))
      return { lines: left, end: endOf(left), what: 'cut', from: first + left.length, to: first + lines.length - 1 }
    },
    'a line is changed and all after it linked anew': (lines, at) => {
      const again = relinked(lines.with(at, altered(lines[at]!)), at)
      return { lines: again, end: endOf(again), what: 'rewritten', from: first + at, to: first + at }
    },
    'a line is taken out and all after it linked anew': (lines, at) => {
      const again = relinked(lines.toSpliced(at, 1), at)
      return { lines: again, end: endOf(again), what: at === lines.length - 1 ? 'cut' : 'rewritten', from: first + at, to: first + at }
    },
  }
}
