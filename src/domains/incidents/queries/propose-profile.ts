import { z } from 'zod'
import { CommissariatId, DirectorateId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { Refusal } from '#frame/refusal.ts'
import { eachRow, FileOfIncidents, refusePeople, textOf } from '../intake/file-of-incidents.ts'
import { builtIn, recognised } from '../rules/profiles/built-in.ts'
import { proposedProfile } from '../rules/proposal/proposed-profile.ts'
import { seenColumns } from '../rules/proposal/seen-columns.ts'
import { namesPeople } from '../rules/reading/personal-columns.ts'
import { columnsLacking } from '../rules/reading/read-incidents.ts'
import { knownPlace, type KnownPlace } from '../steps/known-place.ts'
import { tables } from '../tables.ts'
import { Profile } from '../words.ts'

const Chosen = z.string().max(200).optional()
const Asked = z.object({
  directorate: DirectorateId.optional(), commissariat: CommissariatId.optional(), ...FileOfIncidents,
  /** The columns that somebody has chosen already; for all others one is looked for. Then no known profile is looked for. */
  chosen: z.object({ category: Chosen, day: Chosen, hour: Chosen, east: Chosen, north: Chosen, zone: Chosen }).optional(),
})
type Asked = z.output<typeof Asked>
const Answer = z.object({
  rows: z.number(),
  /** The profile that the header fits in all its columns, saved here or come with Vatra; null when this one is guessed. */
  name: z.string().nullable(),
  /** As far as it can be told: a column that was not found is empty. */
  profile: Profile.extend({ category: Profile.shape.category.extend({ column: z.string() }), day: Profile.shape.day.extend({ column: z.string() }) }),
  columns: z.array(z.object({ name: z.string(), values: z.array(z.object({ value: z.string(), rows: z.number() })), more: z.boolean() })),
})

/** How a police file would most probably be read, by its header: a profile that is known, or one made of its columns (C1). Nothing is kept. */
export const proposeProfile = query('incidents.propose-profile', { input: Asked, answer: Answer, reads: 'all', record: 'none', find: knownPlace, run: propose })

async function propose(ctx: Ctx, asked: Asked, place: KnownPlace): Promise<z.output<typeof Answer>> {
  let seen: ReturnType<typeof seenColumns> | undefined
  let header: readonly string[] = []
  await eachRow((await textOf(asked)).text, undefined, (cells) => (seen ? seen.take(cells) : void ((header = cells), (seen = seenColumns(cells)))))
  if (!seen) throw new Refusal('invalid', 'incidents.file-is-empty', { file: 'incidents.file-is-empty' })
  refusePeople(header.filter(namesPeople))
  const columns = seen.told()
  const known = asked.chosen ? null : await knownFor(ctx, place, header)
  return { rows: seen.rows(), name: known?.name ?? null, profile: known?.profile ?? proposedProfile(columns, asked.chosen), columns: columns.map((column) => ({ ...column, values: [...column.values] })) }
}

async function knownFor(ctx: Ctx, { directorate, commissariat }: KnownPlace, header: readonly string[]): Promise<{ name: string; profile: Profile } | null> {
  const saved = await tables(ctx).selectFrom('incidents.profiles').select(['name', 'definition'])
    .where('directorate_id', '=', directorate).where('commissariat_id', 'in', [commissariat, directorate]).orderBy('name').execute()
  const own = saved.find(({ definition }) => columnsLacking(header, definition).length === 0)
  if (own) return { name: own.name, profile: own.definition }
  const name = recognised(header)
  return name === null ? null : { name, profile: builtIn[name]! }
}
