import { operator, type Actor } from '#access/actor.ts'
import { assignPost, openPost } from '#domains/people/index.ts'
import { tables } from '#domains/people/tables.ts'
import { askPartners, answerPlan, draftPlan, planAction, publishPlan, setObjective, setReview, sharePart, summarisePlan } from '#domains/plans/index.ts'
import { signAnalysis } from '#domains/problems/index.ts'
import type { Ctx } from '#frame/ctx.ts'
import { municipality } from '../partners.ts'
import { arta, besnik, celine, petra, place } from '../people.ts'
import { analysed, townToAnalyse } from '../problems/analysed-town.ts'
import { as } from '../story.ts'

/** Old Town with its analysis signed: Mill Street is dark (light), the municipality's task; Besnik holds the post of the zone's officer; Céline and Petra are on the books. */
export async function signedTown(ctx: Ctx) {
  const town = await townToAnalyse(ctx)
  const { problem } = await analysed(ctx, town)
  await signAnalysis(as(ctx, arta), { zone: town.zone, wave: town.wave })
  const organisation = await municipality(ctx)
  await tables(ctx).insertInto('people.persons').values(([[celine, 'Céline Martin'], [petra, 'Petra Ozola']] as const).map(([actor, name]) => ({ directorate_id: place.directorate, id: idOf(actor), name, language: 'en' }))).execute()
  const { post } = await openPost(as(ctx, operator), { directorate: place.directorate, role: 'zone-officer', area: town.zone })
  await assignPost(as(ctx, operator), { directorate: place.directorate, post, person: idOf(besnik), from: '2027-01-10' })
  return { ...town, problem, organisation, post }
}

const idOf = (actor: Actor): string => (actor.kind === 'person' ? actor.id : '')

/** A plan from February to June, begun by Arta. */
export async function draftedTown(ctx: Ctx) {
  const town = await signedTown(ctx)
  const { plan } = await draftPlan(as(ctx, arta), { zone: town.zone, from: '2027-02-01', to: '2027-06-30' })
  return { ...town, plan }
}

/** What an action of the plan is unless a story says otherwise: the municipality mends the lamps by April, Besnik's post answers for it. */
export const mending = ({ plan, problem, post, organisation }: { plan: string; problem: string; post: string; organisation: string }) => ({
  plan, problem, words: { en: 'Mend the lamps of Mill Street', ro: 'Se repară lămpile de pe strada Morii' }, method: 'environmental-design', approach: 'prevention',
  owner: { post }, from: '2027-02-01', due: '2027-04-30', resources: 'Nine lamps', tasks: [{ organisation, words: 'Mend the lamps' }],
})

/** The same plan with all that it needs, and an answer of the municipality. */
export async function readyTown(ctx: Ctx) {
  const town = await draftedTown(ctx)
  const { plan, problem, organisation } = town
  const analyst = as(ctx, arta)
  const { objective } = await setObjective(analyst, { plan, problem, words: { en: 'Fewer people find the lighting bad' }, indicator: 'survey-figure', target: 0.4, dueOn: '2027-06-30' })
  const { action } = await planAction(analyst, mending(town))
  await sharePart(analyst, { plan, problem, who: 'police', words: { en: 'Walks Mill Street after dark' } })
  await sharePart(analyst, { plan, problem, who: 'municipality', words: { en: 'Mends the lamps' } })
  const { review } = await setReview(analyst, { plan, on: '2027-04-01' })
  await summarisePlan(analyst, { plan, summary: { en: 'Mill Street gets its light back by April.' } })
  await askPartners(analyst, { plan, organisations: [organisation] })
  await answerPlan(as(ctx, petra), { plan, organisation, state: 'agreed' })
  return { ...town, objective, action, review }
}

/** Everybody can read the plan: Céline, the commander, has published it. */
export async function plannedTown(ctx: Ctx) {
  const town = await readyTown(ctx)
  await publishPlan(as(ctx, celine), { plan: town.plan })
  return town
}
