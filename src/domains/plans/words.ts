/** The words of planning, for server and browser alike: long, because a plan, its published copy and a strategy are one vocabulary. */
import { z } from 'zod'
import { OrganisationId, sectors } from '#domains/partners/words.ts'
import { PostId, roles } from '#domains/people/words.ts'
import { ProblemId, competences, sides } from '#domains/problems/words.ts'
import { WaveId } from '#domains/survey/words.ts'
import { CommissariatId, Day, DirectorateId, Names, ZoneId } from '#domains/territory/words.ts'

export const PlanId = z.uuid().brand<'PlanId'>()
export type PlanId = z.infer<typeof PlanId>
export const ObjectiveId = z.uuid().brand<'ObjectiveId'>()
export const ActionId = z.uuid().brand<'ActionId'>()
export type ActionId = z.infer<typeof ActionId>
export const NeedId = z.uuid().brand<'NeedId'>()
export const ReviewId = z.uuid().brand<'ReviewId'>()

export const planStates = ['drafted', 'published', 'closed'] as const
export type PlanState = (typeof planStates)[number]
/** By what an objective is seen to be reached: a published figure, the record of incidents, something counted by hand. */
export const indicators = ['survey-figure', 'incidents', 'count'] as const
export type Indicator = (typeof indicators)[number]
/** What is done before something happens, beside what is done against those who did it. */
export const approaches = ['prevention', 'enforcement'] as const
export type Approach = (typeof approaches)[number]
/** Who has a part in a problem. */
export const whos = ['police', 'municipality', 'residents', 'others'] as const
export type Who = (typeof whos)[number]
export const needKinds = ['staff', 'logistics', 'infrastructure'] as const
export type NeedKind = (typeof needKinds)[number]
export const taskStates = ['asked', 'accepted', 'declined', 'returned'] as const
export type TaskState = (typeof taskStates)[number]
export const consentStates = ['asked', 'agreed', 'declined'] as const
export type ConsentState = (typeof consentStates)[number]
/** The ways in which police and partners work on a problem (seed line 722: 'policing methods'). */
export const methods = [
  'foot-patrol', 'directed-patrol', 'visit-and-advice', 'mediation', 'school-programme', 'information-campaign', 'environmental-design', 'traffic-calming', 'neighbourhood-watch',
  'joint-inspection', 'victim-support-referral', 'enforcement-operation', 'licensing', 'youth-work', 'repeat-victim-protection', 'other',
] as const
export type Method = (typeof methods)[number]
/** What a plan can still lack before it is published, in the order it is asked for. */
export const gaps = ['problem', 'objective', 'action', 'police-part', 'other-part', 'review', 'summary', 'answer'] as const
export type Gap = (typeof gaps)[number]
/** Shortest and longest plan, in calendar months (seed line 720). */
export const planMonths = { least: 3, most: 6 } as const

/** A few words; a few sentences; a sentence or more in one or more languages. */
export const Title = z.string('plans.say-it-in-words').trim().min(3, 'plans.say-it-in-words').max(200, 'plans.too-long')
export const Telling = z.string('plans.say-it-in-words').trim().min(3, 'plans.say-it-in-words').max(2000, 'plans.too-long')
export const Told = z.record(z.string().regex(/^[a-z]{2,3}$/), z.string().trim().min(3, 'plans.say-it-in-words').max(4000, 'plans.too-long'), 'plans.say-it-in-words')
  .refine((names) => Object.keys(names).length > 0, 'plans.say-it-in-words')

/** A problem as the signed analysis leaves it: copied into the plan, so that every partner reads the same; notes of the station stay at the desk. */
export const KnownProblem = z.object({
  words: z.string(), question: z.string().nullable(), names: Names.nullable(), category: z.string().nullable(), competence: z.enum(competences).nullable(), body: z.string().nullable(),
  magnitude: z.number().nullable(), severity: z.number().nullable(), form: z.string().nullable(), follows: ProblemId.nullable(),
  causes: z.array(z.object({ cause: z.uuid(), side: z.enum(sides), words: z.string() })),
  evidence: z.array(z.object({
    kind: z.enum(['survey-figure', 'incidents']), wave: WaveId.nullable(), figure: z.string().nullable(), category: z.string().nullable(), from: Day.nullable(), to: Day.nullable(),
    estimate: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable(), n: z.number().nullable(), method: z.string().nullable(),
  })),
})
export type KnownProblem = z.infer<typeof KnownProblem>

/** What should have changed by a day. Shares run from 0 to 1; the baseline of a survey figure or of incidents is read, that of a count is said. */
export const Objective = z.object({
  objective: ObjectiveId, words: Names, indicator: z.enum(indicators), figure: z.string().nullable(), category: z.string().nullable(), source: z.string(),
  baseline: z.number(), low: z.number().nullable(), high: z.number().nullable(), n: z.number().nullable(), from: Day.nullable(), to: Day.nullable(), target: z.number(), dueOn: Day,
})
export type Objective = z.infer<typeof Objective>

/** Who answers for an action: a post of the police, seen by its role and title, or an organisation by its name. */
export const Owner = z.object({
  kind: z.enum(['post', 'organisation']), post: PostId.nullable(), organisation: OrganisationId.nullable(), role: z.enum(roles).nullable(), title: Names.nullable(), name: z.string().nullable(),
})
export type Owner = z.infer<typeof Owner>
export const Task = z.object({
  organisation: OrganisationId, name: z.string(), words: z.string(), state: z.enum(taskStates), because: z.string().nullable(), answeredOn: Day.nullable(), onBehalf: z.boolean(),
})
export const Action = z.object({
  action: ActionId, problem: ProblemId, words: Names, method: z.enum(methods), approach: z.enum(approaches), owner: Owner, from: Day, due: Day, resources: z.string().nullable(),
  cause: z.uuid().nullable(), tasks: z.array(Task), plannedOn: Day, droppedOn: Day.nullable(), droppedBecause: z.string().nullable(),
})
export type Action = z.infer<typeof Action>
export const Part = z.object({ who: z.enum(whos), words: Names })
export const Need = z.object({ need: NeedId, kind: z.enum(needKinds), words: z.string(), amount: z.number(), unit: z.string(), cents: z.number().nullable() })
export const Review = z.object({ review: ReviewId, on: Day, heldOn: Day.nullable(), words: z.string().nullable() })
export const Consent = z.object({
  organisation: OrganisationId, name: z.string(), sector: z.enum(sectors), state: z.enum(consentStates), because: z.string().nullable(), saidOn: Day.nullable(), onBehalf: z.boolean(),
})

/** A problem with all that is planned about it. */
export const PlannedProblem = KnownProblem.extend({ problem: ProblemId, statement: Names, place: z.number(), objectives: z.array(Objective), actions: z.array(Action), parts: z.array(Part) })
export type PlannedProblem = z.infer<typeof PlannedProblem>
/** One thing that a plan lacks: of a problem, or of an organisation that has not answered. */
export const Missing = z.object({ what: z.enum(gaps), problem: ProblemId.nullable(), words: Names.nullable(), organisation: OrganisationId.nullable(), name: z.string().nullable() })
export type Missing = z.infer<typeof Missing>

const ZoneNamed = z.object({ zone: ZoneId, slug: z.string(), names: Names })
const WaveNamed = z.object({ wave: WaveId, names: Names, opensOn: Day, closesOn: Day })
/** A plan as those see it who work by it: police and partners the same. */
export const PlanSeen = z.object({
  plan: PlanId, zone: ZoneNamed, directorate: DirectorateId, commissariat: CommissariatId, wave: WaveNamed, from: Day, to: Day, state: z.enum(planStates), summary: Names.nullable(),
  partners: z.array(OrganisationId), draftedOn: Day, publishedOn: Day.nullable(), closedOn: Day.nullable(),
})
export type PlanSeen = z.infer<typeof PlanSeen>
/** A plan with everything in it and what it still lacks. */
export const WholePlan = z.object({
  plan: PlanSeen, problems: z.array(PlannedProblem), needs: z.array(Need), reviews: z.array(Review), consents: z.array(Consent), missing: z.array(Missing),
})
export type WholePlan = z.infer<typeof WholePlan>

const ToldAction = z.object({
  action: ActionId, words: Names, method: z.enum(methods), approach: z.enum(approaches), owner: Owner.omit({ post: true, organisation: true }),
  from: Day, due: Day, cause: z.uuid().nullable(), partners: z.array(z.object({ name: z.string(), state: z.enum(taskStates), because: z.string().nullable() })),
})
/** A problem of a published plan as everybody reads it. */
export const ToldProblem = z.object({
  problem: ProblemId, slug: z.string(), zone: Names, wave: WaveNamed, plan: PlanId, from: Day, to: Day, question: z.string().nullable(), names: Names.nullable(), category: z.string().nullable(),
  statement: Names, words: z.string(), competence: z.enum(competences).nullable(), body: z.string().nullable(), evidence: KnownProblem.shape.evidence,
  causes: z.array(z.object({ cause: z.uuid(), side: z.enum(sides), words: z.string() })), objectives: z.array(Objective), actions: z.array(ToldAction), parts: z.array(Part), follows: ProblemId.nullable(),
})
export type ToldProblem = z.infer<typeof ToldProblem>
/** A plan as everybody reads it: offices and organisations, never a person's name. */
export const ToldPlan = z.object({
  plan: PlanId, slug: z.string(), zone: Names, wave: WaveNamed, from: Day, to: Day, publishedOn: Day, changedOn: Day.nullable(), closedOn: Day.nullable(), summary: Names,
  problems: z.array(ToldProblem.pick({ problem: true, statement: true, question: true, category: true, competence: true, body: true, objectives: true, actions: true, parts: true })),
  partners: z.array(Consent), needs: z.array(Need), reviews: z.array(z.object({ on: Day, heldOn: Day.nullable() })),
})
export type ToldPlan = z.infer<typeof ToldPlan>

export const Year = z.coerce.number('plans.say-which-year').int('plans.say-which-year').min(2000, 'plans.say-which-year').max(2199, 'plans.say-which-year')
/** A directorate's strategy for a year: its words, what comes first, whom it asked. */
export const Strategy = z.object({
  year: z.number(), words: Names, priorities: z.array(z.string()), adoptedOn: Day.nullable(),
  consulted: z.array(z.object({ organisation: OrganisationId.nullable(), body: z.string(), words: z.string(), on: Day })),
})
export const ToldStrategy = Strategy.extend({ directorate: z.string(), names: Names })
export type ToldStrategy = z.infer<typeof ToldStrategy>

export { plainCheck, checkedLanguages } from './rules/plain/plain-check.ts'
export { monthsAfter } from './rules/plan-length.ts'
