import { z } from 'zod'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { tables } from '../../tables.ts'
import { isBrowser } from '../../door/known-browser.ts'
import { ownSelf } from '../../steps/own-self.ts'

/** A person has seen, in this browser, that somebody came in by another one. In their other browsers it is told until they see it there. */
export const putNoticeAway = command('people.put-notice-away', {
  input: z.object({}), answer: z.object({}), find: ownSelf, run: seen, trace: (_, { directorate, person }) => ({ directorate, subject: { person } }),
})

async function seen(ctx: Ctx, _: unknown, { directorate, person }: { directorate: string; person: string }) {
  const told = await tables(ctx).selectFrom('people.browsers').select(['id', 'token_hash']).where('directorate_id', '=', directorate).where('person_id', '=', person).where('told_of', 'is not', null).execute()
  const here = told.find(({ token_hash }) => isBrowser(person, ctx.browser, token_hash))
  if (here) await tables(ctx).updateTable('people.browsers').set({ told_of: null }).where('directorate_id', '=', directorate).where('id', '=', here.id).execute()
  return {}
}
