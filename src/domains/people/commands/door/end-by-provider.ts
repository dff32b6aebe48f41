import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { showing } from '#frame/within.ts'
import { fewAtOnce } from '#platform/sign-on/few-at-once.ts'
import { openIdSignedOut } from '#platform/sign-on/open-id.ts'
import { samlDone, samlOut } from '#platform/sign-on/saml-out.ts'
import { spendOnce } from '../../providers/errand.ts'
import { providerOf, type Provider } from '../../providers/provider.ts'
import { hashesOfStay } from '../../providers/stay.ts'
import { tables } from '../../tables.ts'

const Asked = z.object({
  provider: z.uuid(),
  /** What a provider of OpenID Connect sends from its own machine, a signed token; what one of SAML has a browser bring, by a form or in an address. */
  token: z.string().max(16_000).optional(), posted: z.string().max(140_000).optional(), query: z.string().max(60_000).optional(), relay: z.string().max(500).optional(),
})
const Answer = z.object({ ended: z.number().int(), /** Where the browser goes on to with our answer, when it was one that brought it. */ address: z.string().nullable() })
type Gone = { readonly directorate: string; readonly provider: Provider; readonly subject: string | null; readonly sessions: readonly string[]; readonly once: string; readonly until: Date; readonly address: string | null }

/** Another's server is asked for its keys while our transaction is open: two at a time. */
const fewAsk = fewAtOnce(2)

/** A provider says, signed, that somebody signed out there: every session here that was begun by that stay ends at once. Said again, or by anybody else, it ends nothing. */
export const endByProvider = command('people.end-by-provider', {
  rate: 'signing-in', input: Asked, answer: Answer, find: believe, run: end,
  trace: (_, { directorate, provider }, { ended }) => ({ directorate, subject: { provider: provider.id, way: provider.kind, ended } }),
})

async function believe(ctx: Ctx, asked: z.output<typeof Asked>): Promise<Gone> {
  const provider = await providerOf(ctx, asked.provider)
  return provider.kind === 'openid' ? byToken(ctx, provider, asked.token ?? '') : bySaml(ctx, provider, asked)
}

const unbelieved = () => new Refusal('not-allowed', 'people.out-not-believed')

async function byToken(ctx: Ctx, provider: Extract<Provider, { kind: 'openid' }>, token: string): Promise<Gone> {
  const out = await fewAsk(() => openIdSignedOut(provider.openId, token, ctx.now).catch(() => { throw new Refusal('conflict', 'people.provider-silent') }))
  if (out === null) throw new Refusal('conflict', 'people.door-is-busy')
  if ('wrong' in out) throw unbelieved()
  return { directorate: provider.directorate, provider, subject: out.subject, sessions: out.session === null ? [] : [out.session], once: out.once, until: out.until, address: null }
}

async function bySaml(ctx: Ctx, provider: Extract<Provider, { kind: 'saml' }>, { posted, query, relay }: z.output<typeof Asked>): Promise<Gone> {
  const out = await samlOut(provider.saml, 'request', posted === undefined ? { query: query ?? '' } : { posted }, ctx.now)
  if ('wrong' in out || out.kind !== 'request') throw unbelieved()
  const address = provider.saml.logout === null ? null : samlDone(provider.saml, { id: `_${randomBytes(32).toString('hex')}`, request: out.id, relay: relay ?? null, now: ctx.now })
  return { directorate: provider.directorate, provider, subject: out.name, sessions: out.sessions, once: out.id, until: out.until, address }
}

async function end(ctx: Ctx, _: unknown, { directorate, provider, subject, sessions, once, until, address }: Gone) {
  await spendOnce(ctx, directorate, `signed out|${provider.id}|${once}`, until)
  const whose = subject === null ? [] : hashesOfStay('subject', provider.id, subject)
  const stays = sessions.flatMap((session) => hashesOfStay('session', provider.id, session))
  let ended = 0
  for (const shown of stays.length > 0 ? stays : whose) {
    await showing(ctx, shown)
    const gone = await tables(ctx).deleteFrom('people.sessions').where('directorate_id', '=', directorate).where('provider_id', '=', provider.id)
      .where((row) => row.and([...(whose.length === 0 ? [] : [row('provider_subject', 'in', whose)]), ...(stays.length > 0 ? [row('provider_session', '=', shown)] : [])])).executeTakeFirst()
    ended += Number(gone.numDeletedRows)
  }
  return { ended, address }
}
