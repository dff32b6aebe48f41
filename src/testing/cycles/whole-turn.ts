import { stranger, type Actor } from '#access/actor.ts'
import { assessProblem, attachPlan, begin, closeCycle, noteNeed, ratePartnership, writeAccount, writeCard } from '#domains/cycles/index.ts'
import { tables } from '#domains/cycles/tables.ts'
import { answerPlan, askPartners, noteNeed as needInPlan, draftPlan, planAction, publishPlan, setObjective, setReview, sharePart, stateProblem, summarisePlan } from '#domains/plans/index.ts'
import { addCause, addEvidence, nameProblem, routeProblem, signAnalysis, weighProblem } from '#domains/problems/index.ts'
import { noteProgress } from '#domains/work/index.ts'
import type { Ctx } from '#frame/ctx.ts'
import { seeing } from '#frame/within.ts'
import type { Store } from '#platform/db.ts'
import { ownDatabase } from '../database.ts'
import { municipality } from '../partners.ts'
import { arta, besnik, celine, petra, place } from '../people.ts'
import { townToAnalyse } from '../problems/analysed-town.ts'
import { people, publishedRound } from '../small-round.ts'
import { as } from '../story.ts'

/** The same story on another day. */
export const on = (ctx: Ctx, day: string, actor: Actor = ctx.actor): Ctx => ({ ...ctx, actor, now: new Date(`${day}T09:00:00Z`) })
const idOf = (actor: Actor) => (actor.kind === 'person' ? actor.id : '')
const post = '0194d000-0000-7000-8000-0000000000a3'

/** Old Town and Lakeside in their first turn: asked and published, with an officer in Old Town and the municipality beside the police. */
export async function askedTown(ctx: Ctx) {
  const town = await townToAnalyse(ctx)
  const more = [[celine, 'Celine Moreau'], [petra, 'Petra Kalnina']] as const
  await tables(ctx).insertInto('people.persons').values(more.map(([actor, name]) => ({ directorate_id: place.directorate, id: idOf(actor), name, language: 'en' }))).execute()
  await tables(ctx).insertInto('people.posts').values({
    directorate_id: place.directorate, id: post, commissariat_id: place.talsi, area_id: town.zone, role: 'zone-officer', title: JSON.stringify({ en: 'Officer of Old Town', ro: 'Ofițerul Orașului Vechi' }), office: '{}', hours: '{}', channels: '{}',
    shows: 'name', opened_on: '2026-01-01', closed_on: null,
  }).execute()
  await tables(ctx).insertInto('people.holdings').values({ directorate_id: place.directorate, id: post, post_id: post, person_id: idOf(besnik), from_on: '2026-02-01', to_on: null, role: 'zone-officer' }).execute()
  const organisation = await municipality(ctx)
  const { begun } = await begin(as(ctx, arta), { wave: town.wave })
  const rows = await tables(ctx).selectFrom('cycles.cycles').select(['id', 'zone_id']).where('directorate_id', '=', place.directorate).execute()
  return { ...town, organisation, post, cycles: begun, cycle: rows.find(({ zone_id }) => zone_id === town.zone)!.id }
}
export type AskedTown = Awaited<ReturnType<typeof askedTown>>

/** The same with two problems of Old Town analysed and signed: dark streets, the municipality's, and dogs, the task of both. */
export async function analysedTown(ctx: Ctx) {
  const town = await askedTown(ctx)
  const analyst = on(ctx, '2027-01-12', arta)
  const found = async (words: string, question: string, competence: 'municipality' | 'both') => {
    const { problem } = await nameProblem(analyst, { zone: town.zone, wave: town.wave, words, question })
    const { evidence } = await addEvidence(analyst, { problem, source: 'citizens', kind: 'observation', words: 'Seen on a walk through the zone' })
    await addCause(analyst, { problem, side: 'place', words: 'Nobody looks after the place', evidence })
    await routeProblem(analyst, { problem, competence })
    await weighProblem(analyst, { problem, magnitude: 3, severity: 2, form: 'Fear after dark' })
    return problem
  }
  const light = await found('Mill Street is dark', 'light', 'municipality'), dogs = await found('Dogs run free at the school', 'dogs', 'both')
  await signAnalysis(analyst, { zone: town.zone, wave: town.wave })
  return { ...town, light, dogs }
}

/** The same with a plan of three months, agreed by the municipality and published, which is the plan of the turn. */
export async function plannedTown(ctx: Ctx) {
  const town = await analysedTown(ctx)
  const analyst = on(ctx, '2027-01-20', arta)
  const { zone, wave, light, dogs, organisation } = town
  const { plan } = await draftPlan(analyst, { zone, wave, from: '2027-02-01', to: '2027-05-01' })
  for (const [problem, target] of [[light, 0.4], [dogs, 0.1]] as const) {
    await setObjective(analyst, { plan, problem, words: { en: 'Fewer people find it a problem', ro: 'Mai puțini oameni o consideră o problemă' }, indicator: 'survey-figure', target, dueOn: '2027-05-31' })
    await sharePart(analyst, { plan, problem, who: 'police', words: { en: 'Patrols in the evening', ro: 'Patrule seara' } })
    await sharePart(analyst, { plan, problem, who: 'residents', words: { en: 'Tell us what is broken', ro: 'Spuneți-ne ce este stricat' } })
  }
  const span = { from: '2027-02-01', due: '2027-04-15' }
  const { action: lamps } = await planAction(analyst, { plan, problem: light, words: { en: 'Mend the lamps of Mill Street', ro: 'Repararea felinarelor de pe Strada Morii' }, method: 'environmental-design', approach: 'prevention', owner: { organisation }, ...span })
  const { action: walks } = await planAction(analyst, { plan, problem: dogs, words: { en: 'Walk past the school each morning', ro: 'Patrulă pe lângă școală în fiecare dimineață' }, method: 'foot-patrol', approach: 'prevention', owner: { post }, ...span })
  await stateProblem(analyst, { plan, problem: light, words: { en: 'Mill Street is dark', ro: 'Strada Morii este întunecată' } })
  await stateProblem(analyst, { plan, problem: dogs, words: { en: 'Dogs run free at the school', ro: 'Câinii umblă liberi la școală' } })
  const { need } = await needInPlan(analyst, { plan, kind: 'staff', words: 'A second officer in the morning', amount: 40, unit: 'hours', cents: 60_000 })
  await setReview(analyst, { plan, on: '2027-03-15' })
  await summarisePlan(analyst, { plan, summary: { en: 'We mend the lamps and walk past the school.', ro: 'Reparăm felinarele și patrulăm pe lângă școală.' } })
  await askPartners(analyst, { plan, organisations: [organisation] })
  await answerPlan(analyst, { plan, organisation, state: 'agreed', because: 'Told us by telephone', onBehalf: true })
  await publishPlan(analyst, { plan })
  await attachPlan(analyst, { plan })
  return { ...town, plan, lamps, walks, need }
}

/** The same with the work noted, one action done and one not, and the zone asked again in the same way: the light is better, the dogs are as before. */
export async function askedAgainTown(ctx: Ctx) {
  const town = await plannedTown(ctx)
  await noteProgress(on(ctx, '2027-03-02', arta), { action: town.lamps, state: 'done', words: 'Six lamps mended', told: { en: 'All lamps shine again.', ro: 'Toate felinarele luminează din nou.' } })
  await noteProgress(on(ctx, '2027-04-10', arta), { action: town.walks, state: 'not-done', words: 'No second officer', because: 'There was no second officer in the morning', blocker: 'no-staff' })
  const again = { zones: [town.oldTown, town.lakeside], follows: town.wave as string, opensOn: '2027-05-10', closesOn: '2027-05-31' }
  const second = await publishedRound(on(ctx, '2027-05-20'), again, [...people('T1', 160, 40), ...people('T1', 40, 0, { stolen: 'yes', dogs: 3 }), ...people('T2', 40, 10)])
  await begin(on(ctx, '2027-05-20', arta), { wave: second })
  return { ...town, second }
}

/** The same with all that a turn needs to be closed: two judgements, a card, a rating, a need and the four answers in both languages of the plan. */
export async function judgedTown(ctx: Ctx) {
  const town = await askedAgainTown(ctx)
  const analyst = on(ctx, '2027-05-25', arta)
  const { cycle, light, dogs, lamps, organisation, need } = town
  await assessProblem(analyst, { cycle, problem: light, outcome: 'success', solved: true, reasoning: 'The lamps were mended and residents say so', told: { en: 'The street is lit again.', ro: 'Strada este din nou luminată.' } })
  await assessProblem(analyst, { cycle, problem: dogs, outcome: 'failure', solved: false, reasoning: 'Nobody walked there', told: { en: 'We did not get to it.', ro: 'Nu am reușit.' } })
  await writeCard(analyst, { cycle, action: lamps, setting: 'A street of shops', dose: 'Six lamps in two weeks', worked: 'well', cents: 180_000, advice: 'keep', notes: 'Ask the shops which lamps are out' })
  await ratePartnership(analyst, { cycle, organisation, rating: 5, words: 'They came within a week', advice: 'keep' })
  await noteNeed(analyst, { cycle, need, met: 'not-met' })
  await writeAccount(analyst, { cycle, ...fourAnswers })
  return town
}

/** What residents are told at the end of the turn. */
export const fourAnswers = {
  done: { en: 'The lamps of Mill Street were mended.', ro: 'Felinarele de pe Strada Morii au fost reparate.' }, notDone: { en: 'Nobody walked past the school.', ro: 'Nimeni nu a patrulat pe lângă școală.' },
  why: { en: 'There was no second officer in the morning.', ro: 'Nu a fost un al doilea ofițer dimineața.' }, help: { en: 'Keep your dog on a lead near the school.', ro: 'Țineți câinele în lesă lângă școală.' },
}

/** A whole turn of Old Town, closed by Celine; the next has begun with the dogs in it. */
export async function closedTurn(ctx: Ctx) {
  const town = await judgedTown(ctx)
  return { ...town, ...(await closeCycle(on(ctx, '2027-05-28', celine), { cycle: town.cycle })) }
}

/** Tells a story of this kind in a database of its own and keeps it, for tests of pages and for what two do at once. */
export function keptIn<R>(store: Store, tell: (ctx: Ctx) => Promise<R>, now = new Date('2027-01-10T09:00:00Z')): Promise<R> {
  return store.requests.transaction().execute(async (db) => {
    const ctx: Ctx = { db, actor: stranger, now }
    await seeing(ctx, { directorate: place.directorate, areas: [place.talsi, place.elsewhere, place.directorate] })
    return tell(ctx)
  })
}

class Undo extends Error {}

/** Stories that go on from the same place: what leads there is told once, in a database of the file's own, and each story after it is rolled back. */
export function goingOnFrom<T>(lead: (ctx: Ctx) => Promise<T>) {
  let told: Promise<{ readonly store: Store; readonly town: T }> | undefined
  const there = () => (told ??= ownDatabase().then(async (store) => ({ store, town: await keptIn(store, lead) })))
  return (tell: (ctx: Ctx, town: T) => Promise<void>) => async () => {
    const { store, town } = await there()
    await keptIn(store, async (ctx) => {
      await tell(ctx, town)
      throw new Undo()
    }).catch((thrown: unknown) => { if (!(thrown instanceof Undo)) throw thrown })
  }
}
