import type { z } from 'zod'
import { Refusal } from './refusal.ts'

/** What arrived becomes what was meant, or a refusal that names the fields. A message that is not a key of ours says only that the field is wrong. */
export function parse<I extends z.ZodType>(schema: I, raw: unknown): z.output<I> {
  const got = schema.safeParse(raw)
  if (got.success) return got.data
  const said = got.error.issues.map((issue) => [issue.path.join('.'), isKey(issue.message) ? issue.message : keyFor(issue.code)] as const)
  throw new Refusal('invalid', 'frame.invalid', Object.fromEntries(said.toReversed()))
}

const isKey = (message: string) => /^[a-z]+\.[a-z0-9-]+$/.test(message)
const keyFor = (code: string) => (code === 'too_big' ? 'frame.too-much' : code === 'too_small' ? 'frame.too-little' : code === 'unrecognized_keys' ? 'frame.unknown-field' : 'frame.wrong-field')
