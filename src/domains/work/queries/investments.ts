import { z } from 'zod'
import { publishedWaves, waveResults } from '#domains/survey/index.ts'
import { CommissariatId, DirectorateId, Names } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { reached } from '#frame/lock/reached.ts'
import { inDirectorate } from '../steps/in-directorate.ts'
import { concernsFunded } from '../rules/concerns-funded.ts'
import { tables } from '../tables.ts'
import { Investment, FundedConcern } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), commissariat: CommissariatId.optional() })
const Answer = z.object({
  investments: z.array(Investment),
  /** For each commissariat its residents' concerns in their latest published order, with what was spent on each. `wave` is null where nothing is published yet. */
  byCommissariat: z.array(z.object({ commissariat: CommissariatId, wave: Names.nullable(), concerns: z.array(FundedConcern) })),
})

/** What was spent on safety within reach, beside the concerns of residents in their own order: what they put first and nobody paid for is seen too. */
export const investments = query('work.investments', { input: Asked, answer: Answer, reads: 'all', record: 'consult', find: inDirectorate, run: list })

async function list(ctx: Ctx, { commissariat }: z.output<typeof Asked>, { directorate }: { readonly directorate: string }) {
  const rows = await tables(ctx).selectFrom('work.investments as m').innerJoin('partners.organisations as o', (on) => on.onRef('o.directorate_id', '=', 'm.directorate_id').onRef('o.id', '=', 'm.organisation_id'))
    .leftJoin('territory.zones as z', (on) => on.onRef('z.directorate_id', '=', 'm.directorate_id').onRef('z.id', '=', 'm.zone_id')).selectAll('m').select(['o.name', 'z.names as zone_names'])
    .where('m.directorate_id', '=', directorate).where(reached(ctx, 'm', 'shared')).$if(commissariat !== undefined, (all) => all.where('m.commissariat_id', '=', commissariat!)).orderBy('m.decided_on', 'desc').orderBy('m.id', 'desc').execute()
  const found = rows.map((row) => ({
    investment: row.id, commissariat: row.commissariat_id, zone: row.zone_id, zoneNames: row.zone_names, organisation: row.organisation_id, organisationName: row.name, improvement: row.improvement_id, problem: row.problem_id,
    question: row.question, words: row.words, cents: Number(row.cents), currency: row.currency, proposedBy: row.proposed_by, decidedOn: row.decided_on,
  }) as Investment)
  const areas = commissariat ? [commissariat] : [...new Set(found.map((one) => one.commissariat))]
  const byCommissariat = []
  for (const area of areas) byCommissariat.push(await funded(ctx, area, found.filter((one) => one.commissariat === area)))
  return { investments: found, byCommissariat }
}

async function funded(ctx: Ctx, commissariat: CommissariatId, spent: readonly Investment[]) {
  const [latest] = (await publishedWaves(ctx, { commissariat })).waves
  if (!latest) return { commissariat, wave: null, concerns: concernsFunded(null, spent) }
  return { commissariat, wave: latest.names, concerns: concernsFunded(await waveResults(ctx, { wave: latest.wave, part: {} }), spent) }
}
