import type { Calls } from '../wait/wait-by-hour.ts'
import { waits as code } from './compiled/waits.ts'
import { hourlyWaitsPlainly } from './plain/hourly-waits.ts'
import { fastHere, inRoom, type Room } from './room.ts'

/** Which quantiles are asked, how far they are drawn together (in calls), and who is told how far the work is. */
export type Drawing = {
  readonly quantiles: readonly number[]
  readonly towardVillage: number
  readonly towardCommissariat: number
  readonly told?: ((share: number) => void) | undefined
}

/** By cell (village * hours + hour): its calls, how many calls speak in it, and each of the quantiles. */
export type HourlyWaits = { readonly counts: Uint32Array; readonly effective: Float64Array; readonly values: readonly Float64Array[] }

// Calls laid in one go, and cells filled in one go: they lie in the processor's cache.
const atOnce = 16384, cellsAtOnce = 8192

/**
 * waitByHour without its first checks. Equal to its plain twin in every number. Quick for whole seconds under 2 ** 24 and at most 256 hours; anything
 * else goes the plain way, and so do calls that are nowhere: it says which.
 */
export function hourlyWaits(calls: Calls, drawing: Drawing): HourlyWaits {
  return quickly(calls, drawing) ?? hourlyWaitsPlainly(calls, drawing)
}

function quickly(calls: Calls, drawing: Drawing): HourlyWaits | null {
  const { seconds, commissariat, hours = 168 } = calls, n = seconds.length, villages = commissariat.length, { quantiles } = drawing
  const usual = Number.isInteger(hours) && hours > 0 && hours <= 256 && quantiles.length <= 64 && quantiles.every((p) => p >= 0 && p <= 1)
  const districts = usual && n >= 500 && villages > 0 && n + villages < 2 ** 28 && fastHere(code) ? byDistrict(commissariat) : null
  const starts = districts && startsOf(calls.village, villages), many = Math.ceil(cellsAtOnce / hours)
  if (!starts) return null
  const largest = starts.reduce((most, from, v) => Math.max(most, (starts[v + 1] ?? from) - from), 0)
  const bytes = 4 * n + 4 * largest + villages * (40 + 8 * quantiles.length) + 12 * atOnce + many * hours * (12 + 8 * quantiles.length) + 1024 * quantiles.length + 16384
  return inRoom(code, bytes, (room) => {
    const laid = layCalls(room, calls, hours, starts, drawing.told)
    return laid && filled(room, laid, { villages, hours, many, largest, districts }, drawing)
  })
}

/** The villages of each commissariat; null where one is no whole number. */
function byDistrict(commissariat: ArrayLike<number>): readonly (readonly number[])[] | null {
  const lists = new Map<number, number[]>()
  for (let v = 0; v < commissariat.length; v++) {
    const district = commissariat[v] as number, list = lists.get(district)
    if (district >>> 0 !== district) return null
    if (list) list.push(v)
    else lists.set(district, [v])
  }
  return [...lists.values()]
}

/** Where the calls of each village begin, laid side by side; null where one is of no village. */
function startsOf(village: ArrayLike<number>, villages: number): Uint32Array | null {
  return inRoom(code, 4 * atOnce + 4 * villages + 64, ({ deeds, memory, take }) => {
    const places = take(4 * atOnce), at = take(4 * villages), counts = new Uint32Array(memory, at, villages).fill(0), starts = new Uint32Array(villages + 1)
    for (let from = 0; from < village.length; from += atOnce) {
      const many = Math.min(atOnce, village.length - from)
      if (!lay(village, from, many, new Uint32Array(memory, places, atOnce)) || deeds['countVillages']!(places, many, villages, at) === 1) return null
    }
    counts.forEach((count, v) => (starts[v + 1] = starts[v]! + count))
    return starts
  })
}

type Laid = { readonly start: number; readonly list: number; readonly bits: number; readonly starts: Uint32Array }

/** Lays the calls into the room by village, if each has an hour and lasts whole seconds. */
function layCalls({ deeds, memory, take }: Room, { village, hour, seconds }: Calls, hours: number, starts: Uint32Array, told: Drawing['told']): Laid | null {
  const n = seconds.length, start = take(4 * starts.length), next = take(4 * starts.length), list = take(4 * n), at = [take(4 * atOnce), take(4 * atOnce), take(4 * atOnce)] as const
  const [places, weekHours, waits] = at.map((one) => new Uint32Array(memory, one, atOnce)) as [Uint32Array, Uint32Array, Uint32Array]
  for (const one of [start, next]) new Uint32Array(memory, one, starts.length).set(starts)
  let bits = 0
  for (let from = 0; from < n; from += atOnce) {
    const many = Math.min(atOnce, n - from)
    if (!lay(village, from, many, places) || !lay(hour, from, many, weekHours) || !lay(seconds, from, many, waits)) return null
    bits |= deeds['layCalls']!(at[0], at[1], at[2], many, hours, next, list)
    told?.((0.3 * from) / n)
  }
  return bits < 0 || bits >= 2 ** 24 ? null : { start, list, bits: Math.max(1, 32 - Math.clz32(bits)), starts }
}

/** Whole numbers of 0 or more, as they are; false where there are others. */
function lay(list: ArrayLike<number>, from: number, many: number, into: Uint32Array): boolean {
  if (list instanceof Uint8Array || list instanceof Uint16Array || list instanceof Uint32Array) {
    into.set(list.subarray(from, from + many))
    return true
  }
  for (let i = 0; i < many; i++) {
    const value = list[from + i] as number
    if (value >>> 0 !== value) return false
    into[i] = value
  }
  return true
}

type Places = { readonly villages: number; readonly hours: number; readonly many: number; readonly largest: number; readonly districts: readonly (readonly number[])[] }

/** Each village in order, then what its commissariat says, then its cells, some villages at a time. */
function filled({ deeds, memory, take }: Room, { start, list, bits, starts }: Laid, { villages, hours, many, largest, districts }: Places, { quantiles, towardVillage, towardCommissariat, told }: Drawing): HourlyWaits {
  const aside = take(Math.max(4 * largest, 12 * villages)), digits = take(4096)
  for (let from = 0; from < villages; from += many) {
    deeds['orderVillages']!(start, from, Math.min(villages, from + many), list, bits, aside, digits)
    told?.(0.3 + (0.3 * from) / villages)
  }
  const asked = take(8 * quantiles.length), wider = take(8 * villages * quantiles.length), chosen = take(4 * villages)
  new Float64Array(memory, asked, quantiles.length).set(quantiles)
  const said = new Float64Array(memory, wider, villages * quantiles.length), chosenVillages = new Uint32Array(memory, chosen, villages)
  const together = (of: ArrayLike<number>) => {
    chosenVillages.set(of)
    return quantiles.map((p) => deeds['quantileTogether']!(start, list, chosen, of.length, bits, p, aside))
  }
  // A commissariat that nobody called says what all say.
  const called = (district: readonly number[]) => district.some((v) => starts[v + 1]! > starts[v]!), whole = districts.every(called) ? [] : together(Array.from({ length: villages }, (_, v) => v))
  for (const district of districts) {
    const found = called(district) ? together(district) : whole
    for (const v of district) said.set(found, v * quantiles.length)
  }
  const cells = many * hours, ends = take(2048), table = take(1024 * (1 + quantiles.length)), atCounts = take(4 * cells), atEffective = take(8 * cells), atValues = take(8 * cells * quantiles.length)
  deeds['layFew']!(asked, quantiles.length, towardVillage, table)
  const counts = new Uint32Array(villages * hours), effective = new Float64Array(villages * hours), values = quantiles.map(() => new Float64Array(villages * hours))
  for (let from = 0; from < villages; from += many) {
    const to = Math.min(villages, from + many), here = (to - from) * hours
    deeds['waits']!(start, from, to, list, hours, asked, quantiles.length, towardVillage, towardCommissariat, table, wider, aside, ends, atCounts, atEffective, atValues, 8 * cells)
    counts.set(new Uint32Array(memory, atCounts, here), from * hours)
    effective.set(new Float64Array(memory, atEffective, here), from * hours)
    values.forEach((of, q) => of.set(new Float64Array(memory, atValues + 8 * cells * q, here), from * hours))
    told?.(0.6 + (0.4 * to) / villages)
  }
  return { counts, effective, values }
}
