import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { tenant } from '#frame/tenant.ts'
import { PersonId, Token } from '../words.ts'
import { findPerson } from '../steps/find-person.ts'
import { madeLink } from '../door/made-link.ts'
import { partnerOf } from '../steps/partner-of.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), person: PersonId })
const Answer = z.object({ token: Token, endsAt: z.iso.datetime() })

/**
 * A link with which this person comes in for the first time and sets up a proof, once and within a week. It is answered here and nowhere else: only
 * its hash is kept. To somebody who has a proof it opens nothing: who lost it is let in anew by two custodians.
 */
export const inviteToSignIn = command('people.invite-to-sign-in', {
  input: Asked, answer: Answer, proof: 'fresh', find: findPlace, run: invite, trace: ({ person }, { directorate }) => ({ directorate, subject: { person } }),
})

async function findPlace(ctx: Ctx, asked: z.output<typeof Asked>) {
  const directorate = await tenant(ctx, asked.directorate)
  return { directorate, ...(await partnerOf(ctx, directorate, asked.person)) }
}

async function invite(ctx: Ctx, asked: z.output<typeof Asked>, { directorate }: { directorate: string }) {
  return madeLink(ctx, directorate, (await findPerson(ctx, directorate, asked.person)).id)
}
