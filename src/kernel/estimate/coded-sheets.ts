import { answerMoments } from '../fast/answer-moments.ts'
import type { CodedSheets, SheetsSeen, ZoneSeen } from '../fast/plain/answer-moments.ts'

/**
 * What is asked of an item whose answers are codes of 0 to 7: the mean of what the codes are worth, or the share of those that count (worth
 * 1, the others 0). `worth` is by code; a code that is worth NaN, or nothing at all, is a missing answer.
 */
export type CodedItem = { readonly wanted: 'mean' | 'share'; readonly worth: ArrayLike<number> }

/**
 * Sheets as they lie in a file: one byte an answer, sheet after sheet, each with a weight (none given: all weigh the same).
 * Where they are sorted by zone, `begins` holds the place of each zone's first sheet, and the number of sheets at its end; where they are
 * not, `zone` holds the zone of each sheet, numbered from 0, and `zones` how many there are.
 */
export type Sheets = {
  readonly answers: Uint8Array
  readonly items: readonly CodedItem[]
  readonly weights?: Float64Array
} & ({ readonly begins: ArrayLike<number> } | { readonly zone: ArrayLike<number>; readonly zones: number })

/** Checks sheets and reads them once: `zoneSeen` is made with the places where zones begin, and told of each in turn. Not a result by itself. */
export function readByZone(sheets: Sheets, zoneSeen: (begins: ArrayLike<number>) => ZoneSeen, told?: (share: number) => void): void {
  const { answers, items, weights } = sheets, wide = items.length
  if (wide === 0) throw new RangeError('At least one item must be asked.')
  const many = answers.length / wide
  if (!Number.isInteger(many)) throw new RangeError(`${answers.length} answers are no whole number of sheets of ${wide} items.`)
  if (weights && weights.length !== many) throw new RangeError(`There are ${many} sheets but ${weights.length} weights.`)
  const valued = Uint8Array.from(items, checkedItem), worth = new Float64Array(8 * wide).map((_, at) => items[at >> 3]!.worth[at & 7] || 0)
  const coded: CodedSheets = { answers, items: wide, weights: weights ?? null, scale: 1, ...inOrder(sheets, many), valued, worth }
  const seen = answerMoments(coded, zoneSeen(coded.begins), told)
  refuseWrong(seen, sheets)
  // No square may overflow, nor all of them vanish; a power of two changes no digit.
  if (seen.most <= 2 ** 400 && !(seen.most > 0 && seen.most < 2 ** -400)) return
  const scale = 2 ** -Math.max(-1000, Math.floor(Math.log2(seen.most)))
  answerMoments({ ...coded, scale }, zoneSeen(coded.begins), told)
}

function refuseWrong({ highest, least, most }: SheetsSeen, { answers, items, weights }: Sheets): void {
  const code = highest > 7 ? answers.findIndex((code) => code > 7) : -1, wide = items.length
  if (code >= 0) throw new RangeError(`An answer is a code from 0 to 7; sheet ${Math.floor(code / wide) + 1}, item ${(code % wide) + 1} is ${answers[code]}.`)
  const weight = weights && !(least >= 0 && most < Infinity) ? weights.findIndex((w) => !(w >= 0 && w < Infinity)) : -1
  if (weight >= 0) throw new RangeError(`Weight ${weight + 1} must be 0 or more, not ${weights![weight]}.`)
}

/** A bit for each code that is worth something. */
function checkedItem({ wanted, worth }: CodedItem, at: number): number {
  if (worth.length > 8) throw new RangeError(`Item ${at + 1} tells the worth of ${worth.length} codes; there are 8.`)
  let bits = 0
  for (let code = 0; code < worth.length; code++) {
    const value = worth[code] as number
    if (value !== value) continue
    if (!Number.isFinite(value * value)) throw new RangeError(`Code ${code} of item ${at + 1} must be small enough to be squared, not ${value}.`)
    if (wanted === 'share' && value !== 0 && value !== 1) throw new RangeError(`A share counts 1 and 0; code ${code} of item ${at + 1} is ${value}.`)
    bits |= 1 << code
  }
  return bits
}

function inOrder(sheets: Sheets, many: number): { begins: ArrayLike<number>; order: Uint32Array | null } {
  if (!('begins' in sheets)) return counted(sheets.zone, sheets.zones, many)
  const { begins } = sheets, zones = begins.length - 1
  if (begins[0] !== 0 || begins[zones] !== many) {
    throw new RangeError(`Zones begin at 0 and end at the ${many} sheets, not at ${begins[0]} and ${begins[zones]}.`)
  }
  for (let z = 0; z < zones; z++) {
    const from = begins[z] as number, to = begins[z + 1] as number
    if (!Number.isInteger(from) || !(from <= to)) throw new RangeError(`Zone ${z + 1} begins at ${from}, the next at ${to}.`)
  }
  return { begins, order: null }
}

/** Sheets counted into the order of their zones; those that lie in order already are left as they are. */
function counted(zone: ArrayLike<number>, zones: number, many: number): { begins: Uint32Array; order: Uint32Array | null } {
  if (zone.length !== many) throw new RangeError(`There are ${many} sheets but ${zone.length} zones of sheets.`)
  const begins = new Uint32Array(zones + 1)
  let sorted = true
  for (let i = 0, last = 0; i < many; i++) {
    const z = zone[i] as number
    if (!(z >= 0 && z < zones && Number.isInteger(z))) throw new RangeError(`The zone of sheet ${i + 1} must be a number from 0 to ${zones - 1}, not ${z}.`)
    begins[z + 1]! += 1
    if (z < last) sorted = false
    last = z
  }
  for (let z = 0; z < zones; z++) begins[z + 1]! += begins[z] as number
  if (sorted) return { begins, order: null }
  const next = begins.slice(), order = new Uint32Array(many)
  for (let i = 0; i < many; i++) order[next[zone[i] as number]!++] = i
  return { begins, order }
}
