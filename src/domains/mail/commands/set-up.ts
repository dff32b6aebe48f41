import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { allowedAddress } from '#platform/outgoing/allowed-address.ts'
import { namedHere } from '#platform/outgoing/named-here.ts'
import { sealedPassword } from '../leaving/settings-of.ts'
import { tables } from '../tables.ts'
import { Mailbox, Security, Site } from '../words.ts'

const Asked = z.object({
  directorate: DirectorateId.optional(), /** The server that takes the mail. */ host: z.string().trim().min(1, 'mail.not-a-host').max(253, 'mail.not-a-host'),
  port: z.coerce.number('mail.not-a-port').int('mail.not-a-port').min(1, 'mail.not-a-port').max(65535, 'mail.not-a-port'), security: Security,
  login: z.string().trim().max(200).default(''), /** Left empty, the one that is kept stays. */ password: z.string().max(400).default(''), /** From which mailbox messages come. */ sender: Mailbox, site: Site,
})

/** An administrator says which server takes the mail and where messages lead. The password is kept sealed and is never shown again. */
export const setUp = command('mail.set-up', {
  input: Asked, answer: z.object({ directorate: DirectorateId }), proof: 'fresh', rate: 'doing', find: findPlace, run: keep, trace: (_, { directorate }) => ({ directorate, subject: { directorate } }),
})

async function findPlace(ctx: Ctx, asked: { readonly directorate?: DirectorateId | undefined }) {
  return { directorate: await tenant(ctx, asked.directorate) }
}

async function keep(ctx: Ctx, { host, port, security, login, password, sender, site }: z.output<typeof Asked>, { directorate }: { directorate: string }) {
  // Names are asked for when mail leaves; a number, or what is no name, is looked at here already.
  const way = await allowedAddress(host, port, { ask: async () => [] })
  if ('no' in way && way.no !== 'unknown-host') throw new Refusal('invalid', `mail.fault-${way.no}`, { host: `mail.fault-${way.no}` })
  if (security === 'plain' && !namedHere(host, port)) throw new Refusal('invalid', 'mail.plain-only-here', { security: 'mail.plain-only-here' })
  const known = await tables(ctx).selectFrom('mail.settings').select(['password', 'login']).where('directorate_id', '=', directorate).executeTakeFirst()
  const kept = login === '' ? null : password === '' ? (known?.password ?? null) : sealedPassword(directorate, password)
  if (login !== '' && kept === null) throw new Refusal('invalid', 'mail.password-needed', { password: 'mail.password-needed' })
  const row = { host, port, security, login: login || null, password: kept, sender, site, set_up_on: ctx.now.toISOString().slice(0, 10), fault: null, fault_at: null }
  await tables(ctx).insertInto('mail.settings').values({ directorate_id: directorate, ...row }).onConflict((there) => there.columns(['directorate_id']).doUpdateSet(row)).execute()
  await tables(ctx).insertInto('pub.mail').values({ directorate_id: directorate, since_on: row.set_up_on }).onConflict((there) => there.doNothing()).execute()
  return { directorate: directorate as DirectorateId }
}
