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
/** A session that nobody used for an hour is over: the length of a meeting, at a computer that several share. */
export const sessionIdleMinutes = 60
/** No session outlives ten hours: a shift with its hand-over. */
export const sessionLivesHours = 10
/** That a session is used is noted once a minute and not at each request, so that reading a page seldom writes. */
export const seenEverySeconds = 60

/** How residents reach a post: only what the station has decided to show. */
export const Channels = z.object({ phone: z.string().trim().optional(), email: z.email('people.not-an-address').optional(), web: z.url('people.not-an-address').optional(), note: Names.optional() })
export type Channels = z.infer<typeof Channels>

/** What a station decides about a post: its title, where and when it is found, how it is reached, and whether its holder is shown by name or by role. */
export const Description = z.object({
  title: Names.optional(), office: Names.optional(), hours: Names.optional(), channels: Channels.optional(), shows: z.enum(['name', 'role']).optional(),
})

/** A token as links and cookies carry it: 32 random bytes, base64url. */
export const Token = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'people.no-such-link')

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
})
