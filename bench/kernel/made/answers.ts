import { shelf } from '../../../src/kernel/fast/shelf.ts'
import { seeded } from '../../../src/kernel/random.ts'
import { normals } from './chance.ts'

export const items = 40
/** Kinds of people (sex by four ages), by whom a zone's answers are weighted to its population. */
const kinds = 8, population = [0.12, 0.14, 0.15, 0.08, 0.11, 0.14, 0.16, 0.1], asked = [0.06, 0.1, 0.15, 0.11, 0.09, 0.15, 0.19, 0.15]

export type Answers = {
  readonly rows: number
  readonly zones: number
  /** Row by row, rows in order of zones; 0 where nothing was answered, 1 to 5 else (every fourth item is a yes or no: 2, 1). */
  readonly answers: Uint8Array
  readonly zone: Uint16Array
  readonly start: Int32Array
  readonly weights: Float64Array
}

/** A wave of a survey: some 400 sheets a zone, few in many zones and many in few; the second wave of the same zones has moved in every seventh. */
export function madeAnswers(rows: number, wave: 1 | 2 = 1): Answers {
  const zones = Math.max(1, Math.round(rows / 400)), lasting = seeded(777), random = seeded(20260100 + wave), place = normals(lasting)
  const start = startsOf(rows, zones, place), laid = shelf(rows * (items + 8) + 64), weights = laid.doubles(rows), zone = new Uint16Array(rows), answers = laid.bytes(rows * items)
  const usual = Float64Array.from({ length: items }, () => 0.6 * place()), silent = Float64Array.from({ length: items }, () => 0.01 + 0.11 * lasting() ** 2)
  const table = new Uint8Array(items * 64), kindOf = Uint8Array.from({ length: 256 }, (_, k) => kindAt(k / 256)), kind = new Uint8Array(rows)
  for (let z = 0; z < zones; z++) {
    const character = 0.8 * place(), change = lasting() < 0.15 ? 0.5 * place() : 0
    for (let item = 0; item < items; item++) fillTable(table, item, character + usual[item]! + (wave === 2 ? change : 0))
    const from = start[z]!, end = start[z + 1]!, counts = new Float64Array(kinds), people = (end - from) * (8 + 30 * lasting())
    for (let row = from; row < end; row++) {
      const one = (kind[row] = row - from < 4 * kinds ? (row - from) % kinds : kindOf[Math.floor(random() * 256)]!), mood = Math.floor(24 * (random() - 0.5)), quiet = random() < 0.03 ? 6 : 1
      counts[one]! += 1
      zone[row] = z
      for (let item = 0, at = row * items; item < items; item++, at++) {
        const chance = random()
        if (chance < silent[item]! * quiet) continue
        answers[at] = table[item * 64 + Math.min(63, Math.max(0, Math.floor(((chance * 4096) % 64) + mood)))]!
      }
    }
    for (let row = from; row < end; row++) weights[row] = (people * population[kind[row]!]!) / counts[kind[row]!]!
  }
  return { rows, zones, answers, zone, start, weights }
}

function startsOf(rows: number, zones: number, place: () => number): Int32Array {
  const large = Float64Array.from({ length: zones }, () => Math.exp(0.7 * place())), all = large.reduce((sum, one) => sum + one, 0), least = Math.min(64, Math.floor(rows / zones)), start = new Int32Array(zones + 1)
  let sum = 0
  for (let z = 0; z < zones; z++) {
    sum += large[z]!
    start[z + 1] = z + 1 === zones ? rows : (z + 1) * least + Math.floor((sum / all) * (rows - least * zones))
  }
  return start
}

/** What sixty-four people answer, from the least pleased to the most. */
function fillTable(table: Uint8Array, item: number, character: number): void {
  for (let k = 0; k < 64; k++) {
    const share = (k + 0.5) / 64, felt = character + 0.8 * Math.log(share / (1 - share))
    table[item * 64 + k] = item % 4 === 3 ? (felt > 0.8 ? 2 : 1) : 1 + [-1.6, -0.5, 0.4, 1.5].filter((step) => felt >= step).length
  }
}

function kindAt(share: number): number {
  let sum = 0
  return Math.max(0, asked.findIndex((one) => (sum += one) > share))
}
