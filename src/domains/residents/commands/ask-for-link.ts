import { z } from 'zod'
import { leaves, putBy } from '#domains/mail/index.ts'
import { Mailbox } from '#domains/mail/words.ts'
import { newToken, tokenHash } from '#domains/people/index.ts'
import { Token } from '#domains/people/words.ts'
import { noDirectorate } from '#frame/afterwards.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { showing } from '#frame/within.ts'
import { atTheDoor } from '../door/own.ts'
import { mailboxHash, openedMailbox, sealedMailbox } from '../door/mailbox.ts'
import { shownLink } from '../door/shown-link.ts'
import { tables } from '../tables.ts'
import { Language, linkLivesMinutes, mostLinks } from '../words.ts'

const Asked = z.object({
  mailbox: Mailbox.optional(), /** What a message would have opened that is over: another goes to the same mailbox. */ again: Token.optional(),
  language: Language.default('en'), /** A secret of the browser that asks. */ browser: Token,
}).refine(({ mailbox, again }) => (mailbox === undefined) !== (again === undefined), { path: ['mailbox'], error: 'mail.not-a-mailbox' })

/**
 * Somebody wants to be known again by a mailbox. Whether it is known is not even looked at here: the same is done and answered for every one, and
 * nobody is registered by asking. Of whom the record keeps nothing, nor when.
 */
export const askForLink = command('residents.ask-for-link', {
  input: Asked, answer: z.object({ minutes: z.number().int() }), rate: 'mailing', find: () => null, run: ask, trace: () => ({ directorate: noDirectorate, subject: {}, quiet: true }),
})

async function ask(ctx: Ctx, { mailbox: typed, again, language, browser }: z.output<typeof Asked>) {
  if ((await leaves(ctx, {})).from.length === 0) throw new Refusal('conflict', 'residents.no-mail')
  const mailbox = typed ?? (await mailboxOf(ctx, again!))
  const [hash, token] = [mailboxHash(mailbox), newToken()]
  await atTheDoor(ctx)
  await showing(ctx, hash)
  const waiting = await tables(ctx).selectFrom('residents.links').select('ends_at').where('directorate_id', '=', noDirectorate).where('address_hash', '=', hash).where('ends_at', '>', ctx.now).execute()
  if (waiting.length >= mostLinks) return { minutes: linkLivesMinutes }
  const endsAt = new Date(ctx.now.getTime() + linkLivesMinutes * 60_000)
  await tables(ctx).insertInto('residents.links')
    .values({ directorate_id: noDirectorate, token_hash: tokenHash(token), address_hash: hash, address: sealedMailbox(hash, mailbox), language, browser_hash: tokenHash(browser), ends_at: endsAt }).execute()
  await putBy(ctx, { directorate: noDirectorate, kind: 'link', language, to: mailbox, token, endsAt })
  return { minutes: linkLivesMinutes }
}

/** Where the message went that is shown: it is known until it is swept away, and then the mailbox is typed again. */
async function mailboxOf(ctx: Ctx, token: string): Promise<string> {
  const link = await shownLink(ctx, token, undefined)
  const mailbox = link && openedMailbox(link.addressHash, link.address)
  if (!mailbox) throw new Refusal('not-found', 'residents.no-such-link')
  return mailbox
}
