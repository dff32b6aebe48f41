import { z } from 'zod'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tables } from '../../tables.ts'
import { isBrowser } from '../../door/known-browser.ts'
import { ownSelf } from '../../steps/own-self.ts'

const Asked = z.object({ /** Which; without it all of them, this one too. */ id: z.uuid().optional() })

/** A person's account no longer knows one of their browsers, or any: sessions in it end, and who comes in there again is told of. From a browser that is itself new nobody makes the others forgotten. */
export const forgetBrowsers = command('people.forget-browsers', {
  input: Asked, answer: z.object({ forgotten: z.number().int() }), proof: 'fresh', find: ownSelf, run: forget, trace: (_, { directorate, person }, { forgotten }) => ({ directorate, subject: { person, forgotten } }),
})

async function forget(ctx: Ctx, { id }: z.output<typeof Asked>, { directorate, person }: { directorate: string; person: string }) {
  const mine = await tables(ctx).selectFrom('people.browsers').select(['id', 'token_hash']).where('directorate_id', '=', directorate).where('person_id', '=', person).execute()
  const gone = mine.filter((one) => id === undefined || one.id === id)
  if (gone.length === 0) throw new Refusal('not-found', 'people.no-such-browser')
  const others = gone.some(({ token_hash }) => !isBrowser(person, ctx.browser, token_hash))
  if (others && ctx.actor.kind === 'person' && ctx.actor.eachTime) throw new Refusal('conflict', 'people.browser-too-new')
  const ids = gone.map((one) => one.id)
  await tables(ctx).deleteFrom('people.sessions').where('directorate_id', '=', directorate).where('person_id', '=', person).where('browser_id', 'in', ids).execute()
  await tables(ctx).deleteFrom('people.browsers').where('directorate_id', '=', directorate).where('person_id', '=', person).where('id', 'in', ids).execute()
  return { forgotten: gone.length }
}
