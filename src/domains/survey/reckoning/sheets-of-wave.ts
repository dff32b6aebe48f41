import { sql } from 'kysely'
import type { Ctx } from '#frame/ctx.ts'
import type { WaveSheets } from '../rules/sheets/wave-sheets.ts'
import { none } from '../rules/sheets/wave-sheets.ts'
import { tables } from '../tables.ts'
import type { Mode } from '../words.ts'
import type { KnownWave, ZoneOfWave } from './known-wave.ts'

/** Sheets fetched in one go: many, since each go looks through all pages of the wave; not all, since a go's text of some megabytes is held at once. */
const go = 100_000

/**
 * All sheets of a wave as flat rows, zone by zone. Each zone comes as one text that PostgreSQL has put together: a driver that unpacks
 * an array for each sheet takes ten times as long.
 */
export async function sheetsOfWave(ctx: Ctx, wave: KnownWave, zones: readonly ZoneOfWave[]): Promise<WaveSheets> {
  const counts = await countsOf(ctx, wave)
  const place = new Map(zones.map(({ id }, at) => [id, at]))
  const byMode = zones.map((): Partial<Record<Mode, number>> => ({}))
  const start = new Int32Array(zones.length + 1)
  for (const { zone_id, mode, sheets } of counts) {
    const at = place.get(zone_id)!
    byMode[at]![mode] = (byMode[at]![mode] ?? 0) + sheets
    start[at + 1]! += sheets
  }
  for (let at = 0; at < zones.length; at++) start[at + 1]! += start[at]!
  const all = start.at(-1)!, width = wave.instrument.questions.length
  const layered = counts.some((count) => count.layered)
  const into = { start, byMode, width, answers: new Int16Array(all * width), strata: layered ? new Int32Array(all) : null, units: layered ? new Int32Array(all) : null }
  for (const some of goes(start)) await texts(ctx, wave, zones.slice(some.from, some.to), (zone, text) => unpack(text, start[place.get(zone)!]!, into))
  return { ...into, strata: anyNamed(into.strata), units: anyNamed(into.units) }
}

async function countsOf(ctx: Ctx, { directorate, wave }: KnownWave) {
  return tables(ctx).selectFrom('survey.sheets').where('directorate_id', '=', directorate).where('wave_id', '=', wave.id)
    .select(['zone_id', 'mode', sql<number>`count(*)::int`.as('sheets'), sql<boolean>`bool_or(stratum is not null or unit is not null)`.as('layered')])
    .groupBy(['zone_id', 'mode']).execute()
}

/** Neighbouring zones, as many as make up a go. */
function goes(start: Int32Array): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = []
  for (let from = 0, to = 1; to < start.length; to++) {
    if (to < start.length - 1 && start[to + 1]! - start[from]! <= go) continue
    found.push({ from, to })
    from = to
  }
  return found
}

async function texts(ctx: Ctx, { directorate, wave }: KnownWave, zones: readonly ZoneOfWave[], take: (zone: string, text: string) => void): Promise<void> {
  const { rows } = await sql<{ zone_id: string; sheets: string }>`
    select zone_id, string_agg(coalesce(stratum, ${none}::int) || ',' || coalesce(unit, ${none}::int) || ',' || array_to_string(answers, ','), ',') as sheets
    from survey.sheets where directorate_id = ${directorate} and wave_id = ${wave.id} and zone_id = any (${zones.map(({ id }) => id)}::uuid[])
    group by zone_id`.execute(ctx.db)
  for (const { zone_id, sheets } of rows) take(zone_id, sheets)
}

type Into = { readonly width: number; readonly answers: Int16Array; readonly strata: Int32Array | null; readonly units: Int32Array | null }

/** Reads whole numbers between commas without cutting the text to pieces: stratum, unit, then the answers, sheet after sheet. */
function unpack(text: string, first: number, { width, answers, strata, units }: Into): void {
  let number = 0, sign = 1, column = 0, sheet = first
  const put = () => {
    if (column === 0) { if (strata) strata[sheet] = sign * number }
    else if (column === 1) { if (units) units[sheet] = sign * number }
    else answers[sheet * width + column - 2] = sign * number
    number = 0
    sign = 1
    if (++column === width + 2) { column = 0; sheet++ }
  }
  for (let at = 0; at < text.length; at++) {
    const letter = text.charCodeAt(at)
    if (letter === 44) put()
    else if (letter === 45) sign = -1
    else number = number * 10 + letter - 48
  }
  put()
}

const anyNamed = (named: Int32Array | null) => (named?.some((one) => one !== none) ? named : null)
