import { z } from 'zod'
import { query } from '#frame/query.ts'
import { plainCheck as check } from '../words.ts'

const Asked = z.object({ words: z.string().max(20_000), language: z.string().regex(/^[a-z]{2,3}$/) })
const Answer = z.object({
  sentences: z.number(),
  toMend: z.array(z.object({ sentence: z.string(), words: z.number(), tooLong: z.boolean(), hard: z.array(z.object({ word: z.string(), why: z.enum(['long', 'officialese']), instead: z.string().nullable() })) })),
})

/** Which sentences of a text are hard to read, and what to write instead (D6). */
export const plainCheck = query('plans.plain-check', { input: Asked, answer: Answer, reads: 'public', find: () => ({}), run: (_, { words, language }) => check(words, language) as z.output<typeof Answer> })
