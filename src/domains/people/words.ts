import { z } from 'zod'
import { roles } from '#access/actor.ts'
import { CommissariatId, Day, DirectorateId, languages, Names, ZoneId } from '#domains/territory/words.ts'
import { levels } from './rules/level-of.ts'

export { roles }
export const PersonId = z.uuid().brand<'PersonId'>()
export type PersonId = z.infer<typeof PersonId>
export const PostId = z.uuid().brand<'PostId'>()
export type PostId = z.infer<typeof PostId>
export const Role = z.enum(roles)
export const Language = z.enum(languages)

/** A sign-in link waits a week, so that a new colleague finds it after a leave; it opens once. */
export const linkLivesDays = 7
/** A session that nobody used for a quarter of an hour is over: at a computer that several share, somebody else sits there by then. */
export const sessionIdleMinutes = 15
/** No session outlives ten hours: a shift with its hand-over. */
export const sessionLivesHours = 10
/** That a session is used is noted once a minute and not at each request, so that reading a page seldom writes. */
export const seenEverySeconds = 60

/** For so long a proof that was shown counts as shown just now. */
export const proofLastsMinutes = 5
/** A browser in which somebody signs in is new to their account for so long. */
export const browserNewHours = 24
/** A question put to a passkey waits as long as somebody may look for their key. */
export const questionLivesMinutes = 10
/** So many tries a minute are looked at for one sign-in name or person; the next waits, and nobody is ever locked out. */
export const triesPerMinute = 5

/** So long whoever founded a directorate names its first holders of posts of trust alone, at most. */
export const foundingDays = 30
/** Why a post of trust that was asked for is not given. */
export const refusalReasons = ['not-known', 'not-needed', 'another', 'taken-back'] as const
export type RefusalReason = (typeof refusalReasons)[number]

/** Steps of setting a station up of which nothing in the database tells whether they are done. */
export const tickedSteps = ['recovery-sheet', 'single-sign-on', 'mail', 'backup'] as const

/** How residents reach a post: only what the station has decided to show. */
export const Channels = z.object({ phone: z.string().trim().optional(), email: z.email('people.not-an-address').optional(), web: z.url({ protocol: /^https?$/, error: 'people.not-an-address' }).optional(), note: Names.optional() })
export type Channels = z.infer<typeof Channels>

/** What a station decides about a post: its title, where and when it is found, how it is reached, and whether its holder is shown by name or by role. */
export const Description = z.object({
  title: Names.optional(), office: Names.optional(), hours: Names.optional(), channels: Channels.optional(), shows: z.enum(['name', 'role']).optional(),
})

/** A token as links and cookies carry it: 32 random bytes, base64url. */
export const Token = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'people.no-such-link')

/** The name a person signs in with: their e-mail address or a word of their own. */
export const SignInName = z.string().trim().toLowerCase().min(3, 'people.name-too-short').max(200)
/** What an authenticator application shows: six digits, with or without a space between. */
export const OneTimeCode = z.string().transform((typed) => typed.replace(/\s/g, '')).pipe(z.string().regex(/^\d{6}$/, 'people.six-digits'))
/** The address of the site as a browser sees it: a passkey is made for this host and opens no other. */
export const Origin = z.url().refine((origin) => /^(https:\/\/[^/@]+|http:\/\/localhost(:\d+)?)$/.test(origin), 'people.no-passkeys-here')
/** What a browser's passkey answered, as the protocol writes it (WebAuthn Level 3, 5.1). */
export const PasskeyAnswer = z.looseObject({
  id: z.string().min(1).max(1400), rawId: z.string().max(1400), type: z.literal('public-key'), response: z.looseObject({ clientDataJSON: z.string().max(4000) }),
  clientExtensionResults: z.looseObject({}).default({}),
})
export type PasskeyAnswer = z.infer<typeof PasskeyAnswer>
/** How a person shows again who they are: by a code, or by a passkey's answer to a question. */
export const Proof = z.object({ code: OneTimeCode.optional(), question: z.string().max(2000).optional(), answer: PasskeyAnswer.optional() })
export type Proof = z.infer<typeof Proof>

/** A post as a zone's page shows it: its holder by name or by role, since when, or that nobody holds it. */
export const ShownPost = z.object({
  post: PostId, role: Role, title: Names.nullable(), name: z.string().nullable(), office: Names.nullable(), hours: Names.nullable(), channels: Channels,
  since: Day.nullable(), vacantSince: Day.nullable(), changesInTwoYears: z.number(),
})
export type ShownPost = z.infer<typeof ShownPost>

/** A post and its holder, as staff see it; how often it changed hands in two years, and since when nobody holds it (seed line 459). */
export const Post = z.object({
  id: PostId, role: Role, directorate: DirectorateId, commissariat: CommissariatId.nullable(), area: z.uuid(), zone: ZoneId.nullable(),
  holder: z.object({ person: PersonId, name: z.string(), from: Day }).nullable(), openedOn: Day, closedOn: Day.nullable(),
  vacantSince: Day.nullable(), changesInTwoYears: z.number(),
  title: Names.nullable(), office: Names.nullable(), hours: Names.nullable(), channels: Channels, shows: z.enum(['name', 'role']),
})
export type Post = z.infer<typeof Post>

/** Somebody as policies see them: who they are and which posts they hold at this moment. */
export const ActingPerson = z.object({
  kind: z.literal('person'), id: z.string(), directorate: z.string(),
  posts: z.array(z.object({ role: Role, area: z.string(), commissariat: z.string().nullable(), glass: z.literal(true).optional(), zone: z.string().optional(), country: z.string().optional() })),
  /** Did they show a proof within the last minutes? */
  proved: z.boolean(),
  /** Their browser is new to their account, or they show none: a proof is good for one deed. */
  eachTime: z.literal(true).optional(),
  /** The opening that runs, when they broke the glass. */
  glass: z.string().optional(),
})

/** How a provider is spoken to: OpenID Connect, or SAML 2.0. */
export const providerKinds = ['openid', 'saml'] as const
/** What a browser is sent to a provider for: to come in, to show a proof anew, or to be known by it from now on. */
export const errandsFor = ['sign-in', 'prove', 'bind'] as const
export type ErrandFor = (typeof errandsFor)[number]
/** A browser that was sent to a provider is back within so long, or begins again: somebody looks for their card and its number. */
export const errandLivesMinutes = 10
/** What comes back: the browser's own errand, and the answer in the address or the one that was posted and looked at. */
export const BroughtBack = z.object({ errand: z.string().max(4000), query: z.string().max(8000).optional(), asserted: z.string().max(8000).optional() })

const typedOrNot = (most: number) => z.string().trim().max(most).transform((typed) => (typed === '' ? undefined : typed)).optional()
/** An address by HTTPS; without it only a host of the station's own network that the configuration names, which is looked at when it is called. */
const Address = z.url({ protocol: /^https?$/, error: 'people.not-an-address' }).max(500)
/** A provider as an administrator describes it. */
export const ProviderAsked = z.object({
  directorate: DirectorateId.optional(), provider: z.uuid().optional(), kind: z.enum(providerKinds), names: Names, open: z.boolean(),
  /** The site's own address, as the provider has it on its list. */
  site: Origin, issuer: z.string().trim().min(3, 'people.provider-issuer').max(500), client: z.string().trim().min(1, 'people.provider-client').max(500),
  secret: typedOrNot(1000), address: Address.optional(), /** Where a provider of SAML hears of a sign-out; whether its assertions must come encrypted. */ logoutAddress: Address.optional(), assertions: z.enum(['either', 'encrypted']).default('either'), certificates: typedOrNot(20_000), key: typedOrNot(10_000), certificate: typedOrNot(10_000),
  claims: z.object({ identifier: z.string().trim().max(200), given: z.string().trim().max(200), family: z.string().trim().max(200) }).partial().default({}),
  least: z.enum(levels), asksEveryTime: z.boolean(),
}).refine(({ kind, issuer }) => kind === 'saml' || /^https?:\/\/[^/@?#]+[^?#]*$/.test(issuer), { path: ['issuer'], error: 'people.provider-issuer' })

/** A glass that was broken stays open for so long, and closes by itself. */
export const openingLastsMinutes = 60
/** What a glass is broken for: nothing else is a reason. */
export const openingPurposes = ['danger-to-life', 'officer-cannot-be-reached', 'hand-over-at-once', 'disaster', 'ordered-by-court'] as const
export type OpeningPurpose = (typeof openingPurposes)[number]
export const openingVerdicts = ['in-order', 'not-in-order'] as const
export type OpeningVerdict = (typeof openingVerdicts)[number]
/** One use of break-glass, as whoever broke it and whoever judges it see it. */
export const Opening = z.object({
  opening: z.uuid(), person: PersonId, name: z.string(), commissariat: CommissariatId, commissariatNames: Names, purpose: z.enum(openingPurposes), words: z.string(),
  beganAt: z.iso.datetime(), endsAt: z.iso.datetime(), endedAt: z.iso.datetime().nullable(), running: z.boolean(),
  verdict: z.enum(openingVerdicts).nullable(), because: z.string().nullable(), judgedAt: z.iso.datetime().nullable(),
})
export type Opening = z.infer<typeof Opening>
