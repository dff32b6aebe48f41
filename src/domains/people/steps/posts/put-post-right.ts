import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tables } from '../../tables.ts'
import { Channels } from '../../words.ts'
import { Day } from '#domains/territory/words.ts'
import { drawZoneOfficers } from '../draw-zone-officers.ts'

/** What is kept of somebody with the post they hold, and was written by others: how it is called, where and when they are found, how they are reached, and since when it is theirs. */
export const postFacts = ['title', 'office', 'hours', 'phone', 'email', 'held-from'] as const
export type PostFact = (typeof postFacts)[number]
export type RightPost = { readonly post?: string | undefined; readonly role?: string | undefined; readonly language: string; readonly right: string }

/**
 * Writes over a fact of the post that a person holds today, and answers which post it was; null where they hold none. Whoever holds several says which, by its role. What everybody
 * sees of it is drawn anew. A text is put right in one language and stays as it was in others.
 */
export async function putPostRight(ctx: Ctx, directorate: string, person: string, what: PostFact, { post, role, language, right }: RightPost): Promise<string | null> {
  const today = ctx.now.toISOString().slice(0, 10)
  const held = await tables(ctx).selectFrom('people.holdings as h').innerJoin('people.posts as p', (on) => on.onRef('p.directorate_id', '=', 'h.directorate_id').onRef('p.id', '=', 'h.post_id'))
    .select(['h.id as holding', 'p.id as post', 'p.role', 'p.area_id as area', 'p.opened_on as openedOn', 'p.title', 'p.office', 'p.hours', 'p.channels'])
    .where('h.directorate_id', '=', directorate).where('p.directorate_id', '=', directorate).where('h.person_id', '=', person).where('h.from_on', '<=', today).where((row) => row.or([row('h.to_on', 'is', null), row('h.to_on', '>', today)]))
    .$if(post !== undefined, (some) => some.where('p.id', '=', post!)).$if(role !== undefined, (some) => some.where('p.role', '=', role as never)).execute()
  const [one, ...others] = held
  if (!one) return null
  if (others.length > 0) throw new Refusal('conflict', 'people.say-which-post', { role: 'people.say-which-post' })
  const wrong = (key: string) => new Refusal('invalid', 'frame.invalid', { right: key })
  if (what === 'held-from') {
    const from = Day.safeParse(right)
    if (!from.success || from.data > today) throw wrong('frame.wrong-field')
    if (from.data < one.openedOn) throw wrong('people.before-post-opened')
    if (await heldBefore(ctx, directorate, one, from.data)) throw wrong('people.post-held')
    await tables(ctx).updateTable('people.holdings').set({ from_on: from.data }).where('directorate_id', '=', directorate).where('id', '=', one.holding).execute()
  } else {
    const channels = what === 'phone' || what === 'email' ? Channels.safeParse({ ...one.channels, [what]: right }) : null
    if (channels && !channels.success) throw wrong('people.not-an-address')
    const set = channels ? { channels: JSON.stringify(channels.data) } : { [what]: JSON.stringify({ ...one[what as 'title' | 'office' | 'hours'], [language]: right }) }
    await tables(ctx).updateTable('people.posts').set(set).where('directorate_id', '=', directorate).where('id', '=', one.post).execute()
  }
  await drawZoneOfficers(ctx, directorate, one.area)
  return one.post
}

/** Did somebody else hold the post on that day or after it, before this holding? */
async function heldBefore(ctx: Ctx, directorate: string, { holding, post }: { readonly holding: string; readonly post: string }, from: string): Promise<boolean> {
  const other = await tables(ctx).selectFrom('people.holdings as h').innerJoin('people.holdings as own', (on) => on.onRef('own.directorate_id', '=', 'h.directorate_id').on('own.id', '=', holding)).select('h.id')
    .where('h.directorate_id', '=', directorate).where('h.post_id', '=', post).where('h.id', '<>', holding).whereRef('h.from_on', '<=', 'own.from_on').where('h.to_on', '>', from).whereRef('h.to_on', '>', 'h.from_on').executeTakeFirst()
  return other !== undefined
}
