import { z } from 'zod'
import type { Deed } from '#deeds'
import { directorates } from '#domains/territory/index.ts'
import type { Outside } from '#frame/ctx.ts'
import { readText } from '../table/read-text.ts'
import { asOperator } from './as-operator.ts'
import { namedDeed } from './named-deed.ts'
import { onBehalfOf } from './on-behalf-of.ts'
import { notUnderstood, typed } from './typed.ts'

/** Does or asks what was typed by its name: JSON in, JSON out, as the operator or on somebody's behalf. */
export async function perform(kind: Deed['kind'], argv: readonly string[], usage: string): Promise<number> {
  const read = typed(argv, usage, { as: { type: 'string' }, help: { type: 'boolean', short: 'h' } })
  if (!read) return 2
  if (read.values.help) return console.log(usage) ?? 0
  const [name, file, ...rest] = read.positionals
  if (name === undefined || rest.length > 0) return (notUnderstood('Type one name, and at most one file', usage), 2)
  const deed = namedDeed(kind, name)
  if (typeof deed === 'string') return (notUnderstood(deed, usage), 2)
  const input = parsed(file === undefined ? '{}' : await readText(file))
  if (input === undefined) return (notUnderstood(`${file} holds no JSON`, usage), 2)
  return asOperator(async (outside) => {
    const { as } = read.values
    const answer = as === undefined ? await deed(outside, await inOnlyDirectorate(outside, deed, input)) : await deed({ ...outside, actor: await onBehalfOf(outside, as) }, input)
    console.log(JSON.stringify(answer ?? {}, null, 2))
    return 0
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Where there is one directorate, the operator need not say which. */
async function inOnlyDirectorate(outside: Outside, deed: Deed, input: unknown): Promise<unknown> {
  const asks = deed.input instanceof z.ZodObject && 'directorate' in deed.input.shape
  if (!asks || typeof input !== 'object' || input === null || 'directorate' in input) return input
  const [only, other] = (await directorates(outside, {})).directorates
  return only && !other ? { directorate: only.directorate, ...input } : input
}
