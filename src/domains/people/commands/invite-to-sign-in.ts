import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { tenant } from '#frame/tenant.ts'
import { tables } from '../tables.ts'
import { linkLivesDays, PersonId, Token } from '../words.ts'
import { findPerson } from '../steps/find-person.ts'
import { partnerOf } from '../steps/partner-of.ts'
import { newToken, tokenHash } from '../steps/token-hash.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), person: PersonId })
const Answer = z.object({ token: Token, endsAt: z.iso.datetime() })

/** A link that signs this person in, once and within a week. It is answered here and nowhere else: only its hash is kept. */
export const inviteToSignIn = command('people.invite-to-sign-in', {
  input: Asked, answer: Answer, find: findPlace, run: invite, trace: ({ person }, { directorate }) => ({ directorate, subject: { person } }),
})

async function findPlace(ctx: Ctx, asked: z.output<typeof Asked>) {
  const directorate = await tenant(ctx, asked.directorate)
  return { directorate, ...(await partnerOf(ctx, directorate, asked.person)) }
}

async function invite(ctx: Ctx, asked: z.output<typeof Asked>, { directorate }: { directorate: string }) {
  const person = await findPerson(ctx, directorate, asked.person)
  const token = newToken()
  const endsAt = new Date(ctx.now.getTime() + linkLivesDays * 86_400_000)
  await tables(ctx).insertInto('people.sign_in_links')
    .values({ directorate_id: directorate, token_hash: tokenHash(token), person_id: person.id, ends_at: endsAt, used_at: null }).execute()
  return { token, endsAt: endsAt.toISOString() }
}
