import { z } from 'zod'
import { leaves, putBy } from '#domains/mail/index.ts'
import { Mailbox } from '#domains/mail/words.ts'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { tenant } from '#frame/tenant.ts'
import { PersonId, Token } from '../words.ts'
import { findPerson } from '../steps/find-person.ts'
import { madeLink } from '../door/made-link.ts'
import { partnerOf } from '../steps/partner-of.ts'
import { trustOf } from '../steps/posts/trust-of.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), person: PersonId, /** Where the link is sent, without a word of what it is. */ mailbox: Mailbox.optional() })
const Answer = z.object({ token: Token, endsAt: z.iso.datetime(), /** It was sent, or is about to be. */ mailed: z.boolean() })

/**
 * A link with which this person comes in for the first time and sets up a proof, once and within a week. It is answered here, and sent in a
 * message that says nothing where a mailbox is told and mail leaves: only its hash is kept. To somebody who has a proof it opens nothing: who lost it is let in anew by two custodians, and so is whoever holds a post of trust.
 */
export const inviteToSignIn = command('people.invite-to-sign-in', {
  input: Asked, answer: Answer, proof: 'fresh', find: findPlace, run: invite, trace: ({ person }, { directorate }) => ({ directorate, subject: { person } }),
})

async function findPlace(ctx: Ctx, asked: z.output<typeof Asked>) {
  const directorate = await tenant(ctx, asked.directorate)
  return { directorate, ...(await partnerOf(ctx, directorate, asked.person)), ...(await trustOf(ctx, directorate, asked.person)) }
}

async function invite(ctx: Ctx, asked: z.output<typeof Asked>, { directorate }: { directorate: string }) {
  const { id, language } = await findPerson(ctx, directorate, asked.person)
  const link = await madeLink(ctx, directorate, id)
  const mailed = asked.mailbox !== undefined && (await leaves(ctx, { directorate })).from.length > 0
  if (mailed) await putBy(ctx, { directorate, kind: 'invitation', language, to: asked.mailbox!, token: link.token, endsAt: new Date(link.endsAt) })
  return { ...link, mailed }
}
