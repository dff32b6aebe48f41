import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import { keepRequest } from '../steps/keep-request.ts'
import { whomToAsk } from '../steps/own-self.ts'
import { dayOf } from '../steps/shown-request.ts'
import { requestKinds, RequestId, Words } from '../words.ts'

const Asked = z.strictObject({ kind: z.enum(requestKinds, 'privacy.say-what'), words: Words, /** Said by a resident where there are several. */ directorate: DirectorateId.optional() })

/** A person asks about what is kept of them; the clock of a month begins that day. */
export const ask = command('privacy.ask', {
  input: Asked, answer: z.object({ request: RequestId, number: z.string(), dueOn: z.iso.date() }), record: { operation: 'collect', ground: 'own-wish' }, find: (ctx, { directorate }) => whomToAsk(ctx, directorate),
  run: (ctx, { kind, words }, self) => keepRequest(ctx, { ...self, kind, words, askedOn: dayOf(ctx.now) }),
  trace: ({ kind }, { directorate, person }, { request }) => ({ directorate, subject: { request, kind }, whose: [person] }),
})
