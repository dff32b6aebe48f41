import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import { granted, keepMeasure } from '../../steps/measures/keep-measure.ts'
import { knownRequest } from '../../steps/known-request.ts'
import { judgements, RequestId, Words } from '../../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), request: RequestId, about: z.enum(judgements, 'privacy.say-what-is-right'), words: Words })

/** What a person says to a judgement about them is put beside it; nobody writes over a judgement, for somebody else answers for it (Directive (EU) 2016/680, art. 7(1) and 16). */
export const rebut = command('privacy.rebut', {
  input: Asked, answer: z.object({ measure: z.uuid() }), record: 'alter', find: knownRequest,
  run: async (ctx, { about, words }, known) => {
    granted(known, 'correction')
    return keepMeasure(ctx, known, { kind: 'rebuttal', what: about, words })
  },
  trace: ({ request, about }, { directorate, person }, { measure }) => ({ directorate, subject: { directorate, request, measure, about }, whose: [person] }),
})
