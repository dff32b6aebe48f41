import { answerPlan, answerTask, askPartners, draftPlan, noteNeed, plan as wholePlan, planAction, publishPlan, setObjective, setReview, sharePart, stateProblem, summarisePlan } from '#domains/plans/index.ts'
import type { Outside } from '#frame/ctx.ts'
import { daysAfter } from '../days.ts'
import { analyst, inOffice } from '../who/people.ts'
import { acting, type Scene } from '../scene.ts'
import type { Planned, Turn, Worked } from './turn.ts'

/** Where and when a turn is planned; its days are counted from `dayNought`. */
export type Times = { readonly zone: string; readonly wave: string; readonly from: string; readonly to: string; readonly on: Date; readonly dayNought: Date }
/** A published plan with its actions, each with what is to become of it. */
export type PlanOfTurn = { readonly plan: string; readonly dayNought: Date; readonly problems: readonly string[]; readonly actions: readonly (Planned & { readonly action: string })[]; readonly needs: readonly string[] }

/** The plan of a turn drafted from the signed analysis, agreed by its partners or not, and published by the analyst. */
export async function planOfTurn(scene: Scene, turn: Turn, times: Times): Promise<PlanOfTurn> {
  const { zone, wave, from, to, on, dayNought } = times
  const arta = await acting(scene, analyst, on)
  const { plan } = await draftPlan(arta, { zone, wave, from, to })
  const stated = (await wholePlan(arta, { plan })).problems
  const problemOf = ({ question }: Worked) => stated.find((one) => one.question === question)!
  const actions: (Planned & { action: string })[] = []
  for (const worked of turn.problems) {
    const { problem, evidence, causes } = problemOf(worked)
    const told = { plan, problem }
    await stateProblem(arta, { ...told, words: worked.statement })
    const share = evidence.find(({ kind }) => kind === 'survey-figure')!.estimate!
    await setObjective(arta, { ...told, words: worked.aim, indicator: 'survey-figure', target: Math.round((share - worked.less) * 100) / 100, dueOn: daysAfter(new Date(to), 45) })
    for (const [who, words] of Object.entries(worked.parts)) await sharePart(arta, { ...told, who, words })
    for (const [place, planned] of worked.actions.entries()) actions.push({ ...planned, action: await keptAction(scene, arta, { ...told, cause: causes[place % causes.length]?.cause, planned, dayNought }) })
  }
  const needs: string[] = []
  for (const { met: _, ...need } of turn.needs) needs.push((await noteNeed(arta, { plan, ...need })).need)
  for (const { day } of turn.reviews) await setReview(arta, { plan, on: daysAfter(dayNought, day) })
  await summarisePlan(arta, { plan, summary: turn.summary })
  await askPartners(arta, { plan, organisations: turn.partners.map(({ partner }) => scene.partnerOf(partner)) })
  for (const { partner, state, because } of turn.partners) {
    const organisation = scene.partnerOf(partner)
    const own = inOffice[partner]
    if (own) await answerPlan(await acting(scene, own, on), { plan, organisation, state, because })
    else await answerPlan(arta, { plan, organisation, state, because: because ?? 'Told us at the meeting', onBehalf: true })
  }
  await publishPlan(arta, { plan })
  return { plan, dayNought, problems: turn.problems.map((worked) => problemOf(worked).problem), actions, needs }
}

type One = { readonly plan: string; readonly problem: string; readonly cause: string | undefined; readonly planned: Planned; readonly dayNought: Date }

async function keptAction(scene: Scene, arta: Outside, { plan, problem, cause, planned, dayNought }: One): Promise<string> {
  const { words, method, approach = 'prevention', owner, from, due, resources, asked = [] } = planned
  const { action } = await planAction(arta, {
    plan, problem, cause, words, method, approach, owner: 'partner' in owner ? { organisation: scene.partnerOf(owner.partner) } : { post: scene.postOf(owner.police) },
    from: daysAfter(dayNought, from), due: daysAfter(dayNought, due), resources, tasks: asked.map((task) => ({ organisation: scene.partnerOf(task.partner), words: task.words })),
  })
  for (const { partner, answer } of asked) if (answer) await answerTask(arta, { action, organisation: scene.partnerOf(partner), state: answer, because: 'Told us by telephone', onBehalf: true })
  return action
}
