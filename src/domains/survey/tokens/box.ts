import type { Ctx } from '#frame/ctx.ts'
import { ownWords } from '../rules/asking/own-words.ts'
import { sheetArray } from '../rules/asking/sheet-array.ts'
import { tables } from '../tables.ts'
import type { Answers, Instrument, Mode, Pin } from '../words.ts'
import { shuffled } from './shuffled.ts'
import { openedOfWave, sealedForWave, waveSeal } from './seal/wave-seal.ts'

/** A box is emptied when so many sheets lie in it: among twenty nobody knows which is whose. */
const enough = 20
/** What a box holds is filled up to whole steps, so that its length tells nothing of the sheet that came last. */
const step = 65_536

/** What all sheets of a box have in common. */
export type Alike = { readonly directorate_id: string; readonly commissariat_id: string; readonly wave_id: string; readonly zone_id: string; readonly mode: Mode; readonly stratum: number | null; readonly unit: number | null }
/** A sheet while it lies in a box: what was answered, and nothing else. */
export type Boxed = { readonly answers: readonly number[]; readonly language: string; readonly words: readonly (readonly [question: string, words: string])[]; readonly pins: readonly Pin[] }

/** A finished sheet as it goes into a box. */
export const boxed = (instrument: Instrument, answers: Answers, language: string, pins: readonly Pin[]): Boxed =>
  ({ answers: sheetArray(instrument, answers), language, words: ownWords(instrument, answers), pins: pins.map(({ place, times }) => ({ place, times: [...new Set(times)] })) })

/**
 * Puts a sheet among those of its zone that came in the same way. All of them are one sealed row that is written anew each time, so neither a
 * row's place, nor its transaction, nor its length tells one from another; the twentieth brings all of them out, in random order.
 */
export async function putInBox(ctx: Ctx, alike: Alike, sheet: Boxed): Promise<void> {
  const box = (await boxOf(ctx, alike)) ?? (await newBox(ctx, alike))
  const sheets = shuffled([...opened(box), sheet])
  const full = sheets.length >= enough
  if (full) await bringOut(ctx, alike, sheets)
  await tables(ctx).updateTable('survey.boxes').set({ sheets: full ? 0 : sheets.length, sealed: closed(await waveSeal(ctx, alike), box.id, full ? [] : sheets) }).where('directorate_id', '=', alike.directorate_id).where('id', '=', box.id).execute()
}

/** Brings out what is left in the boxes of a wave that is over. */
export async function emptyBoxes(ctx: Ctx, directorate: string, wave: string): Promise<void> {
  const boxes = await tables(ctx).selectFrom('survey.boxes').selectAll().where('directorate_id', '=', directorate).where('wave_id', '=', wave).forUpdate().execute()
  for (const box of boxes) await bringOut(ctx, box, shuffled(opened(box)))
  await tables(ctx).deleteFrom('survey.boxes').where('directorate_id', '=', directorate).where('wave_id', '=', wave).execute()
}

/** The sheets in a box. */
export function opened({ id, sheets, sealed: text }: { readonly id: string; readonly sheets: number; readonly sealed: string }): Boxed[] {
  if (sheets === 0) return []
  const plain = openedOfWave(purpose, placeOf(id), text)
  if (plain === null) throw new Error('a box of sheets does not open with this installation\'s root key')
  return JSON.parse(plain) as Boxed[]
}

const purpose = 'boxes of sheets'
const placeOf = (id: string) => `survey.boxes|${id}|sealed`

function closed(seal: string, id: string, sheets: readonly Boxed[]): string {
  const text = JSON.stringify(sheets), length = Buffer.byteLength(text)
  return sealedForWave(purpose, seal, placeOf(id), text + ' '.repeat(Math.ceil(length / step) * step - length))
}

async function boxOf(ctx: Ctx, { directorate_id, wave_id, zone_id, mode, stratum, unit }: Alike) {
  return tables(ctx).selectFrom('survey.boxes').select(['id', 'sheets', 'sealed'])
    .where('directorate_id', '=', directorate_id).where('wave_id', '=', wave_id).where('zone_id', '=', zone_id).where('mode', '=', mode)
    .where('stratum', 'is not distinct from', stratum).where('unit', 'is not distinct from', unit).forUpdate().executeTakeFirst()
}

/** Whoever comes second waits for whoever makes the box, and finds it. */
async function newBox(ctx: Ctx, { directorate_id, commissariat_id, wave_id, zone_id, mode, stratum, unit }: Alike) {
  await tables(ctx).insertInto('survey.boxes').values({ directorate_id, id: crypto.randomUUID(), commissariat_id, wave_id, zone_id, mode, stratum, unit }).onConflict((there) => there.doNothing()).execute()
  return (await boxOf(ctx, { directorate_id, commissariat_id, wave_id, zone_id, mode, stratum, unit }))!
}

/** Sheets, own words and places apart from each other, each in an order of its own and under ids that tell nothing. */
async function bringOut(ctx: Ctx, { directorate_id, commissariat_id, wave_id, zone_id, mode, stratum, unit }: Alike, sheets: readonly Boxed[]): Promise<void> {
  if (sheets.length === 0) return
  const place = { directorate_id, commissariat_id, wave_id, zone_id }
  const id = () => crypto.randomUUID()
  await tables(ctx).insertInto('survey.sheets').values(sheets.map(({ answers, language }) => ({ ...place, id: id(), mode, language, stratum, unit, batch_id: null, answers: [...answers] }))).execute()
  const remarks = shuffled(sheets.flatMap(({ words }) => words)).map(([question, words]) => ({ ...place, id: id(), question, words }))
  if (remarks.length > 0) await tables(ctx).insertInto('survey.remarks').values(remarks).execute()
  const pins = shuffled(sheets.flatMap((sheet) => sheet.pins)).map(({ place: where, times }) => ({ ...place, id: id(), place_id: where, times: [...times] }))
  if (pins.length > 0) await tables(ctx).insertInto('survey.pins').values(pins).execute()
}
