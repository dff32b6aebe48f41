/** The words of a turn of the six stages: where it stands, what it lacks, what was made of it; long, because gate, verdict, card and account are one vocabulary. */
import { z } from 'zod'
import { ActionId, NeedId, PlanId, needKinds } from '#domains/plans/words.ts'
import { OrganisationId } from '#domains/partners/words.ts'
import { ProblemId, competences } from '#domains/problems/words.ts'
import { Break, WaveId, verdicts } from '#domains/survey/words.ts'
import { Day, Names, ZoneId } from '#domains/territory/words.ts'
import { standings } from '#domains/work/words.ts'

export const CycleId = z.uuid().brand<'CycleId'>()
export type CycleId = z.infer<typeof CycleId>
export const CardId = z.uuid().brand<'CardId'>()
export const ShortfallId = z.uuid().brand<'ShortfallId'>()

/** The six stages of the Local Safety Evaluation System, each named by what is there when it is over. */
export const stages = ['asked', 'analysed', 'planned', 'done', 'asked-again', 'assessed'] as const
export type Stage = (typeof stages)[number]
/** What became of a problem, in the judgement of a person. */
export const outcomes = ['success', 'partial', 'failure'] as const
export type Outcome = (typeof outcomes)[number]
export const advices = ['keep', 'adapt', 'drop'] as const
export type Advice = (typeof advices)[number]
/** How a method worked. */
export const workeds = ['well', 'partly', 'not', 'cannot-tell'] as const
export type Worked = (typeof workeds)[number]
/** What became of a need; 'new' was not in the plan. */
export const mets = ['met', 'partly', 'not-met', 'new'] as const
export type Met = (typeof mets)[number]
/** The four answers that residents are owed: what was done, what was not, why, and how they can help. */
export const answers = ['done', 'not-done', 'why', 'help'] as const
export type AnswerOf = (typeof answers)[number]
/** What can stand between a stage and the next. */
export const gaps = ['publication', 'signature', 'plan', 'plan-publication', 'action', 'wave-again', 'publication-again', 'assessment', 'told', 'card', 'rating', ...answers] as const
export type Gap = (typeof gaps)[number]

/** A few sentences of the station's own. */
export const Telling = z.string('cycles.say-it-in-words').trim().min(3, 'cycles.say-it-in-words').max(4000, 'cycles.too-long')
/** A few sentences for everybody, in one or more languages. */
export const Told = z.record(z.string().regex(/^[a-z]{2,3}$/), z.string().trim().min(3, 'cycles.say-it-in-words').max(4000, 'cycles.too-long'))
  .refine((names) => Object.keys(names).length > 0, 'cycles.say-it-in-words')

/** One thing that is still to be done before a stage is over, with what it is about. */
export const Missing = z.object({
  what: z.enum(gaps), words: Names.nullable(), problem: ProblemId.nullable(), action: ActionId.nullable(), organisation: OrganisationId.nullable(), method: z.string().nullable(), language: z.string().nullable(),
})
export type Missing = z.infer<typeof Missing>
/** A stage with its gate: over or not, since when, until when, and what is missing. */
export const GateOfStage = z.object({ stage: z.enum(stages), done: z.boolean(), doneOn: Day.nullable(), dueOn: Day.nullable(), lateBy: z.number(), missing: z.array(Missing) })
export type GateOfStage = z.infer<typeof GateOfStage>

const WaveShown = z.object({ wave: WaveId, names: Names, closesOn: Day })

/** What the survey says of a problem's question, as it stood on the day of the judgement. */
export const FrozenChange = z.object({
  figure: z.string(), measure: z.enum(['share', 'mean']), good: z.enum(['high', 'low']).nullable(), before: z.number().nullable(), after: z.number().nullable(), nBefore: z.number(), nAfter: z.number(),
  difference: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable(), p: z.number().nullable(), pAdjusted: z.number().nullable(),
  verdict: z.enum(verdicts), because: z.array(Break), method: z.string(), /** The wave it is measured against. */ since: WaveShown.nullable(),
})
export type FrozenChange = z.infer<typeof FrozenChange>

/** Why two years on record cannot be held against each other. */
export const doubts = ['months-lacking', 'recording-changed', 'telling-not-known'] as const
/** What was recorded of a problem's category in the twelve months before the second asking, against the twelve before those. */
export const FrozenRecord = z.object({
  category: z.string(), before: z.object({ from: z.string(), to: z.string(), count: z.number() }), now: z.object({ from: z.string(), to: z.string(), count: z.number() }),
  ratio: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable(), p: z.number().nullable(), method: z.string(),
  verdict: z.enum(verdicts), because: z.enum(doubts).nullable(),
})
export type FrozenRecord = z.infer<typeof FrozenRecord>

/** What was made of a problem. */
export const Assessment = z.object({
  outcome: z.enum(outcomes), solved: z.boolean(), reasoning: z.string(), told: Names, despite: Names.nullable(), change: FrozenChange.nullable(), recorded: FrozenRecord.nullable(), assessedBy: z.string(), assessedOn: Day,
})
export type Assessment = z.infer<typeof Assessment>

/** What was learnt of a method at one action. */
export const MethodCard = z.object({
  card: CardId, cycle: CycleId, zone: ZoneId, zoneNames: Names, action: ActionId, actionWords: Names, problem: ProblemId, problemWords: Names, method: z.string(), question: z.string().nullable(), category: z.string().nullable(),
  setting: z.string(), dose: z.string(), worked: z.enum(workeds), /** What was measured of the problem when the card was written or the cycle closed. */ effect: FrozenChange.nullable(), outcome: z.enum(outcomes).nullable(),
  cents: z.number().nullable(), advice: z.enum(advices), notes: z.string(), writtenOn: Day,
})
export type MethodCard = z.infer<typeof MethodCard>

export const PartnershipRating = z.object({ organisation: OrganisationId, name: z.string(), rating: z.number().int().nullable(), words: z.string().nullable(), advice: z.enum(advices).nullable(), ratedOn: Day.nullable() })
export const Shortfall = z.object({ shortfall: ShortfallId, need: NeedId.nullable(), kind: z.enum(needKinds), words: z.string(), amount: z.number(), unit: z.string(), cents: z.number().nullable(), met: z.enum(mets), notedOn: Day })

const FourAnswers = z.object({ done: Names, notDone: Names, why: Names, help: Names })
export type FourAnswers = z.infer<typeof FourAnswers>

/** A problem in an account: the person's judgement beside what was measured, and where it goes on. */
export const AccountOfProblem = z.object({
  problem: ProblemId, statement: Names, outcome: z.enum(outcomes), solved: z.boolean(), told: Names, despite: Names.nullable(), change: FrozenChange.nullable(), recorded: FrozenRecord.nullable(),
  competence: z.enum(competences).nullable(), body: z.string().nullable(), question: z.string().nullable(), /** What the question is called. */ names: Names.nullable(), category: z.string().nullable(),
  actions: z.array(z.object({ action: ActionId, words: Names, /** 'dropped' was planned and taken out again. */ state: z.enum([...standings, 'dropped']), because: z.string().nullable() })), carriedTo: ProblemId.nullable(),
})
export type AccountOfProblem = z.infer<typeof AccountOfProblem>
const Part = z.object({ problem: ProblemId, statement: Names, body: z.string().nullable(), parts: z.array(z.object({ who: z.string(), words: Names })) })
/** Which problems the police can solve, which the municipality or another body can, and which only together (Brå: "what the Police can do, what the Police cannot do"). */
export const Can = z.object({ police: z.array(Part), municipality: z.array(Part), others: z.array(Part), together: z.array(Part) })
export type Can = z.infer<typeof Can>

/** The result of a cycle as everybody may read it. */
export const Account = FourAnswers.extend({
  cycle: CycleId, slug: z.string(), names: Names, from: Day, to: Day, plan: PlanId, languages: z.array(z.string()),
  waves: z.object({ before: WaveShown.extend({ answers: z.number() }), after: WaveShown.extend({ answers: z.number() }) }),
  problems: z.array(AccountOfProblem), can: Can, needs: z.array(Shortfall.omit({ shortfall: true, need: true, notedOn: true })),
  publishedOn: Day, next: z.object({ cycle: CycleId, wave: WaveShown }),
})
export type Account = z.infer<typeof Account>

/** What the turn before made of a problem that goes on in this one, and what was tried: with it the next plan is made better. */
export const LearntBefore = z.object({
  problem: ProblemId, words: z.string(), was: ProblemId, cycle: CycleId, outcome: z.enum(outcomes), reasoning: z.string(), change: FrozenChange.nullable(), recorded: FrozenRecord.nullable(),
  tried: z.array(z.object({ action: ActionId, words: Names, method: z.string(), state: z.enum([...standings, 'dropped']), because: z.string().nullable(), worked: z.enum(workeds).nullable(), advice: z.enum(advices).nullable(), notes: z.string().nullable() })),
})
export type LearntBefore = z.infer<typeof LearntBefore>

/** A turn of the six stages, in a line. */
export const CycleInLine = z.object({ cycle: CycleId, wave: WaveShown, plan: PlanId.nullable(), remeasured: WaveShown.nullable(), beganOn: Day, closedOn: Day.nullable(), passedOverBecause: z.string().nullable(), follows: CycleId.nullable() })

export { saidBetter } from './rules/said-better.ts'

export { deadlines } from './rules/deadlines.ts'
