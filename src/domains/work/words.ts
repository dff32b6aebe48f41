import { z } from 'zod'
import { CommissariatId, Day, Names, ZoneId } from '#domains/territory/words.ts'
import { OrganisationId } from '#domains/partners/words.ts'
import { ActionId, Owner, PlanId } from '#domains/plans/words.ts'
import { ProblemId } from '#domains/problems/words.ts'
import { designAnswers, designQuestions } from './rules/design-questions.ts'

export { designAnswers, designQuestions } from './rules/design-questions.ts'
export type { DesignAnswer, DesignQuestion } from './rules/design-questions.ts'
export { answersChanged, leftToMend } from './rules/answers-changed.ts'

export const ProgressId = z.uuid().brand<'ProgressId'>()
export type ProgressId = z.infer<typeof ProgressId>
export const ImprovementId = z.uuid().brand<'ImprovementId'>()
export type ImprovementId = z.infer<typeof ImprovementId>
export const PictureId = z.uuid().brand<'PictureId'>()
export type PictureId = z.infer<typeof PictureId>
export const InvestmentId = z.uuid().brand<'InvestmentId'>()
export type InvestmentId = z.infer<typeof InvestmentId>
export const WalkId = z.uuid().brand<'WalkId'>()
export type WalkId = z.infer<typeof WalkId>

/** Where an action stands by its log; one without a line is planned. */
export const workStates = ['begun', 'stuck', 'done', 'partly', 'not-done'] as const
export type WorkState = (typeof workStates)[number]
/** The same with what has not begun yet. */
export const standings = ['planned', ...workStates] as const
export type Standing = (typeof standings)[number]
/** After these nothing more is due. */
export const finalStates = ['done', 'partly', 'not-done'] as const satisfies readonly WorkState[]
/** Of these the reason is owed to everybody. */
export const owedStates = ['stuck', 'partly', 'not-done'] as const satisfies readonly WorkState[]
/** What stands in the way. */
export const blockers = ['no-staff', 'no-money', 'partner-did-not', 'permission', 'weather', 'other-priority', 'residents-object', 'other'] as const
export type Blocker = (typeof blockers)[number]
export const improvementKinds = ['lighting', 'crossing', 'tunnel', 'landscaping', 'traffic-calming', 'playground', 'building', 'cameras', 'cleaning', 'other'] as const
export type ImprovementKind = (typeof improvementKinds)[number]
export const improvementStates = ['proposed', 'agreed', 'being-built', 'finished', 'dropped'] as const
export type ImprovementState = (typeof improvementStates)[number]
export const moments = ['before', 'after', 'evidence'] as const
export type Moment = (typeof moments)[number]
/** Whose idea an investment was. */
export const proposers = ['police', 'residents', 'organisation'] as const
export type Proposer = (typeof proposers)[number]
/** Whether a place is walked through to plan what to change, or to see what has changed. */
export const visits = ['planning', 'follow-up'] as const
export type Visit = (typeof visits)[number]
/** What is due within two weeks is told before it is late. */
export const dueSoonDays = 14
/** The most a picture may weigh when it is sent, in bytes: more than the largest photograph of a telephone. */
export const pictureMost = 12 * 1024 * 1024
/** The most pictures of one line of work, or of one improvement: more show nothing that these do not. */
export const picturesOfOne = 20

export const Words = z.string('work.say-it-in-words').trim().min(3, 'work.say-it-in-words').max(2000, 'work.too-long')
export const Few = z.string('work.say-it-in-words').trim().min(3, 'work.say-it-in-words').max(200, 'work.too-long')
/** The bytes of a picture as a program has them, or in base64. */
export const PictureFile = z.union([z.instanceof(Uint8Array), z.string().min(1).max(Math.ceil(pictureMost / 3) * 4 + 4, 'work.picture-too-heavy')], 'work.no-picture')
/** A picture as it is sent: what is on it, and whether everybody may see it. */
export const SentPicture = z.object({ file: PictureFile, caption: Few, shown: z.boolean().default(false) })
export type SentPicture = z.output<typeof SentPicture>

/** A picture without its bytes. */
export const Picture = z.object({ picture: PictureId, moment: z.enum(moments), caption: z.string(), shown: z.boolean(), width: z.number(), height: z.number(), takenOn: Day })
export type Picture = z.infer<typeof Picture>
/** A picture as everybody may see it. */
export const ShownPicture = z.object({ picture: PictureId, moment: z.enum(moments), caption: z.string(), width: z.number(), height: z.number() })
/** The bytes of a picture, in base64. */
export const PictureBytes = z.object({ picture: PictureId, mediaType: z.string(), bytes: z.string() })

/** One line of the log of an action: never changed; what is put right is a new line. */
export const ProgressLine = z.object({
  progress: ProgressId, state: z.enum(workStates), words: z.string(), told: Names.nullable(), minutes: z.string().nullable(), blocker: z.enum(blockers).nullable(), because: z.string().nullable(),
  on: Day, notedBy: z.string().nullable(), organisation: z.string().nullable(), notedAt: z.iso.datetime(), pictures: z.array(Picture),
})
export type ProgressLine = z.infer<typeof ProgressLine>

/** Who an action belongs to, and who holds the post today, where the police ask. */
export const OwnedBy = Owner.extend({ holder: z.string().nullable() })

/** An action that is still to be done, as a list of what is due shows it. */
export const DueAction = z.object({
  action: ActionId, plan: PlanId.nullable(), problem: ProblemId, words: Names, zone: ZoneId, slug: z.string(), zoneNames: Names, commissariat: CommissariatId, owner: OwnedBy,
  from: Day, due: Day, state: z.enum(standings), since: Day.nullable(), daysLate: z.number(), blocker: z.enum(blockers).nullable(), because: z.string().nullable(),
})
export type DueAction = z.infer<typeof DueAction>

/** How many actions of live plans stand where; `overdue` counts those of planned, begun and stuck whose day is past. */
export const Counts = z.object({ planned: z.number(), begun: z.number(), stuck: z.number(), done: z.number(), partly: z.number(), 'not-done': z.number(), overdue: z.number() })
export type Counts = z.infer<typeof Counts>

/** A project in the open with its pictures before and after. */
export const Improvement = z.object({
  improvement: ImprovementId, zone: ZoneId, slug: z.string(), zoneNames: Names, kind: z.enum(improvementKinds), names: Names, whereabouts: z.string(), state: z.enum(improvementStates), because: z.string().nullable(),
  action: ActionId.nullable(), problem: ProblemId.nullable(), organisation: z.object({ organisation: OrganisationId, name: z.string() }).nullable(), proposedOn: Day, changedOn: Day,
  pictures: z.array(Picture), lacks: z.array(z.enum(['before', 'after'])),
})
export type Improvement = z.infer<typeof Improvement>

/** Money that was spent on safety, with the concern it answers. */
export const Investment = z.object({
  investment: InvestmentId, commissariat: CommissariatId, zone: ZoneId.nullable(), zoneNames: Names.nullable(), organisation: OrganisationId, organisationName: z.string(), improvement: ImprovementId.nullable(), problem: ProblemId.nullable(),
  question: z.string().nullable(), words: z.string(), cents: z.number(), currency: z.string(), proposedBy: z.enum(proposers), decidedOn: Day,
})
export type Investment = z.infer<typeof Investment>
/** A concern with its place in the order of residents, and what was spent on it in each currency, of that by proposal of the police. */
export const FundedConcern = z.object({
  question: z.string().nullable(), names: Names.nullable(), share: z.number().nullable(), rank: z.number().nullable(), of: z.number(),
  sums: z.array(z.object({ currency: z.string(), cents: z.number(), investments: z.number(), proposedByPolice: z.number() })),
})
export type FundedConcern = z.infer<typeof FundedConcern>

export const DesignAnswers = z.record(z.enum(designQuestions), z.enum(designAnswers, 'work.answer-every-question'))
export type DesignAnswers = z.infer<typeof DesignAnswers>
/** A place walked through, and since a walk before it what became better or worse. */
export const Walk = z.object({
  walk: WalkId, zone: ZoneId, whereabouts: z.string(), visit: z.enum(visits), answers: DesignAnswers, words: z.string().nullable(), on: Day, walkedBy: z.string(), improvement: ImprovementId.nullable(), problem: ProblemId.nullable(),
  leftToMend: z.array(z.enum(designQuestions)), since: z.object({ walk: WalkId, on: Day, better: z.array(z.enum(designQuestions)), worse: z.array(z.enum(designQuestions)) }).nullable(),
})
export type Walk = z.infer<typeof Walk>

/** What everybody may read of an action's or an improvement's progress. */
export const PublicWork = z.object({
  kind: z.enum(['action', 'improvement']), id: z.uuid(), slug: z.string(), plan: PlanId.nullable(), problem: ProblemId.nullable(), words: Names, state: z.enum([...standings, ...improvementStates]),
  since: Day, due: Day.nullable(), told: Names.nullable(), because: z.string().nullable(), improvementKind: z.enum(improvementKinds).nullable(), whereabouts: z.string().nullable(), pictures: z.array(ShownPicture),
})
export type PublicWork = z.infer<typeof PublicWork>
