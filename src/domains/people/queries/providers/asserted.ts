import { z } from 'zod'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { Refusal } from '#frame/refusal.ts'
import { samlShown } from '#platform/sign-on/saml.ts'
import { sealedAsserted } from '../../providers/asserted.ts'
import { providerOf } from '../../providers/provider.ts'

const Asked = z.object({ /** What a browser was given to bring here. */ response: z.string().max(600_000), provider: z.uuid() })
const Answer = z.object({ asserted: z.string() })
/** Which question an answer says that it answers; whether it does is looked at with everything else, and again by the browser that asked it. */
const questionIn = /^[^>]*\sInResponseTo\s*=\s*["'](_[0-9a-f]{64})["']/

/** Looks at an answer of SAML that another site's page posted here: its signatures, for whom it is, for which question and for when. It lets nobody in by itself. */
export const asserted = query('people.asserted', { input: Asked, answer: Answer, rate: 'signing-in', reads: 'all', record: 'none', find: () => null, run: looked })

async function looked(ctx: Ctx, { response, provider: id }: z.output<typeof Asked>): Promise<z.output<typeof Answer>> {
  const provider = await providerOf(ctx, id)
  if (provider.kind !== 'saml') throw new Refusal('not-found', 'people.no-such-provider')
  const request = questionIn.exec(Buffer.from(response, 'base64').toString('utf8').replace(/^<\?xml[^>]*\?>\s*/, ''))?.[1] ?? ''
  const shown = await samlShown(provider.saml, response, request, ctx.now)
  if ('wrong' in shown) throw new Refusal('not-allowed', `people.asserted-${shown.wrong}`)
  const said = { ...Object.fromEntries(Object.entries(shown.attributes).filter(([name]) => name === provider.claims.given || name === provider.claims.family || name === provider.claims.identifier)), NameID: shown.name }
  return { asserted: sealedAsserted({ provider: id, request, said, level: shown.level, at: shown.at?.toISOString() ?? null, name: shown.name, session: shown.session, format: shown.format }) }
}
