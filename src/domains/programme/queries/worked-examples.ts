import { z } from 'zod'
import { query } from '#frame/query.ts'
import { examples } from '../rules/examples/examples.ts'
import { WorkedExample } from '../words.ts'

const Answer = z.object({ examples: z.array(WorkedExample.pick({ id: true, country: true, names: true, about: true, line: true }).extend({ figures: z.number() })) })

/** The passages of the source that are worked out, in its order, each with the count of its figures. */
export const workedExamples = query('programme.worked-examples', {
  input: z.object({}), answer: Answer, reads: 'public', find: () => null,
  run: () => ({ examples: examples.map(({ id, country, names, about, line, said, years }) => ({ id, country, names, about, line, figures: said.length + years.length })) }),
})
