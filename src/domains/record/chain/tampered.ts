import { genesis, linked } from '#frame/record/line.ts'
import type { Wrong } from '../words.ts'
import type { End, Found } from './verified.ts'

/** A chain that somebody laid hands on: what is found of it, where it says that it ends, and what must be said of it. */
export type Tampered = { readonly lines: Found[]; readonly end: End; readonly what: Wrong['what']; readonly from: number; readonly to: number }

const numbered = (lines: readonly Found[], from: number): Found[] => lines.map((line, at) => (at < from ? line : { ...line, sequence: at + 1 }))
const endOf = (lines: readonly Found[]): End => ({ sequence: lines.at(-1)!.sequence, hash: lines.at(-1)!.hash })
const altered = ({ text, ...line }: Found): Found => ({ ...line, text: text.replace(/"(\w+)"\]$|.$/, (end) => `${end} altered`) })

/** Makes every link fit again from this place on, as somebody can who may write to the database. */
function relinked(lines: readonly Found[], from: number): Found[] {
  const again = [...lines]
  for (let at = from; at < again.length; at++) again[at] = { sequence: at + 1, text: again[at]!.text, hash: linked(again[at - 1]?.hash ?? genesis, at + 1, again[at]!.text) }
  return again
}

/** What somebody may do to a chain at a place (counted from nothing), with one more place for what needs two. Whatever they do, they set the end right too. */
export const tamperings: Readonly<Record<string, (lines: readonly Found[], at: number, other: number) => Tampered>> = {
  'a line is changed': (lines, at) => ({ lines: lines.with(at, altered(lines[at]!)), end: endOf(lines), what: 'changed', from: at + 1, to: at + 1 }),
  'a link is changed': (lines, at) => ({ lines: lines.with(at, { ...lines[at]!, hash: 'f'.repeat(64) }), end: endOf(lines), what: 'changed', from: at + 1, to: at + 1 }),
  'a line is taken out': (lines, at) => ({ lines: lines.toSpliced(at, 1), end: endOf(lines), what: 'removed', from: at + 1, to: at + 1 }),
  'a line is taken out and the others move up': (lines, at) => ({ lines: numbered(lines.toSpliced(at, 1), at), end: endOf(lines), what: 'removed', from: at + 1, to: at + 1 }),
  'three lines are taken out and the others move up': (lines, at) => ({ lines: numbered(lines.toSpliced(at, 3), at), end: endOf(lines), what: 'removed', from: at + 1, to: at + 3 }),
  'a line is put in': (lines, at) => ({ lines: numbered(lines.toSpliced(at, 0, altered(lines[at]!)), at), end: endOf(lines), what: 'put-in', from: at + 1, to: at + 1 }),
  'two lines are put in, with links that fit': (lines, at) => {
    const one = altered(lines[at]!), hash = linked(lines[at - 1]?.hash ?? genesis, at + 1, one.text)
    return { lines: numbered(lines.toSpliced(at, 0, { ...one, hash }, { ...one, hash: linked(hash, at + 2, one.text) }), at), end: endOf(lines), what: 'put-in', from: at + 1, to: at + 2 }
  },
  'two lines are exchanged': (lines, at, other) => {
    const [one, two] = at < other ? [at, other] : [other, at]
    return { lines: numbered(lines.with(one, lines[two]!).with(two, lines[one]!), one), end: endOf(lines), what: 'swapped', from: one + 1, to: two + 1 }
  },
  'what two lines say is exchanged': (lines, at, other) => {
    const [one, two] = at < other ? [at, other] : [other, at]
    return { lines: lines.with(one, { ...lines[one]!, text: lines[two]!.text }).with(two, { ...lines[two]!, text: lines[one]!.text }), end: endOf(lines), what: 'swapped', from: one + 1, to: two + 1 }
  },
  'the end is cut off': (lines, at) => {
    const left = lines.slice(0, Math.max(1, at))
    return { lines: left, end: endOf(left), what: 'cut', from: left.length + 1, to: lines.length }
  },
  'a line is changed and all after it linked anew': (lines, at) => {
    const again = relinked(lines.with(at, altered(lines[at]!)), at)
    return { lines: again, end: endOf(again), what: 'rewritten', from: at + 1, to: at + 1 }
  },
  'a line is taken out and all after it linked anew': (lines, at) => {
    const again = relinked(lines.toSpliced(at, 1), at)
    return { lines: again, end: endOf(again), what: at === lines.length - 1 ? 'cut' : 'rewritten', from: at + 1, to: at + 1 }
  },
}
