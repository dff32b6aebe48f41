import { z } from 'zod'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { DirectorateId } from '#domains/territory/words.ts'
import { mappingFor } from '../intake/mapping-for.ts'
import { FileOfSheets, sheetsOfFile, textOf } from '../intake/sheets-of-file.ts'
import { knownWave, type KnownWave, zonesOfWave } from '../reckoning/known-wave.ts'
import { Mapping, modes, WaveId } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), wave: WaveId, ...FileOfSheets, mapping: z.union([Mapping, z.string().min(1)]) })
type Asked = z.output<typeof Asked>
const Answer = z.object({
  rows: z.number(), sheets: z.number(),
  faults: z.array(z.object({ row: z.number(), column: z.string(), code: z.string(), value: z.string() })), faultsInAll: z.number(),
  /** Questions no column is named for: all of their answers become 'not asked'. */
  notMapped: z.array(z.string()),
  perZone: z.array(z.object({ zone: z.uuid(), slug: z.string(), code: z.string(), sheets: z.number() })), perMode: z.record(z.string(), z.number()),
})

/** What a file would bring and what is wrong with it, by row and column. Nothing is kept. */
export const previewImport = query('survey.preview-import', { input: Asked, answer: Answer, reads: 'all', record: 'none', find: knownWave, run: look })

async function look(ctx: Ctx, asked: Asked, known: KnownWave) {
  const zones = await zonesOfWave(ctx, known)
  const mapping = await mappingFor(ctx, known, asked.mapping)
  const read = await sheetsOfFile((await textOf(asked)).text, { instrument: known.instrument, mapping, zones, offered: known.wave.modes })
  return {
    rows: read.rows, sheets: read.sheets, faults: [...read.faults], faultsInAll: read.faultsInAll, notMapped: [...read.notMapped],
    perZone: zones.map(({ id, slug, code }, at) => ({ zone: id, slug, code, sheets: read.byZone[at]! })),
    perMode: Object.fromEntries(modes.map((mode, at) => [mode, read.byMode[at]!] as const).filter(([, sheets]) => sheets > 0)),
  }
}
