import { linked } from '#frame/record/line.ts'
import type { Wrong } from '../words.ts'
import type { End, Found } from './verified.ts'

/** Two lines that were each changed into the other were exchanged. */
export function exchanged(wrong: readonly Wrong[], lines: readonly Found[], start: End): Wrong[] {
  const changed = wrong.filter(({ what }) => what === 'changed').map(({ from }) => from)
  if (changed.length < 2) return wrong.toSorted((one, other) => one.from - other.from)
  const byPlace = new Map(lines.map((line) => [line.sequence, line]))
  const turned = (one: number, other: number) => {
    const [text, into] = [byPlace.get(other)?.text, byPlace.get(one)]
    const before = one === start.sequence + 1 ? start.hash : byPlace.get(one - 1)?.hash
    return text !== undefined && into !== undefined && before !== undefined && linked(before, one, text) === into.hash
  }
  for (const one of changed) for (const other of changed) {
    if (one < other && turned(one, other) && turned(other, one)) return exchanged([...wrong.filter(({ what, from }) => what !== 'changed' || (from !== one && from !== other)), { what: 'swapped', from: one, to: other }], lines, start)
  }
  return wrong.toSorted((one, other) => one.from - other.from)
}
