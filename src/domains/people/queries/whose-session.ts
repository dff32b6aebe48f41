import { z } from 'zod'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { justProved, secondsBetween } from '../rules/session-over.ts'
import { tables } from '../tables.ts'
import { ActingPerson, Language, seenEverySeconds } from '../words.ts'
import { linksSuffice } from '../door/proofs-of.ts'
import { findPerson } from '../steps/find-person.ts'
import { throughBrokenGlass } from '../glass/through-broken-glass.ts'
import { postsHeld } from '../steps/posts-held.ts'
import { sessionShown, type ShownSession } from '../door/shown-session.ts'

const Asked = z.object({ session: z.string().max(200) })
const Answer = z.object({
  /** By which the record tells sessions apart; it opens nothing. */
  sessionId: z.uuid().optional(),
  actor: ActingPerson.nullable(), name: z.string().nullable(), language: Language.nullable(),
  /** Came by a link and has to set up a proof before anything opens. */
  settingUp: z.boolean(),
  /** It was shown by another browser than it began in, and opens nothing any more. */
  strayed: z.literal(true).optional(),
  /** The day on which somebody came in by another, unknown browser, until that was seen in this one. */
  toldOf: z.iso.date().optional(),
})
const nobody = { actor: null, name: null, language: null, settingUp: false }

/** Who shows this session, and which posts they hold at this moment; nobody when it is unknown, was left idle, has lasted a shift, no proof was shown in it, or it strayed. */
export const whoseSession = query('people.whose-session', { input: Asked, answer: Answer, reads: 'all', record: 'none', find: () => null, run: whose })

async function whose(ctx: Ctx, { session }: z.output<typeof Asked>): Promise<z.output<typeof Answer>> {
  const shown = await sessionShown(ctx, session)
  if (shown === null) return nobody
  if (shown === 'strayed') return { ...nobody, strayed: true }
  if (secondsBetween(shown.seenAt, ctx.now) >= seenEverySeconds) await seen(ctx, shown)
  const { directorate, person: id, provedAt, toldOf } = shown
  const suffices = await linksSuffice(ctx, directorate)
  if (provedAt === null && !suffices) return { ...nobody, settingUp: true }
  const person = await findPerson(ctx, directorate, id)
  const held = await postsHeld(ctx, directorate, id)
  const eachTime = shown.eachTime && !suffices
  const actor = { kind: 'person' as const, id, directorate, ...(await throughBrokenGlass(ctx, directorate, id, held)), proved: suffices || (justProved(provedAt, ctx.now) && !(eachTime && shown.spent)), ...(eachTime && { eachTime: true as const }) }
  return { sessionId: shown.id, actor, name: person.name, language: Language.catch('en').parse(person.language), settingUp: false, ...(toldOf !== null && { toldOf }) }
}

/** The one thing that a question writes: without it nobody could tell a session in use from one left behind. */
async function seen(ctx: Ctx, { directorate, hash }: ShownSession): Promise<void> {
  await tables(ctx).updateTable('people.sessions').set({ seen_at: ctx.now }).where('directorate_id', '=', directorate).where('token_hash', '=', hash).execute()
}
