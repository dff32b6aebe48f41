import { z } from 'zod'
import { CommissariatId, Day, DirectorateId, Names, ZoneId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { reached } from '#frame/lock/reached.ts'
import { tenant } from '#frame/tenant.ts'
import { tables } from '../tables.ts'
import { Information, InformationId, ProblemId } from '../words.ts'

const Asked = z.object({
  directorate: DirectorateId.optional(), commissariat: CommissariatId.optional(), zone: ZoneId.optional(), /** In the outlet or in what it said. */ words: z.string().trim().max(200).optional(), from: Day.optional(), to: Day.optional(),
})
type Asked = z.output<typeof Asked>
const Answer = z.object({
  entries: z.array(Information.pick({ official: true, words: true, reliability: true, credibility: true, learntOn: true, address: true }).extend({
    information: InformationId, outlet: z.string(), zone: z.object({ zone: ZoneId, slug: z.string(), names: Names }), problem: z.object({ problem: ProblemId, words: z.string() }).nullable(),
  })),
})

/** What the press said about the zones within reach, the latest first: outlet, words, address and day, with the problem it speaks of. */
export const media = query('problems.media', { input: Asked, answer: Answer, reads: 'all', record: 'consult', find: async (ctx: Ctx, asked: Asked) => ({ directorate: await tenant(ctx, asked.directorate) }), run: list })

async function list(ctx: Ctx, { commissariat, zone, words, from, to }: Asked, { directorate }: { directorate: string }): Promise<z.output<typeof Answer>> {
  const rows = await tables(ctx).selectFrom('problems.information as i')
    .innerJoin('territory.zones as z', (on) => on.onRef('z.directorate_id', '=', 'i.directorate_id').onRef('z.id', '=', 'i.zone_id'))
    .leftJoin('problems.problems as p', (on) => on.onRef('p.directorate_id', '=', 'i.directorate_id').onRef('p.id', '=', 'i.problem_id'))
    .where('i.directorate_id', '=', directorate).where('i.kind', '=', 'media').where(reached(ctx, 'i'))
    .$if(commissariat !== undefined, (all) => all.where('i.commissariat_id', '=', commissariat!)).$if(zone !== undefined, (all) => all.where('i.zone_id', '=', zone!))
    .$if(from !== undefined, (all) => all.where('i.learnt_on', '>=', from!)).$if(to !== undefined, (all) => all.where('i.learnt_on', '<=', to!))
    .selectAll('i').select(['z.slug', 'z.names', 'p.words as about']).orderBy('i.learnt_on', 'desc').orderBy('i.id', 'desc').$if(!words, (all) => all.limit(most)).execute()
  const meant = words ? rows.filter((row) => [row.origin, row.words].some((text) => folded(text).includes(folded(words)))).slice(0, most) : rows
  return {
    entries: meant.map((row) => ({
      information: row.id, outlet: row.origin, words: row.words, address: row.address, learntOn: row.learnt_on, official: row.official, reliability: row.reliability, credibility: row.credibility,
      zone: { zone: row.zone_id, slug: row.slug, names: row.names }, problem: row.problem_id === null ? null : { problem: row.problem_id, words: row.about ?? '' },
    }) as z.output<typeof Answer>['entries'][number]),
  }
}

/** As many as are read on one page. */
const most = 500
/** The database sees no words: they are looked through here, after reading, whatever their case. */
const folded = (text: string) => text.normalize('NFC').toLowerCase()
