import { daysFromTo } from '#domains/territory/words.ts'
import { finalStates, type Standing } from '#domains/work/words.ts'
import type { Names } from '#domains/territory/words.ts'
import { answers, stages, type AnswerOf, type Gap, type GateOfStage, type Missing, type Stage } from '../words.ts'
import { deadlineOf, type Milestones } from './deadlines.ts'

/** Everything a cycle's gates look at, and nothing else. */
export type Facts = {
  readonly closesOn: string; readonly publishedOn: string | null; readonly signedOn: string | null
  readonly plan: { readonly from: string; readonly to: string; readonly publishedOn: string | null; readonly summary: Names; /** Closed before its turn: nothing more can be written down under it. */ readonly closed?: boolean } | null
  readonly actions: readonly { readonly action: string; readonly problem: string; readonly words: Names; readonly method: string; readonly state: Standing; readonly since: string | null; readonly due: string }[]
  readonly again: { readonly publishedOn: string | null } | null
  readonly problems: readonly { readonly problem: string; readonly words: Names; readonly assessedOn: string | null; readonly told: Names; readonly despite: Names | null }[]
  readonly cards: readonly { readonly method: string; readonly writtenOn: string }[]
  /** The organisations that agreed with the plan, took a task or own an action. */
  readonly partners: readonly { readonly organisation: string; readonly name: string; readonly ratedOn: string | null }[]
  readonly account: Readonly<Record<AnswerOf, Names>>
  readonly closedOn: string | null
}

/** The six gates of a cycle: each says whether its stage is over, since when, until when it should be, and what is missing. A gate lets nothing through that one before it holds back. */
export function gates(facts: Facts, today: string): GateOfStage[] {
  const missing = lacking(facts), passed = milestones(facts)
  let open = true
  return stages.map((stage): GateOfStage => {
    const dueOn = deadlineOf(stage, passed)
    const done = open && missing[stage].length === 0
    open = done
    const doneOn = done ? doneOnOf(stage, facts, passed) : null
    return { stage, done, doneOn, dueOn, lateBy: done || dueOn === null ? 0 : Math.max(0, daysFromTo(dueOn, today)), missing: missing[stage] }
  })
}

/** The stage that a cycle is in: the first whose gate is not passed; the last when all are. */
export const stageOf = (all: readonly GateOfStage[]): GateOfStage => all.find(({ done }) => !done) ?? all.at(-1)!

/** What is known of the ends of the stages, whatever the gates say. */
const milestones = ({ closesOn, publishedOn, signedOn, plan, again }: Facts): Milestones =>
  ({ closesOn, publishedOn, signedOn, plannedOn: plan?.publishedOn ?? null, planEndsOn: plan?.publishedOn ? plan.to : null, againPublishedOn: again?.publishedOn ?? null })

function lacking({ publishedOn, signedOn, plan, actions, again, problems, cards, partners, account }: Facts): Record<Stage, Missing[]> {
  const summarised = Object.keys(plan?.summary ?? {})
  const languages = summarised.length > 0 ? summarised : ['en']
  const unfinished = actions.filter(({ state }) => !finalStates.some((end) => end === state))
  // A method is learnt from where it was used at all; what was not done teaches nothing of it.
  const used = new Map(actions.filter(({ state }) => state === 'done' || state === 'partly').map((one) => [one.method, one]))
  return {
    asked: publishedOn === null ? [gap('publication')] : [],
    analysed: signedOn === null ? [gap('signature')] : [],
    planned: plan === null ? [gap('plan')] : plan.publishedOn === null ? [gap('plan-publication')] : [],
    done: plan === null ? [gap('action')] : plan.closed ? [] : unfinished.map(({ action, problem, words, method }) => gap('action', { action, problem, words, method })),
    'asked-again': again === null ? [gap('wave-again')] : again.publishedOn === null ? [gap('publication-again')] : [],
    assessed: [
      ...(problems.length === 0 ? [gap('assessment')] : []),
      ...problems.filter(({ assessedOn }) => assessedOn === null).map(({ problem, words }) => gap('assessment', { problem, words })),
      ...problems.filter(({ assessedOn }) => assessedOn !== null).flatMap(({ problem, words, told, despite }) =>
        languages.filter((language) => !told[language] || (despite !== null && !despite[language])).map((language) => gap('told', { problem, words, language }))),
      ...[...used.values()].filter(({ method }) => !cards.some((card) => card.method === method)).map(({ action, problem, words, method }) => gap('card', { action, problem, words, method })),
      ...partners.filter(({ ratedOn }) => ratedOn === null).map(({ organisation, name }) => gap('rating', { organisation, words: { en: name } })),
      ...answers.flatMap((answer) => languages.filter((language) => !account[answer][language]).map((language) => gap(answer, { language }))),
    ],
  }
}

type About = { readonly words?: Names; readonly problem?: string; readonly action?: string; readonly organisation?: string; readonly method?: string; readonly language?: string }
const gap = (what: Gap, { words, problem, action, organisation, method, language }: About = {}): Missing =>
  ({ what, words: words ?? null, problem: problem ?? null, action: action ?? null, organisation: organisation ?? null, method: method ?? null, language: language ?? null }) as Missing

function doneOnOf(stage: Stage, { actions, closedOn }: Facts, passed: Milestones): string | null {
  if (stage === 'done') return latest(actions.map(({ since }) => since)) ?? passed.plannedOn
  if (stage === 'assessed') return closedOn
  return { asked: passed.publishedOn, analysed: passed.signedOn, planned: passed.plannedOn, 'asked-again': passed.againPublishedOn }[stage]
}

const latest = (days: readonly (string | null)[]): string | null => days.filter((day) => day !== null).sort().at(-1) ?? null
