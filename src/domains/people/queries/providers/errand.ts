import { z } from 'zod'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { Refusal } from '#frame/refusal.ts'
import { fewAtOnce } from '#platform/sign-on/few-at-once.ts'
import { openIdAddress } from '#platform/sign-on/open-id.ts'
import { samlRequest } from '#platform/sign-on/saml.ts'
import { newErrand, sealedErrand } from '../../providers/errand.ts'
import { backTo, providerOf } from '../../providers/provider.ts'
import { errandsFor, Language, Token } from '../../words.ts'

const Asked = z.object({
  provider: z.uuid(), errandFor: z.enum(errandsFor), language: Language,
  /** The session in which somebody proves anew or binds; whoever comes in has none. */
  session: Token.optional(), /** Where the browser goes on to afterwards. */ to: z.string().max(500).optional(),
})
const Answer = z.object({
  /** What the browser keeps until it is back. */
  errand: z.string(),
  /** Where it goes; with fields it goes there by a form, because the provider takes questions by post. */
  address: z.string(), fields: z.array(z.object({ name: z.string(), value: z.string() })),
})

/** At most two wait for another's server at a time; each holds a connection. */
const fewAsk = fewAtOnce(2)

/** Sends a browser to a provider. Nothing is kept of it here. */
export const errand = query('people.errand', { input: Asked, answer: Answer, rate: 'signing-in', reads: 'all', record: 'none', find: () => null, run: begun })

async function begun(ctx: Ctx, { provider: id, errandFor, language, session = '', to = '' }: z.output<typeof Asked>): Promise<z.output<typeof Answer>> {
  const provider = await providerOf(ctx, id)
  const made = newErrand({ provider: id, errandFor, session: session || null, to: to || null, language }, ctx.now)
  const fresh = errandFor === 'prove'
  if (provider.kind === 'saml') {
    const fields = await samlRequest(provider.saml, { request: made.request, relay: `${language}.${id}`, fresh })
    return { errand: sealedErrand(made), address: provider.saml.address, fields: Object.entries(fields).map(([name, value]) => ({ name, value })) }
  }
  const address = await fewAsk(() => openIdAddress(provider.openId, made, { back: backTo(provider.site, language), level: provider.least, fresh: fresh && !provider.asksEveryTime, language })
    .catch(() => { throw new Refusal('conflict', 'people.provider-silent') }))
  if (address === null) throw new Refusal('conflict', 'people.door-is-busy')
  return { errand: sealedErrand(made), address, fields: [] }
}
