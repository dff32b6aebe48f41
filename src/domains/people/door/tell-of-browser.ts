import { leaves, putBy } from '#domains/mail/index.ts'
import { Mailbox } from '#domains/mail/words.ts'
import { DirectorateId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { openedFor } from '../proofs/password.ts'
import { findPerson } from '../steps/find-person.ts'
import { tables } from '../tables.ts'

/** What did not leave within a day is told at the person's next pages anyway. */
const lastsHours = 24

/** Somebody came in by a browser that their account did not know: they are told in every other browser until they have seen it, and where they sign in by an e-mail address, there; without a word of what it is. */
export async function tellOfBrowser(ctx: Ctx, { directorate, person }: { readonly directorate: string; readonly person: string }, browser: string | null): Promise<void> {
  await tables(ctx).updateTable('people.browsers').set({ told_of: ctx.now.toISOString().slice(0, 10) }).where('directorate_id', '=', directorate).where('person_id', '=', person)
    .$if(browser !== null, (rows) => rows.where('id', '<>', browser!)).execute()
  const kept = await tables(ctx).selectFrom('people.passwords').select('name').where('directorate_id', '=', directorate).where('person_id', '=', person).executeTakeFirst()
  const mailbox = Mailbox.safeParse(kept && openedFor(person, 'name', kept.name))
  if (!mailbox.success || (await leaves(ctx, { directorate: DirectorateId.parse(directorate) })).from.length === 0) return
  const { language } = await findPerson(ctx, directorate, person)
  await putBy(ctx, { directorate, kind: 'browser', language, to: mailbox.data, token: null, endsAt: new Date(ctx.now.getTime() + lastsHours * 3_600_000) })
}
