import { answers as code } from './compiled/answers.ts'
import { answerMomentsPlainly, type CodedSheets, type SheetsSeen, type ZoneSeen } from './plain/answer-moments.ts'
import { fastHere, inRoom, type Room } from './room.ts'

// So many bytes of answers lie in the processor's nearest caches, with the sums they go to.
const bytesAtOnce = 32768

// Some milliseconds of work.
const answersUntold = 2_000_000

/**
 * One pass over coded sheets, zone by zone: of each item its count, mean and spread. Equal to its plain twin in every bit.
 * Only one zone's sums exist at a time. `told` hears now and then what share is done.
 */
export function answerMoments(sheets: CodedSheets, zoneSeen: ZoneSeen, told?: (share: number) => void): SheetsSeen {
  const { items, begins } = sheets, zones = begins.length - 1, last = begins[zones] as number
  if (last * items < 4096 || !fastHere(code)) return answerMomentsPlainly(sheets, zoneSeen, told)
  const atOnce = Math.max(1, Math.floor(bytesAtOnce / items))
  return inRoom(code, atOnce * (items + 8) + 256 * items + 512, (room) => {
    const zone = laidOut(room, sheets, atOnce), { sums, answered, moments, seen } = zone
    for (let at = 0, untold = 0; at < zones; at++) {
      sums.fill(0)
      answered.fill(0)
      const end = begins[at + 1] as number
      for (let from = begins[at] as number; from < end; from += atOnce) {
        const many = Math.min(atOnce, end - from)
        lay(sheets, from, many, zone)
        zone.sum(many)
        untold += many * items
        if (!told || untold < answersUntold) continue
        untold = 0
        told((from + many) / last)
      }
      zone.settle()
      zoneSeen(at, moments, answered)
    }
    return { codes: new Uint8Array(seen.buffer, seen.byteOffset, 16).reduce((all, one) => all | one, 0), least: seen[2] as number, most: seen[3] as number }
  })
}

function laidOut({ deeds, memory, take }: Room, { items, scale, valued, worth }: CodedSheets, atOnce: number) {
  const wide = Math.ceil(items / 16) * 16, atCodes = take(atOnce * items + 16), atWeights = take(8 * atOnce), atSums = take(128 * items), atAnswered = take(4 * items)
  const atValued = take(wide), atWorth = take(64 * items), atMoments = take(40 * items), atSeen = take(48)
  const seen = new Float64Array(memory, atSeen, 4)
  seen.set([0, 0, Infinity, -Infinity])
  new Uint8Array(memory, atValued, wide).fill(0).set(valued)
  new Float64Array(memory, atWorth, 8 * items).set(worth)
  return {
    seen, codes: new Uint8Array(memory, atCodes, atOnce * items + 16), weights: new Float64Array(memory, atWeights, atOnce).fill(1),
    sums: new Float64Array(memory, atSums, 16 * items), answered: new Uint32Array(memory, atAnswered, items), moments: new Float64Array(memory, atMoments, 5 * items),
    sum: (many: number) => deeds['sumAnswers']!(atCodes, atWeights, many, items, scale, atValued, atSums, atAnswered, atSeen),
    settle: () => deeds['moments']!(atSums, items, atValued, atWorth, atMoments),
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
