import { z } from 'zod'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { keepRequest } from '../steps/keep-request.ts'
import { ownSelf } from '../steps/own-self.ts'
import { dayOf } from '../steps/shown-request.ts'
import { requestKinds, RequestId, Words } from '../words.ts'

const Asked = z.strictObject({ kind: z.enum(requestKinds, 'privacy.say-what'), words: Words })

/** A person asks about what is kept of them; the clock of a month begins that day. */
export const ask = command('privacy.ask', {
  input: Asked, answer: z.object({ request: RequestId, dueOn: z.iso.date() }), record: { operation: 'collect', ground: 'own-wish' }, find: (ctx: Ctx) => ownSelf(ctx),
  run: (ctx, asked, self) => keepRequest(ctx, { ...self, ...asked, askedOn: dayOf(ctx.now) }),
  trace: ({ kind }, { directorate, person }, { request }) => ({ directorate, subject: { request, kind }, whose: [person] }),
})
