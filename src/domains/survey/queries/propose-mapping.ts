import { z } from 'zod'
import { DirectorateId, Names } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { givingWay } from '#platform/background/giving-way.ts'
import { stepByStep } from '#platform/background/step-by-step.ts'
import { Refusal } from '#frame/refusal.ts'
import { eachRecord } from '../intake/records.ts'
import { FileOfSheets, textOf } from '../intake/sheets-of-file.ts'
import { knownWave, type KnownWave, zonesOfWave } from '../reckoning/known-wave.ts'
import { fileColumns } from '../rules/sheets/proposal/file-columns.ts'
import { proposingMapping } from '../rules/sheets/proposal/proposed-mapping.ts'
import { Instrument, Mapping, WaveId } from '../words.ts'

/** A column's name; empty when somebody has said that there is none. */
const Chosen = z.string().max(1000).optional()
const Asked = z.object({
  directorate: DirectorateId.optional(), wave: WaveId, ...FileOfSheets,
  /** The columns that somebody has chosen already; for all others one is looked for. */
  chosen: z.object({ zone: Chosen, mode: Chosen, language: Chosen, stratum: Chosen, unit: Chosen, questions: z.record(z.string(), z.string().max(1000)).optional() }).optional(),
})
type Asked = z.output<typeof Asked>
const Answer = z.object({
  rows: z.number(),
  /** Each column with its different values, most frequent first; `more` when there are too many to list. */
  columns: z.array(z.object({ name: z.string(), filled: z.number(), values: z.array(z.object({ value: z.string(), rows: z.number() })), more: z.boolean(), whole: z.boolean() })),
  mapping: Mapping,
  /** What the mapping speaks of. */
  instrument: Instrument,
  zones: z.array(z.object({ id: z.uuid(), code: z.string(), slug: z.string(), names: Names })),
})

/** How a survey company's file would most probably be read, for a person to look over. Nothing is kept. */
export const proposeMapping = query('survey.propose-mapping', { input: Asked, answer: Answer, reads: 'all', record: 'none', find: knownWave, run: propose })

async function propose(ctx: Ctx, asked: Asked, known: KnownWave): Promise<z.output<typeof Answer>> {
  const zones = (await zonesOfWave(ctx, known)).map(({ id, code, slug, names }) => ({ id, code, slug, names }))
  let seen: ReturnType<typeof fileColumns> | undefined
  await eachRecord((await textOf(asked)).text, (cells) => (seen ? seen.take(cells) : void (seen = fileColumns(cells))), async () => {})
  if (!seen) throw new Refusal('invalid', 'survey.file-is-empty', { file: 'survey.file-is-empty' })
  const giveWay = givingWay(), columns = seen.told()
  await giveWay()
  const mapping = await stepByStep(proposingMapping({ instrument: known.instrument, zones, offered: known.wave.modes, columns, ...(asked.chosen && { chosen: asked.chosen }) }), giveWay)
  return { rows: seen.rows(), columns: columns.map((column) => ({ ...column, values: [...column.values] })), mapping, instrument: known.instrument, zones }
}
