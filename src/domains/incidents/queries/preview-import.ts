import { z } from 'zod'
import { CommissariatId, Day, DirectorateId, Names } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { FileOfIncidents, textOf } from '../intake/file-of-incidents.ts'
import { expectedOn, groundOf } from '../intake/ground.ts'
import { incidentsOfFile } from '../intake/incidents-of-file.ts'
import { profileFor } from '../intake/profile-for.ts'
import { tally } from '../intake/tally.ts'
import { knownPlace, type KnownPlace } from '../steps/known-place.ts'
import { Category, Profile } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), commissariat: CommissariatId.optional(), ...FileOfIncidents, profile: z.union([Profile, z.string().min(1)]) })
type Asked = z.output<typeof Asked>
const Answer = z.object({
  rows: z.number(), incidents: z.number(), placed: z.number(), unplaced: z.number(), from: Day.nullable(), to: Day.nullable(),
  perZone: z.array(z.object({ zone: z.uuid(), slug: z.string(), code: z.string(), names: Names, incidents: z.number() })),
  perCategory: z.array(z.object({ category: Category, incidents: z.number() })),
  faults: z.array(z.object({ row: z.number(), column: z.string(), code: z.string(), value: z.string() })), faultsInAll: z.number(), faultyRows: z.number(),
})

/** What a file would bring and what is wrong with it, by row and column (C1). Nothing is kept. */
export const previewImport = query('incidents.preview-import', { input: Asked, answer: Answer, reads: 'all', record: 'none', find: knownPlace, run: look })

async function look(ctx: Ctx, asked: Asked, place: KnownPlace): Promise<z.output<typeof Answer>> {
  const { profile } = await profileFor(ctx, place, asked.profile)
  const ground = await groundOf(ctx, place)
  const counted = tally()
  const { rows, faulty, faults, faultsInAll } = await incidentsOfFile((await textOf(asked, profile.encoding)).text, await expectedOn(ground, profile, ctx.now), async (incidents) => counted.add(incidents))
  const { zones, categories, placed, unplaced, from, to } = counted.told()
  return {
    rows, incidents: placed + unplaced, placed, unplaced, from, to,
    perZone: ground.map(({ id, slug, code, names }) => ({ zone: id, slug, code, names, incidents: zones.get(id) ?? 0 })),
    perCategory: [...categories].map(([category, incidents]) => ({ category, incidents })).sort((one, other) => other.incidents - one.incidents || (one.category < other.category ? -1 : 1)),
    faults: [...faults], faultsInAll, faultyRows: faulty,
  }
}
