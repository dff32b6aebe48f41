import { sql } from 'kysely'
import type { Ctx } from '#frame/ctx.ts'
import { inCustody } from '#frame/within.ts'
import { none, type WaveSheets } from '../rules/sheets/wave-sheets.ts'
import type { Mode } from '../words.ts'
import type { KnownWave, ZoneOfWave } from './known-wave.ts'
import { unpack } from './unpack.ts'

/** Sheets planned for the zones of one go. A go looks through all pages of the wave, so few are best; its text, some 80 bytes a sheet, is held here and in PostgreSQL. */
const go = 200_000

/** All sheets of a wave as flat rows, zone by zone. */
export async function sheetsOfWave(ctx: Ctx, wave: KnownWave, zones: readonly ZoneOfWave[]): Promise<WaveSheets> {
  const width = wave.instrument.questions.length
  const parts: WaveSheets[] = []
  await inCustody(ctx)
  for (const some of goes(zones)) parts.push(unpacked(await packed(ctx, wave, some), some, width))
  return joined(parts, width)
}

/** Neighbouring zones, as many as make up a go by what was planned for them. */
function goes(zones: readonly ZoneOfWave[]): readonly (readonly ZoneOfWave[])[] {
  const found: ZoneOfWave[][] = []
  let planned = Infinity // the first zone begins the first go
  for (const zone of zones) {
    planned += zone.target
    if (planned > go) {
      found.push([])
      planned = zone.target
    }
    found.at(-1)!.push(zone)
  }
  return found
}

type Packed = { readonly zone_id: string; readonly mode: Mode; readonly sheets: number; readonly layered: boolean; readonly text: string }

/** Zone and mode come as one text that PostgreSQL has put together: a driver that unpacks an array for each sheet takes ten times as long. */
async function packed(ctx: Ctx, { directorate, wave }: KnownWave, zones: readonly ZoneOfWave[]): Promise<Packed[]> {
  const { rows } = await sql<Packed>`
    select zone_id, mode, count(*)::int as sheets, bool_or(stratum is not null or unit is not null) as layered,
      string_agg(case when stratum is null and unit is null then answers::text else coalesce(stratum::text, '') || '/' || coalesce(unit::text, '') || answers::text end, '') as text
    from survey.sheets where directorate_id = ${directorate} and wave_id = ${wave.id} and zone_id = any (${zones.map(({ id }) => id)}::uuid[])
    group by zone_id, mode`.execute(ctx.db)
  return rows
}

function unpacked(rows: readonly Packed[], zones: readonly ZoneOfWave[], width: number): WaveSheets {
  const place = new Map(zones.map(({ id }, at) => [id, at]))
  const all = rows.reduce((sum, { sheets }) => sum + sheets, 0), layered = rows.some((row) => row.layered)
  const start = new Int32Array(zones.length + 1), byMode = zones.map((): Partial<Record<Mode, number>> => ({}))
  const named = () => (layered ? new Int32Array(all).fill(none) : null)
  const into = { width, answers: seenByAll(all * width), strata: named(), units: named() }
  let sheet = 0
  for (const { zone_id, mode, sheets, text } of rows.toSorted((one, other) => place.get(one.zone_id)! - place.get(other.zone_id)! || (one.mode < other.mode ? -1 : 1))) {
    const at = place.get(zone_id)!
    byMode[at]![mode] = sheets
    start[at + 1]! += sheets
    unpack(text, sheet, into)
    sheet += sheets
  }
  for (let at = 0; at < zones.length; at++) start[at + 1]! += start[at]!
  return { ...into, start, byMode, strata: anyNamed(into.strata), units: anyNamed(into.units) }
}

function joined(parts: readonly WaveSheets[], width: number): WaveSheets {
  if (parts.length === 1) return parts[0]!
  const before = parts.map((_, at) => parts.slice(0, at).reduce((sum, { start }) => sum + start.at(-1)!, 0))
  const all = parts.reduce((sum, { start }) => sum + start.at(-1)!, 0)
  const answers = seenByAll(all * width)
  parts.forEach((part, at) => answers.set(part.answers, before[at]! * width))
  const start = Int32Array.from([0, ...parts.flatMap((part, at) => Array.from(part.start.subarray(1), (end) => end + before[at]!))])
  const named = (which: 'strata' | 'units') => {
    if (parts.every((part) => part[which] === null)) return null
    const names = new Int32Array(all).fill(none)
    parts.forEach((part, at) => part[which] && names.set(part[which], before[at]))
    return names
  }
  return { width, answers, start, byMode: parts.flatMap(({ byMode }) => byMode), strata: named('strata'), units: named('units') }
}

/** Answers that another thread can read where they lie. */
const seenByAll = (answers: number) => new Int16Array(new SharedArrayBuffer(answers * Int16Array.BYTES_PER_ELEMENT))

const anyNamed = (names: Int32Array | null) => (names?.some((one) => one !== none) ? names : null)
