import type { Ctx } from '#frame/ctx.ts'
import { publicCount } from '../rules/remarks/counted-remarks.ts'
import { backgroundOf } from '../rules/groups/groups-of.ts'
import { withheldOf } from '../rules/withheld/withheld-in.ts'
import { tables } from '../tables.ts'
import type { ZoneResult } from '../words.ts'
import { groupsIn, type ReadWave } from './groups-in-store.ts'
import { zonesOfWave, type KnownWave } from './known-wave.ts'
import { pinsCounted } from './pins-of-wave.ts'
import { codingComplete, remarksCounted } from './remarks-of-wave.ts'

/** Freezes, with a publication, all that is told beside its figures: places, groups, and remarks where every one is coded. Counts only, never a remark. */
export async function freezeVoices(ctx: Ctx, known: KnownWave, read: ReadWave, whole: ZoneResult): Promise<void> {
  await freezePlaces(ctx, known)
  await freezeGroups(ctx, known, read, withheldOf(whole))
  if (await codingComplete(ctx, known)) await freezeRemarks(ctx, known)
}

/** Puts the counts of remarks beside a published wave, zone by zone. Not of the commissariat: a zone that is withheld could be worked out from it. */
export async function freezeRemarks(ctx: Ctx, known: KnownWave): Promise<number> {
  const rows = []
  for (const { id, slug } of await zonesOfWave(ctx, known)) {
    const questions = (await remarksCounted(ctx, known, id)).map(publicCount)
    if (questions.length > 0) rows.push({ directorate_id: known.directorate, commissariat_id: known.commissariat, wave_id: known.wave.id, slug, result: JSON.stringify({ questions }) })
  }
  if (rows.length > 0) await tables(ctx).insertInto('pub.remark_counts').values(rows).execute()
  return rows.length
}

async function freezePlaces(ctx: Ctx, known: KnownWave): Promise<void> {
  const rows = []
  const pinned = await tables(ctx).selectFrom('survey.pins').select('zone_id').distinct().where('directorate_id', '=', known.directorate).where('wave_id', '=', known.wave.id).execute()
  for (const { id, slug } of (await zonesOfWave(ctx, known)).filter((zone) => pinned.some(({ zone_id }) => zone_id === zone.id))) {
    const counted = await pinsCounted(ctx, known, id)
    if (counted.places.length > 0 || counted.others) rows.push({ directorate_id: known.directorate, commissariat_id: known.commissariat, wave_id: known.wave.id, slug, result: JSON.stringify(counted) })
  }
  if (rows.length > 0) await tables(ctx).insertInto('pub.place_counts').values(rows).execute()
}

async function freezeGroups(ctx: Ctx, known: KnownWave, read: ReadWave, withheld: ReadonlySet<string>): Promise<void> {
  const rows = (await groupsIn(known, read, backgroundOf(known.instrument), null, withheld)).map((told) => ({ directorate_id: known.directorate, commissariat_id: known.commissariat, wave_id: known.wave.id, question: told.by, result: JSON.stringify(told) }))
  if (rows.length > 0) await tables(ctx).insertInto('pub.breakdowns').values(rows).execute()
}
