import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { Token } from '#domains/people/words.ts'
import { noDirectorate } from '#frame/afterwards.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { foundUnder } from '#frame/lock/found-under.ts'
import { begunSession } from '../door/begun-session.ts'
import { asOwn } from '../door/own.ts'
import { shownLink, type ShownLink } from '../door/shown-link.ts'
import { tables } from '../tables.ts'
import { Language, Said } from '../words.ts'

const Asked = z.object({ token: Token, browser: Token.optional(), /** Said by whoever opens it in another browser than the one that asked. */ elsewhere: Said, /** On a device of one's own. */ stay: Said })
const Answer = z.object({ session: Token, language: Language })

/** Whoever opens the link that came to a mailbox is its owner, once and within ten minutes; who was not registered is from now on. The record keeps neither who nor when. */
export const comeIn = command('residents.come-in', { input: Asked, answer: Answer, rate: 'signing-in', find: recognise, run: begin, trace: () => ({ directorate: noDirectorate, subject: {}, quiet: true }) })

async function recognise(ctx: Ctx, { token, browser, elsewhere }: z.output<typeof Asked>): Promise<ShownLink> {
  const link = await shownLink(ctx, token, browser)
  if (!link) throw new Refusal('not-found', 'residents.no-such-link')
  if (link.over) throw new Refusal('too-late', 'residents.link-over')
  if (!link.here && !elsewhere) throw new Refusal('conflict', 'residents.other-browser')
  return link
}

async function begin(ctx: Ctx, { stay }: z.output<typeof Asked>, link: ShownLink) {
  const used = await tables(ctx).deleteFrom('residents.links').where('directorate_id', '=', noDirectorate).where('token_hash', '=', link.hash).executeTakeFirst()
  if (used.numDeletedRows === 0n) throw new Refusal('not-found', 'residents.no-such-link')
  const { person, language } = (await registered(ctx, link)) ?? (await registeredNow(ctx, link)) ?? (await registered(ctx, link))!
  await asOwn(ctx, person)
  return { session: await begunSession(ctx, person, stay), language: Language.catch('en').parse(language) }
}

type Whose = { readonly person: string; readonly language: string }

async function registered(ctx: Ctx, { addressHashes }: ShownLink): Promise<Whose | null> {
  const { found: row } = await foundUnder(ctx, addressHashes, (hash) => tables(ctx).selectFrom('residents.registrations').select(['person_id', 'language']).where('directorate_id', '=', noDirectorate).where('address_hash', '=', hash).executeTakeFirst())
  return row ? { person: row.person_id, language: row.language } : null
}

/** Null when another link of the same mailbox was quicker. */
async function registeredNow(ctx: Ctx, { addressHash, address, language }: ShownLink): Promise<Whose | null> {
  const person = randomUUID()
  await asOwn(ctx, person)
  const made = await tables(ctx).insertInto('residents.registrations').values({ directorate_id: noDirectorate, person_id: person, address_hash: addressHash, address, language, zone: null })
    .onConflict((known) => known.columns(['directorate_id', 'address_hash']).doNothing()).executeTakeFirst()
  return made.numInsertedOrUpdatedRows === 1n ? { person, language } : null
}
