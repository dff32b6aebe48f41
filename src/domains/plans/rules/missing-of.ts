import { gaps, type Missing, type WholePlan } from '../words.ts'

/** What a plan lacks before everybody may read it: for each problem an objective, an action and parts of the police and of one other; a review, a summary, and an answer of everybody who was asked. */
export function missingOf({ plan, problems, reviews, consents }: Omit<WholePlan, 'missing'>, closed: ReadonlySet<string> = new Set()): Missing[] {
  const open = problems.filter(({ problem }) => !closed.has(problem))
  const whole = (what: Missing['what']): Missing => ({ what, problem: null, words: null, organisation: null, name: null })
  const found: Missing[] = open.flatMap((one) => {
    const lacks: Missing['what'][] = []
    if (one.objectives.length === 0) lacks.push('objective')
    if (!one.actions.some(({ droppedOn }) => droppedOn === null)) lacks.push('action')
    if (!one.parts.some(({ who }) => who === 'police')) lacks.push('police-part')
    if (!one.parts.some(({ who }) => who !== 'police')) lacks.push('other-part')
    return lacks.map((what) => ({ ...whole(what), problem: one.problem, words: one.statement }))
  })
  if (open.length === 0) found.push(whole('problem'))
  if (reviews.length === 0) found.push(whole('review'))
  if (plan.summary === null) found.push(whole('summary'))
  for (const { organisation, name, state } of consents) if (state === 'asked') found.push({ ...whole('answer'), organisation, name })
  return found.toSorted((a, b) => gaps.indexOf(a.what) - gaps.indexOf(b.what))
}
