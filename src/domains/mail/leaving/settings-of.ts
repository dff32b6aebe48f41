import type { Ctx } from '#frame/ctx.ts'
import type { Relay } from '#platform/mail/relay.ts'
import { sealed, unsealed } from '#platform/secrets/sealed.ts'
import { tables } from '../tables.ts'

const place = (directorate: string) => `mail.settings|${directorate}|password`
export const sealedPassword = (directorate: string, password: string): string => sealed('mail', place(directorate), password)

export type Settings = { readonly relay: Relay; readonly sender: string; readonly site: string }

/** How mail leaves a directorate, with the password open; null where nobody has set it up. */
export async function settingsOf(ctx: Ctx, directorate: string): Promise<Settings | null> {
  const row = await tables(ctx).selectFrom('mail.settings').selectAll().where('directorate_id', '=', directorate).executeTakeFirst()
  if (!row) return null
  const password = row.password === null ? null : unsealed('mail', place(directorate), row.password)
  const login = row.login === null || password === null ? null : { name: row.login, password }
  return { relay: { host: row.host, port: row.port, security: row.security, login }, sender: row.sender, site: row.site }
}
