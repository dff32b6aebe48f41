import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { type CountryRequest, knownCountryRequest } from '../../steps/posts/known-country-request.ts'
import { tables } from '../../tables.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), request: z.uuid() })

/** What was asked is not agreed to, or taken back: it waits no longer, and nothing has changed. */
export const dropCountryPost = command('people.drop-country-post', {
  input: Asked, answer: z.object({ request: z.uuid() }), find: knownCountryRequest, run: drop,
  trace: (_, { directorate, person, request }) => ({ directorate, subject: { person, request } }),
})

async function drop(ctx: Ctx, _: unknown, { directorate, request }: CountryRequest) {
  await tables(ctx).deleteFrom('people.country_requests').where('directorate_id', '=', directorate).where('id', '=', request).where('agreed_at', 'is', null).execute()
  return { request }
}
