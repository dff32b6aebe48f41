import { sql } from 'kysely'
import type { Ctx } from '#frame/ctx.ts'
import { inCustody } from '#frame/within.ts'
import { givingWay } from '#platform/background/giving-way.ts'
import { tellStep, whoWaits } from '#platform/background/waited-for.ts'
import { none, type WaveSheets } from '../rules/sheets/wave-sheets.ts'
import { modes } from '../words.ts'
import type { KnownWave, ZoneOfWave } from './known-wave.ts'
import { type Block, unpack } from './unpack.ts'

/** Answers that arrive and are read at once: a millisecond or two, however large the wave. */
const atOnce = 40_000

/** All sheets of a wave as flat rows, zone by zone and in a zone mode by mode. They come out of the store some at a time, and others are served between two of them. */
export async function sheetsOfWave(ctx: Ctx, wave: KnownWave, zones: readonly ZoneOfWave[], answersAtOnce = atOnce): Promise<WaveSheets> {
  const width = wave.instrument.questions.length
  await inCustody(ctx)
  await declared(ctx, wave, zones, Math.max(1, Math.floor(answersAtOnce / Math.max(1, width))))
  const blocks: Block[] = [], giveWay = givingWay(), all = whoWaits().told ? await counted(ctx, wave) : 0
  let read = 0
  for (let come = await next(ctx); come; come = await next(ctx)) {
    blocks.push(unpack(come.text, come.sheets, width))
    tellStep('survey.at-sheets', (read += come.sheets), all)
    await giveWay()
  }
  await sql`close sheets_of_wave`.execute(ctx.db)
  return inOrder(blocks, zones.length, width)
}

/** Zones and modes have a number each; by it sheets are put in order here, since PostgreSQL would sort all their answers with them. */
const inSlots = modes.toSorted()

/**
 * Many sheets come as one text that PostgreSQL has put together: a driver that unpacks an array for each sheet takes ten times as long. What is
 * put together is what lies together, so that a text is as long in a wave of one zone as in one of a thousand.
 */
async function declared(ctx: Ctx, { directorate, wave }: KnownWave, zones: readonly ZoneOfWave[], sheets: number): Promise<void> {
  await sql`
    declare sheets_of_wave no scroll cursor for
    select count(*)::int as sheets, string_agg(slot::text || case when stratum is null and unit is null then '' else '/' || coalesce(stratum::text, '') || '/' || coalesce(unit::text, '') end || answers::text, '') as text
    from (
      select (asked.place - 1) * ${inSlots.length}::int + array_position(${inSlots}::text[], mode) - 1 as slot, stratum, unit, answers, (row_number() over () - 1) / ${sheets}::int as block
      from survey.sheets sheet join unnest(${zones.map(({ id }) => id)}::uuid[]) with ordinality as asked (id, place) on asked.id = sheet.zone_id
      where directorate_id = ${directorate}::uuid and wave_id = ${wave.id}::uuid
    ) as lying
    group by block order by block`.execute(ctx.db)
}

/** How many there are, for whoever is told how far the reading is. */
async function counted(ctx: Ctx, { directorate, wave }: KnownWave): Promise<number> {
  return (await sql<{ sheets: number }>`select count(*)::int as sheets from survey.sheets where directorate_id = ${directorate}::uuid and wave_id = ${wave.id}::uuid`.execute(ctx.db)).rows[0]!.sheets
}

async function next(ctx: Ctx): Promise<{ readonly sheets: number; readonly text: string } | undefined> {
  return (await sql<{ sheets: number; text: string }>`fetch next from sheets_of_wave`.execute(ctx.db)).rows[0]
}

/** Lays each sheet where its zone and mode stand, block by block; a block is let go as soon as it is laid. */
async function inOrder(blocks: Block[], zones: number, width: number): Promise<WaveSheets> {
  const ends = new Int32Array(zones * inSlots.length + 1), giveWay = givingWay()
  for (const { slots } of blocks) for (const slot of slots) ends[slot + 1]! += 1
  const byMode = Array.from({ length: zones }, (_, zone) =>
    Object.fromEntries(inSlots.map((mode, at) => [mode, ends[zone * inSlots.length + at + 1]!] as const).filter(([, sheets]) => sheets > 0)))
  for (let slot = 1; slot < ends.length; slot++) ends[slot]! += ends[slot - 1]!
  const all = ends.at(-1)!, start = Int32Array.from({ length: zones + 1 }, (_, zone) => ends[zone * inSlots.length]!)
  const named = (which: 'strata' | 'units') => (blocks.some((block) => block.layered && block[which].some((one) => one !== none)) ? new Int32Array(all).fill(none) : null)
  const into = { width, answers: seenByAll(all * width), strata: named('strata'), units: named('units') }
  for (let block = blocks.shift(); block; block = blocks.shift()) {
    for (let sheet = 0; sheet < block.slots.length; sheet++) {
      const to = ends[block.slots[sheet]!]!++
      into.answers.set(block.answers.subarray(sheet * width, (sheet + 1) * width), to * width)
      if (into.strata) into.strata[to] = block.strata[sheet]!
      if (into.units) into.units[to] = block.units[sheet]!
    }
    await giveWay()
  }
  return { ...into, start, byMode }
}

/** Answers that another thread can read where they lie. */
const seenByAll = (answers: number) => new Int16Array(new SharedArrayBuffer(answers * Int16Array.BYTES_PER_ELEMENT))
