import type { Action, ToldPlan, ToldProblem, WholePlan } from '../words.ts'

/** A plan as everybody reads it: offices and organisations, no ids of posts, no person's name; dropped actions are left out. A no is told with its reason; how the police were told of a yes is not. */
export function toldPlan({ plan, problems, needs, reviews, consents }: WholePlan, changedOn: string | null): ToldPlan {
  return {
    plan: plan.plan, slug: plan.zone.slug, zone: plan.zone.names, wave: plan.wave, from: plan.from, to: plan.to, publishedOn: plan.publishedOn!, changedOn, closedOn: plan.closedOn, summary: plan.summary ?? {},
    problems: problems.map((one) => ({
      problem: one.problem, statement: one.statement, question: one.question, category: one.category, competence: one.competence, body: one.body, ...linesOf(one),
    })),
    partners: consents.map((one) => ({ ...one, because: one.state === 'declined' ? one.because : null })), needs, reviews: reviews.map(({ on, heldOn }) => ({ on, heldOn })),
  }
}

/** The problems of a plan, each as a page of its own tells it. */
export function toldProblems({ plan, problems }: WholePlan): ToldProblem[] {
  return problems.map((one) => ({
    problem: one.problem, slug: plan.zone.slug, zone: plan.zone.names, wave: plan.wave, plan: plan.plan, from: plan.from, to: plan.to, question: one.question, names: one.names, category: one.category,
    statement: one.statement, words: one.words, competence: one.competence, body: one.body, evidence: one.evidence, causes: one.causes, follows: one.follows, ...linesOf(one),
  }))
}

function linesOf({ objectives, actions, parts }: WholePlan['problems'][number]) {
  return { objectives, actions: actions.filter(({ droppedOn }) => droppedOn === null).map(toldAction), parts }
}

function toldAction({ action, words, method, approach, owner, from, due, cause, tasks }: Action) {
  const { kind, role, title, name } = owner
  return { action, words, method, approach, owner: { kind, role, title, name }, from, due, cause, partners: tasks.map(({ name: of, state, because }) => ({ name: of, state, because: state === 'declined' || state === 'returned' ? because : null })) }
}
