import { wholeNumber } from '../whole-number.ts'
import { answers as code } from './compiled/answers.ts'
import { answerMomentsPlainly, type CodedSheets, type SheetsSeen, type ZoneSeen } from './plain/answer-moments.ts'
import { fastHere, inRoom, type Room } from './room.ts'
import { roomBeside } from './shelf.ts'

// So many bytes of answers lie in the processor's nearest caches, with the sums they go to.
const bytesAtOnce = 32768

// Some milliseconds of work.
const answersUntold = 2_000_000

/**
 * One pass over coded sheets, zone by zone: of each item its count, mean and spread. Counts are its plain twin's, and so is the rest to twelve digits:
 * what is summed by pairs of items is summed in another order, and of sheets of a zone that weigh alike only the counts are weighed.
 * Only one zone's sums exist at a time. Sheets on a shelf, in the order of their zones, are read in place. `told` hears now and then what share is done.
 */
export function answerMoments(sheets: CodedSheets, zoneSeen: ZoneSeen, told?: (share: number) => void): SheetsSeen {
  const items = wholeNumber(sheets.items, 'The number of items', 2 ** 20)
  checkedBegins(sheets)
  if (sheets.answers.length < 4096 || !fastHere(code)) return answerMomentsPlainly(sheets, zoneSeen, told)
  const atOnce = Math.max(1, Math.floor(bytesAtOnce / items)), bytes = 768 * items + 4096 + 5 * atOnce
  const beside = sheets.order ? null : roomBeside(code, sheets.weights ? [sheets.answers, sheets.weights] : [sheets.answers], bytes + 8 * atOnce)
  if (beside) return zoneByZone(laidOut(beside, sheets, atOnce), sheets, atOnce, inPlace(beside, sheets, atOnce), zoneSeen, told)
  return inRoom(code, bytes + atOnce * (items + 8), (room) => zoneByZone(laidOut(room, sheets, atOnce), sheets, atOnce, copied(room, sheets, atOnce), zoneSeen, told))
}

function checkedBegins({ answers, items, begins, order }: CodedSheets): void {
  const many = order ? order.length : answers.length / items
  for (let zone = 0, before = 0; zone < begins.length; zone++) {
    const at = begins[zone] as number
    if (!(at >= before && at <= many && Number.isInteger(at))) throw new RangeError(`Among ${many} sheets no zone begins or ends at ${at}.`)
    before = at
  }
}

/** Where some sheets' codes and weights lie, once they are there to be read. */
type Place = (from: number, many: number) => readonly [codes: number, weights: number]

function zoneByZone(zone: ReturnType<typeof laidOut>, { items, begins }: CodedSheets, atOnce: number, place: Place, zoneSeen: ZoneSeen, told?: (share: number) => void): SheetsSeen {
  const zones = begins.length - 1, last = begins[zones] as number, { answered, moments, seen, highest } = zone
  for (let at = 0, untold = 0; at < zones; at++) {
    answered.fill(0)
    const end = begins[at + 1] as number
    for (let from = begins[at] as number; from < end; from += atOnce) {
      const many = Math.min(atOnce, end - from), [codes, weights] = place(from, many)
      zone.sum(codes, weights, many)
      untold += many * items
      if (!told || untold < answersUntold) continue
      untold = 0
      told((from + many) / last)
    }
    zone.settle()
    zoneSeen(at, moments, answered)
  }
  return { highest: highest(), least: seen[2] as number, most: seen[3] as number }
}

function laidOut({ deeds, memory, take }: Room, { items, scale, valued, worth }: CodedSheets, atOnce: number) {
  const wide = Math.ceil(items / 16) * 16, atTables = take(512 * (items + 1)), atSums = take(128 * (items + 1)), atAnswered = take(4 * items), atValued = take(wide), atWorth = take(64 * items), atMoments = take(40 * items), atSeen = take(48), atSpace = take(1376 + 5 * atOnce)
  const seen = new Float64Array(memory, atSeen, 4)
  seen.set([0, 0, Infinity, -Infinity])
  const sums = new Float64Array(memory, atSums, 16 * (items + 1)).fill(0)
  new Float64Array(memory, atTables, 64 * (items + 1)).fill(0)
  new Uint8Array(memory, atValued, wide).fill(0).set(valued)
  new Float64Array(memory, atWorth, 8 * items).set(worth)
  const codes = new Uint8Array(memory, atSeen, 16), highest = () => codes.reduce((most, code) => Math.max(most, code), 0)
  let apart = false
  return {
    seen, highest, answered: new Uint32Array(memory, atAnswered, items), moments: new Float64Array(memory, atMoments, 5 * items),
    // Sheets are counted weight by weight where few weigh differently, as those of one sex and age do; else they are summed one by one.
    sum: (codes: number, weights: number, many: number) => {
      if (deeds['countAlike']!(codes, weights, many, items, scale, atValued, atSums, atAnswered, atSeen, atSpace, 1) > 0) return
      deeds['sumAnswers']!(codes, weights, many, items, scale, atValued, atTables, atAnswered, atSeen)
      apart = true
    },
    settle: () => {
      if (apart) deeds['unfold']!(atTables, items, highest(), atSums)
      deeds['moments']!(atSums, items, atValued, atWorth, atMoments)
      sums.fill(0)
      apart = false
    },
  }
}

/** Sheets that lie on a shelf are read there. */
function inPlace({ memory, take }: Room, { answers, weights, items }: CodedSheets, atOnce: number): Place {
  const atOnes = weights ? 0 : take(8 * atOnce)
  if (!weights) new Float64Array(memory, atOnes, atOnce).fill(1)
  return (from) => [answers.byteOffset + from * items, weights ? weights.byteOffset + 8 * from : atOnes]
}

/** Sheets that lie elsewhere are copied in. */
function copied({ memory, take }: Room, sheets: CodedSheets, atOnce: number): Place {
  const { items } = sheets, atCodes = take(atOnce * items + 16), atWeights = take(8 * atOnce)
  const into = { codes: new Uint8Array(memory, atCodes, atOnce * items + 16), weights: new Float64Array(memory, atWeights, atOnce).fill(1) }
  return (from, many) => {
    lay(sheets, from, many, into)
    return [atCodes, atWeights]
  }
}

/** Some sheets copied in, and sixteen bytes after them cleared. */
function lay({ answers, items, weights, order }: CodedSheets, from: number, many: number, into: { codes: Uint8Array; weights: Float64Array }): void {
  if (order) gather(answers, items, order.subarray(from, from + many), into.codes)
  else into.codes.set(answers.subarray(from * items, (from + many) * items))
  into.codes.fill(0, many * items, many * items + 16)
  if (!weights) return
  if (order) for (let place = 0; place < many; place++) into.weights[place] = weights[order[from + place] as number] as number
  else into.weights.set(weights.subarray(from, from + many))
}

/** Sheets whose length allows it go by four bytes at once. */
function gather(answers: Uint8Array, items: number, order: Uint32Array, into: Uint8Array): void {
  if (items % 4 > 0 || answers.byteOffset % 4 > 0) return copyEach(answers, items, order, into)
  copyEach(new Uint32Array(answers.buffer, answers.byteOffset, answers.length / 4), items / 4, order, new Uint32Array(into.buffer, into.byteOffset, into.length / 4))
}

function copyEach(from: Uint8Array | Uint32Array, wide: number, order: Uint32Array, into: Uint8Array | Uint32Array): void {
  for (let place = 0, to = 0; place < order.length; place++) {
    for (let at = (order[place] as number) * wide, end = at + wide; at < end; at++, to++) into[to] = from[at] as number
  }
}
