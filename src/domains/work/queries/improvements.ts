import { z } from 'zod'
import { DirectorateId, ZoneId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { reached } from '#frame/lock/reached.ts'
import { inDirectorate } from '../steps/in-directorate.ts'
import { picturesOf } from '../reading/pictures-of.ts'
import { picturesLacking } from '../rules/pictures-lacking.ts'
import { tables } from '../tables.ts'
import { Improvement, ImprovementId } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), zone: ZoneId.optional(), improvement: ImprovementId.optional() })

/** What is built, mended or lit within reach, of a zone or of all: how it stands, its pictures before and after, and which of them are lacking. */
export const improvements = query('work.improvements', {
  input: Asked, answer: z.object({ improvements: z.array(Improvement) }), reads: 'all', record: 'consult', find: inDirectorate, run: list,
})

async function list(ctx: Ctx, { zone, improvement }: z.output<typeof Asked>, { directorate }: { readonly directorate: string }) {
  const rows = await tables(ctx).selectFrom('work.improvements as i').innerJoin('territory.zones as z', (on) => on.onRef('z.directorate_id', '=', 'i.directorate_id').onRef('z.id', '=', 'i.zone_id'))
    .leftJoin('partners.organisations as o', (on) => on.onRef('o.directorate_id', '=', 'i.directorate_id').onRef('o.id', '=', 'i.organisation_id'))
    .selectAll('i').select(['z.slug', 'z.names as zone_names', 'o.name']).where('i.directorate_id', '=', directorate).where(reached(ctx, 'i', 'shared'))
    .$if(zone !== undefined, (all) => all.where('i.zone_id', '=', zone!)).$if(improvement !== undefined, (all) => all.where('i.id', '=', improvement!)).orderBy('i.changed_on', 'desc').orderBy('i.id', 'desc').execute()
  const pictures = await picturesOf(ctx, directorate, { improvements: rows.map(({ id }) => id) })
  return {
    improvements: rows.map((row) => {
      const taken = pictures.get(row.id) ?? []
      return {
        improvement: row.id, zone: row.zone_id, slug: row.slug, zoneNames: row.zone_names, kind: row.kind, names: row.names, whereabouts: row.whereabouts, state: row.state, because: row.because, action: row.action_id,
        problem: row.problem_id, organisation: row.organisation_id && { organisation: row.organisation_id, name: row.name }, proposedOn: row.proposed_on, changedOn: row.changed_on, pictures: taken, lacks: picturesLacking(taken),
      } as Improvement
    }),
  }
}
