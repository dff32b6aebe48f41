import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { brokenDown, type Breakdown } from '../rules/groups/broken-down.ts'
import { measuresOf } from '../rules/measures.ts'
import { drawn, partOf, wholeOf } from '../rules/sheets/wave-sheets.ts'
import type { Question } from '../words.ts'
import { zonesOfWave, type KnownWave } from './known-wave.ts'
import { sheetsOfWave } from './sheets-of-wave.ts'

/** A wave's zones, its sheets and how its people were drawn. */
export type ReadWave = Awaited<ReturnType<typeof sheetsAndDesign>>

/** The sheets of a wave and how its people were drawn: read once, broken down by as many questions as are wanted. */
export async function sheetsAndDesign(ctx: Ctx, known: KnownWave) {
  const zones = await zonesOfWave(ctx, known)
  const sheets = await sheetsOfWave(ctx, known, zones)
  const how = drawn(sheets, zones.map(({ population }) => population), known.instrument, known.wave.margins)
  if ('fault' in how) throw new Refusal('conflict', how.fault, {}, { question: how.question, code: how.code })
  return { zones, sheets, how }
}

/** A zone, or the whole commissariat, broken down by each of these questions; `withheld` names what is not told of it without a breakdown. */
export function groupsIn({ instrument }: KnownWave, { zones, sheets, how }: ReadWave, questions: readonly Question[], zone: string | null, withheld: ReadonlySet<string>): Breakdown[] {
  const part = zone === null ? wholeOf(sheets, how) : partOf(sheets, how, [zones.findIndex(({ id }) => id === zone)])
  return brokenDown(questions.map((question) => ({ question, place: instrument.questions.indexOf(question) })), measuresOf(instrument), sheets, part, withheld)
}
