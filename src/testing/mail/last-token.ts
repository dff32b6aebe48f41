import { contentsOf } from '#domains/mail/index.ts'
import type { MailTables } from '#domains/mail/tables.ts'
import type { Store } from '#platform/db.ts'

/** What the one message that waits opens: taken out of the house's own table, which goes on empty. */
export async function lastToken(store: Store): Promise<string> {
  const messages = store.owner.withTables<MailTables>()
  const rows = await messages.deleteFrom('mail.messages').returning(['id', 'sealed']).execute()
  return contentsOf(rows.at(-1)!)!.token!
}
