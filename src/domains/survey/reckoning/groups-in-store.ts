import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import type { Breakdown } from '../rules/groups/broken-down.ts'
import type { Question } from '../words.ts'
import { reckoned } from './beside/reckoned.ts'
import { zonesOfWave, type KnownWave } from './known-wave.ts'
import { sheetsOfWave } from './sheets-of-wave.ts'

/** A wave's zones, its sheets and how its people were drawn. */
export type ReadWave = Awaited<ReturnType<typeof sheetsAndDesign>>

/** The sheets of a wave and how its people were drawn: read once, broken down by as many questions as are wanted. */
export async function sheetsAndDesign(ctx: Ctx, known: KnownWave) {
  const zones = await zonesOfWave(ctx, known)
  const sheets = await sheetsOfWave(ctx, known, zones)
  const how = await reckoned('design', { sheets, populations: zones.map(({ population }) => population), instrument: known.instrument, margins: known.wave.margins })
  if ('fault' in how) throw new Refusal('conflict', how.fault, {}, { question: how.question, code: how.code })
  return { zones, sheets, how }
}

/** A zone, or the whole commissariat, broken down by each of these questions; `withheld` names what is not told of it without a breakdown. */
export async function groupsIn({ instrument }: KnownWave, { zones, sheets, how }: ReadWave, questions: readonly Question[], zone: string | null, withheld: ReadonlySet<string>): Promise<Breakdown[]> {
  const by = questions.map((question) => instrument.questions.indexOf(question))
  return reckoned('breakdowns', { instrument, sheets, how, by, zone: zone === null ? undefined : zones.findIndex(({ id }) => id === zone), withheld })
}
