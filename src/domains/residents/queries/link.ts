import { z } from 'zod'
import { Token } from '#domains/people/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { shownLink } from '../door/shown-link.ts'
import { Language } from '../words.ts'

const Asked = z.object({ token: z.string(), browser: Token.optional() })
const Answer = z.object({ /** Not used and not over. */ good: z.boolean(), /** Its ten minutes have passed, and nobody used it. */ over: z.boolean(), /** Shown by the browser that asked for it. */ here: z.boolean(), language: Language.nullable() })

/** Looks at a link without using it: mail programs look ahead, and must not use it up. */
export const link = query('residents.link', { input: Asked, answer: Answer, reads: 'all', record: 'none', rate: 'signing-in', find: () => null, run: look })

async function look(ctx: Ctx, { token, browser }: z.output<typeof Asked>) {
  const found = Token.safeParse(token).success ? await shownLink(ctx, token, browser) : null
  return found && !found.over ? { good: true, over: false, here: found.here, language: Language.catch('en').parse(found.language) } : { good: false, over: found !== null, here: false, language: null }
}
