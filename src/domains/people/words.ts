import { z } from 'zod'
import { roles } from '#access/actor.ts'
import { CommissariatId, Day, DirectorateId, languages, Names, ZoneId } from '#domains/territory/words.ts'

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
/** A question put to a passkey waits as long as somebody may look for their key. */
export const questionLivesMinutes = 10
/** So many tries a minute are looked at for one sign-in name or person; the next waits, and nobody is ever locked out. */
export const triesPerMinute = 5

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
  posts: z.array(z.object({ role: Role, area: z.string(), commissariat: z.string().nullable() })),
  /** Did they show a proof within the last minutes? */
  proved: z.boolean(),
})
