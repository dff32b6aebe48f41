import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { Names } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { Refusal } from '#frame/refusal.ts'
import { fewAtOnce } from '#platform/sign-on/few-at-once.ts'
import { openIdWayOut } from '#platform/sign-on/open-id.ts'
import { samlWayOut } from '#platform/sign-on/saml-out.ts'
import { afterOut, providerOf, type Provider } from '../../providers/provider.ts'
import { openedCarried, type Stay } from '../../providers/stay.ts'
import { tables } from '../../tables.ts'
import { Language } from '../../words.ts'

const Asked = z.object({ /** What signing out answered. */ there: z.string().max(16_000), language: Language })
const Answer = z.object({ names: Names.nullable(), /** Where the browser signs out there too, by a form where there are fields; null where the provider has no such place. */ address: z.string().nullable(), fields: z.array(z.object({ name: z.string(), value: z.string() })) })

const fewAsk = fewAtOnce(2)
const none = { names: null, address: null, fields: [] }

/** Where somebody who was just signed out here signs out at the provider too. Here it is done, whatever the provider says. */
export const wayOut = query('people.way-out', { input: Asked, answer: Answer, rate: 'signing-in', reads: 'all', record: 'none', find: () => null, run: led })

async function led(ctx: Ctx, { there, language }: z.output<typeof Asked>): Promise<z.output<typeof Answer>> {
  const stay = openedCarried(there, ctx.now)
  const provider = stay && (await providerOf(ctx, stay.provider).catch((no: unknown) => { if (no instanceof Refusal) return null; throw no }))
  const way = provider && (await wayTo(ctx, provider, stay, language))
  if (!way) return none
  const { names } = await tables(ctx).selectFrom('pub.providers').select('names').where('id', '=', provider.id).executeTakeFirstOrThrow()
  return { names, address: way.address, fields: Object.entries(way.fields).map(([name, value]) => ({ name, value })) }
}

async function wayTo(ctx: Ctx, provider: Provider, { subject, session, words }: Stay, language: string): Promise<{ readonly address: string; readonly fields: Readonly<Record<string, string>> } | null> {
  if (provider.kind === 'openid') {
    const address = await fewAsk(() => openIdWayOut(provider.openId, { token: words, back: afterOut(provider.site, language), language }).catch(() => null))
    return address === null ? null : { address, fields: {} }
  }
  if (provider.saml.logout === null) return null
  return { address: provider.saml.logout, fields: samlWayOut(provider.saml, { id: `_${randomBytes(32).toString('hex')}`, name: subject, format: words, session, relay: language, now: ctx.now }) }
}
