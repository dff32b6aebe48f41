import { z } from 'zod'
import { query } from '#frame/query.ts'
import { Refusal } from '#frame/refusal.ts'
import { examples } from '../rules/examples/examples.ts'
import { WorkedExample } from '../words.ts'

/** One passage of the source worked out: what was said, what follows, and what a survey or a count could have seen (U1-U8, O9). */
export const workedExample = query('programme.worked-example', { input: z.object({ id: z.string().trim().min(1) }), answer: WorkedExample, reads: 'public', find: () => null, run: (_, { id }) => one(id) })

function one(id: string): WorkedExample {
  const found = examples.find((example) => example.id === id)
  if (!found) throw new Refusal('not-found', 'programme.no-such-example', { id: 'programme.no-such-example' })
  return found
}
