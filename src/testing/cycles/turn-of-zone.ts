/** Long, because a turn has many deeds: what each person of a zone does in stages 2 to 6, by rules and without a look at what will come of it. */
import type { Actor } from '#access/actor.ts'
import { assessProblem, closeCycle, cycle as turnSeen, noteNeed, ratePartnership, writeAccount, writeCard } from '#domains/cycles/index.ts'
import type { FrozenChange, FrozenRecord, Outcome } from '#domains/cycles/words.ts'
import { answerPlan, askPartners, draftPlan, noteNeed as needInPlan, plan as planSeen, planAction, publishPlan, setObjective, setReview, sharePart, stateProblem, summarisePlan } from '#domains/plans/index.ts'
import { addCause, addEvidence, desk, nameProblem, routeProblem, signAnalysis, weighProblem } from '#domains/problems/index.ts'
import { usualCompetence, type Competence } from '#domains/problems/words.ts'
import { waveResults } from '#domains/survey/index.ts'
import type { Question } from '#domains/survey/words.ts'
import { named } from '#domains/territory/words.ts'
import { noteProgress } from '#domains/work/index.ts'
import type { Store } from '#platform/db.ts'
import type { Staff } from './staff-of-town.ts'
import { worstFirst } from './worst-first.ts'

/** On which days a turn is worked on; the plan lasts from one day to another. */
export type Days = Readonly<Record<'analysed' | 'planned' | 'from' | 'to' | 'worked' | 'judged', string>>
export type Turning = { readonly store: Store; readonly staff: Staff; readonly zone: string; readonly wave: string; readonly days: Days; readonly concern: (question: Question) => boolean }
/** How an action ends, one after the other. */
const ends = ['done', 'partly', 'not-done'] as const
const methods: Readonly<Record<Competence, string>> = { municipality: 'environmental-design', both: 'joint-inspection', police: 'directed-patrol', other: 'other' }

const on = ({ store }: Turning, actor: Actor, day: string) => ({ actor, store, now: new Date(`${day}T09:00:00Z`) })
const officerOf = ({ staff, zone }: Turning) => staff.officers.get(zone)!

/** Stage 2: the officer names the two concerns that residents put first and what is recorded most; the analyst says why, whose task and how grave, and signs. */
export async function analysed(turning: Turning): Promise<void> {
  const { staff, zone, wave, days, concern } = turning
  const analyst = on(turning, staff.analyst, days.analysed), officer = on(turning, officerOf(turning).actor, days.analysed)
  const { zones, instrument } = await waveResults(analyst, { wave })
  const worst = worstFirst(zones.find((one) => one.zone === zone)!, instrument, concern, 2).map(({ id, label, words }) => ({ words: named(label ?? words, 'en'), question: id, competence: usualCompetence(id) ?? 'police' }))
  const { recorded } = await desk(analyst, { zone, wave })
  const most = recorded?.categories.find(({ category, foundByPolice }) => !foundByPolice && category !== 'other')
  for (const { competence, ...found } of [...worst, ...(most ? [{ words: `What is on record most: ${most.category}`, category: most.category, competence: 'both' }] : [])]) {
    const { problem } = await nameProblem(officer, { zone, wave, ...found })
    const { evidence } = await addEvidence(officer, { problem, source: 'citizens', kind: 'observation', words: 'Residents show where it is when they are asked' })
    await addCause(analyst, { problem, side: 'place', words: 'Nobody looks after the places where it happens', evidence })
    await routeProblem(analyst, { problem, competence })
    await weighProblem(analyst, { problem, magnitude: 3, severity: 2, form: 'In public places' })
  }
  await signAnalysis(analyst, { zone, wave })
}

/** Stage 3: each problem gets an aim one fifth better than it is, an action of whoever has the task and parts for all; the municipality agrees itself, the commander publishes. */
export async function planned(turning: Turning): Promise<string> {
  const { staff, zone, wave, days } = turning
  const { organisation } = staff, { post } = officerOf(turning)
  const analyst = on(turning, staff.analyst, days.planned)
  const { plan } = await draftPlan(analyst, { zone, wave, from: days.from, to: days.to })
  for (const { problem, words, question, competence, evidence } of (await planSeen(analyst, { plan })).problems) {
    const indicator = question === null ? 'incidents' : 'survey-figure'
    const { estimate, n } = evidence.find(({ kind }) => kind === indicator)!
    await stateProblem(analyst, { plan, problem, words: { en: `What troubles people here: ${words}` } })
    await setObjective(analyst, { plan, problem, words: { en: `A fifth better than now: ${words}` }, indicator, target: question === null ? (estimate ?? n ?? 0) * 0.8 : await fifthBetter(turning, question, estimate!), dueOn: days.to })
    await sharePart(analyst, { plan, problem, who: 'police', words: { en: 'We walk there twice a week and look.' } })
    await sharePart(analyst, { plan, problem, who: 'residents', words: { en: 'Tell us where you see it.' } })
    const ours = competence !== 'municipality'
    await planAction(analyst, {
      plan, problem, words: { en: `A month of work on: ${words}` }, method: methods[competence!], approach: 'prevention', owner: ours ? { post } : { organisation }, from: days.from, due: days.to,
      ...(competence === 'both' && { tasks: [{ organisation, words: 'Come along once a week' }] }),
    })
  }
  await needInPlan(analyst, { plan, kind: 'staff', words: 'A second officer', amount: 40, unit: 'hours' })
  await setReview(analyst, { plan, on: days.worked })
  await summarisePlan(analyst, { plan, summary: { en: 'We look after what you told us. The municipality helps.' } })
  await askPartners(analyst, { plan, organisations: [organisation] })
  await answerPlan(on(turning, staff.partner, days.planned), { plan, organisation, state: 'agreed' })
  await publishPlan(on(turning, staff.commander, days.planned), { plan })
  return plan
}

async function fifthBetter(turning: Turning, question: string, share: number): Promise<number> {
  const { instrument } = await waveResults(on(turning, turning.staff.analyst, turning.days.planned), { wave: turning.wave })
  return instrument.questions.find(({ id }) => id === question)!.good === 'high' ? share + (1 - share) / 5 : share * 0.8
}

/** Stage 4: who answers for an action writes down how it ended; of three actions one is done, one in part and one not. `first` says with which the zone begins. */
export async function worked(turning: Turning, plan: string, first: number): Promise<void> {
  const { staff, days } = turning
  const { problems } = await planSeen(on(turning, staff.analyst, days.worked), { plan })
  for (const [at, { action, owner }] of problems.flatMap(({ actions }) => actions).entries()) {
    const state = ends[(first + at) % ends.length]!
    await noteProgress(on(turning, owner.kind === 'organisation' ? staff.partner : officerOf(turning).actor, days.worked), {
      action, state, words: `It is ${state}`, ...(state === 'done' ? { told: { en: 'All of it was done.' } } : { because: 'There was no second officer', blocker: 'no-staff' }),
    })
  }
}

/** Stages 5 and 6, once the second asking is published: each judgement follows from the measure by a rule, and the commander ends the turn. */
export async function judged(turning: Turning) {
  const { staff, zone, days } = turning
  const analyst = on(turning, staff.analyst, days.judged), officer = on(turning, officerOf(turning).actor, days.judged)
  const seen = await turnSeen(analyst, { zone })
  const { cycle } = seen.cycle
  for (const { problem, change, recorded, actions } of seen.problems) {
    const outcome = outcomeOf(change, recorded, actions.map(({ state }) => state))
    await assessProblem(analyst, { cycle, problem, outcome, solved: outcome === 'success', reasoning: `Measured: ${change?.verdict ?? 'nothing asked'}; on record: ${recorded?.verdict ?? 'nothing'}`, told: { en: inPlainWords(outcome, change?.verdict ?? recorded?.verdict) } })
    for (const { action, state } of actions.filter(({ state }) => state !== 'not-done')) {
      await writeCard(officer, { cycle, action, setting: 'Streets of the zone', dose: 'Twice a week for a month', worked: outcome === 'success' ? 'well' : 'cannot-tell', advice: state === 'done' ? 'keep' : 'adapt', notes: 'The second officer was missing' })
    }
  }
  await ratePartnership(analyst, { cycle, organisation: staff.organisation, rating: 4, words: 'Came when asked', advice: 'keep' })
  for (const { need } of seen.planned) await noteNeed(analyst, { cycle, need, met: 'not-met' })
  await writeAccount(analyst, { cycle, done: { en: 'What could be done was done.' }, notDone: { en: 'One thing was not done.' }, why: { en: 'There was no second officer.' }, help: { en: 'Tell us where you see it.' } })
  return closeCycle(on(turning, staff.commander, days.judged), { cycle })
}

function inPlainWords(outcome: Outcome, verdict: string | undefined): string {
  if (outcome === 'success') return 'It became better.'
  if (verdict === 'worse') return 'It became worse.'
  return outcome === 'partial' ? 'We did it all; whether it helped cannot be told.' : 'We did not do it all, and nobody can tell that it became better.'
}

/** A measure that became better is a success, one that became worse a failure; where none can be told apart, what was done in full is a partial success. */
function outcomeOf(change: FrozenChange | null, recorded: FrozenRecord | null, states: readonly string[]): Outcome {
  const verdicts = [change?.verdict, recorded?.verdict]
  if (verdicts.includes('worse')) return 'failure'
  if (verdicts.includes('better')) return 'success'
  return states.every((state) => state === 'done') ? 'partial' : 'failure'
}
