import { z } from 'zod'
import { PublishedWave, WaveId, verdicts } from '#domains/survey/words.ts'
import { CommissariatId, Day, DirectorateId, Names, ZoneId } from '#domains/territory/words.ts'

export const ProblemId = z.uuid().brand<'ProblemId'>()
export type ProblemId = z.infer<typeof ProblemId>
export const EvidenceId = z.uuid().brand<'EvidenceId'>()
export const InformationId = z.uuid().brand<'InformationId'>()
export const ConversationId = z.uuid().brand<'ConversationId'>()
export const PlaceId = z.uuid().brand<'PlaceId'>()

export const problemStates = ['found', 'analysed', 'closed'] as const
export type ProblemState = (typeof problemStates)[number]
/** Whose task a problem is. */
export const competences = ['police', 'municipality', 'both', 'other'] as const
export type Competence = (typeof competences)[number]
/** The three ways in which needs become known (source, pillar I): citizens, key persons, studies and statistics. */
export const sources = ['citizens', 'key-persons', 'studies-and-statistics'] as const
export type Source = (typeof sources)[number]
export const evidenceKinds = ['survey-figure', 'incidents', 'note', 'meeting', 'media', 'observation', 'conversation'] as const
export type EvidenceKind = (typeof evidenceKinds)[number]
/** The problem analysis triangle: who does it, who or what is hit, where it happens. */
export const sides = ['offender', 'target', 'place', 'other'] as const
export type Side = (typeof sides)[number]
export const weights = ['cause', 'factor'] as const
export type Weight = (typeof weights)[number]
export const informationKinds = ['meeting', 'media', 'organisation', 'resident', 'own-notes'] as const
export type InformationKind = (typeof informationKinds)[number]
export const conversationKinds = ['focus-group', 'interview'] as const
export type ConversationKind = (typeof conversationKinds)[number]
/** Whose needs a conversation tells: two of the three sources; studies are not talked with. */
export const conversationSources = ['citizens', 'key-persons'] as const
/** What was said of none of the questionnaire's concerns. */
export const otherConcern = 'other'
/** How far a source can be relied on, from completely to cannot be judged (Admiralty scale). */
export const reliabilities = ['a', 'b', 'c', 'd', 'e', 'f'] as const
export type Reliability = (typeof reliabilities)[number]
/** How far what was said can be believed, from confirmed (1) to cannot be judged (6) (Admiralty scale). */
export const Credibility = z.coerce.number().int().min(1, 'problems.say-how-credible').max(6, 'problems.say-how-credible').transform((grade) => grade as 1 | 2 | 3 | 4 | 5 | 6)
export type Credibility = z.infer<typeof Credibility>
export const placeKinds = ['institution', 'group', 'place', 'facility'] as const
export type PlaceKind = (typeof placeKinds)[number]
/** What a signature can still lack, in the order it is asked for. */
export const lacks = ['problem', 'evidence', 'cause', 'competence', 'magnitude', 'severity', 'form'] as const
/** What would make an analysis better and is not asked for. */
export const advices = ['officers-ranking', 'second-source', 'social-map'] as const

/** A few words for a title; a few sentences. */
export const Title = z.string('problems.say-it-in-words').trim().min(3, 'problems.say-it-in-words').max(200, 'problems.too-long')
export const Telling = z.string('problems.say-it-in-words').trim().min(3, 'problems.say-it-in-words').max(2000, 'problems.too-long')
/** From 0, none, to 4, very great. */
export const Grade = z.coerce.number('problems.weigh-from-0-to-4').int('problems.weigh-from-0-to-4').min(0, 'problems.weigh-from-0-to-4').max(4, 'problems.weigh-from-0-to-4')

/** A problem as it stands: named in a wave, weighed, routed. */
export const Problem = z.object({
  problem: ProblemId, zone: ZoneId, wave: WaveId, words: z.string(), question: z.string().nullable(), category: z.string().nullable(),
  competence: z.enum(competences).nullable(), body: z.string().nullable(), magnitude: z.number().nullable(), severity: z.number().nullable(), form: z.string().nullable(),
  state: z.enum(problemStates), follows: ProblemId.nullable(), foundOn: Day, closedOn: Day.nullable(), closedBecause: z.string().nullable(),
  evidence: z.number(), causes: z.number(), sources: z.array(z.enum(sources)), lacks: z.array(z.enum(lacks)),
})
export type Problem = z.infer<typeof Problem>

/** What a problem rests on; numbers stay as they were on the day it was added. */
export const Evidence = z.object({
  evidence: EvidenceId, source: z.enum(sources), kind: z.enum(evidenceKinds), words: z.string(), wave: WaveId.nullable(), figure: z.string().nullable(), category: z.string().nullable(),
  from: Day.nullable(), to: Day.nullable(), estimate: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable(), n: z.number().nullable(), method: z.string().nullable(),
  information: InformationId.nullable(), conversation: ConversationId.nullable(), reliability: z.enum(reliabilities).nullable(), credibility: z.number().nullable(), addedOn: Day,
})

export const Cause = z.object({ side: z.enum(sides), weight: z.enum(weights), words: z.string(), evidence: EvidenceId, addedOn: Day })

export const Information = z.object({
  information: InformationId, kind: z.enum(informationKinds), official: z.boolean(), origin: z.string(), words: z.string(), reliability: z.enum(reliabilities), credibility: z.number(), learntOn: Day,
  /** Of what can be read again: where; and the problem it speaks of. */
  address: z.string().nullable(), problem: ProblemId.nullable(),
})

/** A focus group or an interview: who took part as a group, what they were asked and what they said, by concern. */
export const Conversation = z.object({
  conversation: ConversationId, wave: WaveId, kind: z.enum(conversationKinds), source: z.enum(conversationSources), heldOn: Day, people: z.number(), who: z.string(), guide: z.string(),
  said: z.array(z.object({ concern: z.string(), words: z.string() })),
})
export type Conversation = z.infer<typeof Conversation>

/** What one group of people who know the zone by their work said, under the residents' questions that ask the same. */
export const KeyPersons = z.object({
  wave: WaveId, group: Names, closesOn: Day, answers: z.number(),
  concerns: z.array(z.object({ question: z.string(), names: Names, share: z.number().nullable(), n: z.number(), rank: z.number().nullable(), withheld: z.string().nullable() })),
})
export type KeyPersons = z.infer<typeof KeyPersons>

/** An entry of the social map of a zone. */
export const Place = z.object({ place: PlaceId, kind: z.enum(placeKinds), name: z.string(), whereabouts: z.string().nullable(), words: z.string().nullable(), mappedOn: Day })

export const SignOff = z.object({ signedOn: Day, signedBy: z.string(), problems: z.number() })

/** What a signature lacks (of a problem, or of the zone), and what would be good to have. */
export const Lacking = z.object({ lacking: z.array(z.object({ problem: ProblemId.nullable(), words: z.string().nullable(), what: z.enum(lacks) })), advised: z.array(z.enum(advices)) })
export type Lacking = z.infer<typeof Lacking>

/** A concern of the questionnaire as residents see it, with its place among the others. */
export const Concern = z.object({
  question: z.string(), names: Names, /** Of those whom it troubles. */ share: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable(), n: z.number(), withheld: z.string().nullable(),
  /** Asked about as something good: counted are those who did not say so. */ turned: z.boolean(), rank: z.number().nullable(), verdict: z.enum(verdicts).nullable(), difference: z.number().nullable(), recorded: z.number().nullable(), recordedRank: z.number().nullable(), officersRank: z.number().nullable(),
  competence: z.enum(competences).nullable(), routed: z.boolean(), problem: ProblemId.nullable(),
})
export type Concern = z.infer<typeof Concern>

/** A category of recorded incidents in the year before the wave. */
export const RecordedCategory = z.object({
  category: z.string(), count: z.number(), share: z.number(), foundByPolice: z.boolean(), before: z.number().nullable(), trend: z.enum(['more', 'fewer', 'no clear change', 'unclear', 'not known']), problem: ProblemId.nullable(),
})

/** How far two orders of the same concerns agree. */
export const Agreement = z.object({ between: z.tuple([z.string(), z.string()]), n: z.number(), tau: z.number().nullable(), top: z.object({ both: z.number(), of: z.number() }) })

const Estimated = z.object({ estimate: z.number(), low: z.number(), high: z.number() })
/** What happened by the survey beside what was recorded; `unclear` says why the estimate should not be leant on. */
export const Unreported = z.object({
  question: z.string(), names: Names, counted: z.enum(['adults', 'households']), recorded: z.number(), categories: z.array(z.string()), n: z.number(), nTold: z.number(),
  happened: Estimated, untold: Estimated, onRecord: Estimated.nullable(), unclear: z.enum(['few-answers', 'wide-interval']).nullable(),
})

/** Everything of a zone side by side. */
export const Desk = z.object({
  zone: z.object({ zone: ZoneId, directorate: DirectorateId, commissariat: CommissariatId, slug: z.string(), names: Names, population: z.number().nullable() }),
  waves: z.array(z.object({ wave: WaveId, names: Names, closesOn: Day, signedOn: Day.nullable() })), wave: PublishedWave.nullable(), answers: z.number(), comparedWith: Names.nullable(),
  concerns: z.array(Concern),
  recorded: z.object({ from: Day, to: Day, categories: z.array(RecordedCategory), total: z.number(), unplaced: z.number() }).nullable(),
  officers: z.object({ count: z.number(), mine: z.array(z.string()).nullable() }),
  agreement: z.array(Agreement), competence: z.object({ top: z.number(), outside: z.number(), shared: z.number(), police: z.number() }),
  unreported: z.array(Unreported), assumed: z.object({ adults: z.number(), perHousehold: z.number() }),
  information: z.array(Information), places: z.array(Place), conversations: z.array(Conversation), keyPersons: z.array(KeyPersons), problems: z.array(Problem), missing: Lacking, signed: SignOff.nullable(),
})
export type Desk = z.infer<typeof Desk>

export { usualCompetence } from './rules/usual-competence.ts'
export { exposureOf } from './rules/concerns-of.ts'
export { concernsOf, troubledBy } from './rules/concerns-of.ts'
export { ranks } from './rules/ranks.ts'
