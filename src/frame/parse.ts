import type { z } from 'zod'
import { Refusal } from './refusal.ts'

/** What arrived becomes what was meant, or a refusal that names the fields. A message that is not a key of ours says only that the field is wrong. */
export function parse<I extends z.ZodType>(schema: I, raw: unknown): z.output<I> {
  const broken = unwritable(raw)
  if (broken !== null) throw new Refusal('invalid', 'frame.invalid', { [broken]: 'frame.wrong-field' })
  const got = schema.safeParse(raw)
  if (got.success) return got.data
  const said = got.error.issues.map((issue) => [issue.path.join('.'), isKey(issue.message) ? issue.message : keyFor(issue)] as const)
  throw new Refusal('invalid', 'frame.invalid', Object.fromEntries(said.toReversed()))
}

const isKey = (message: string) => /^[a-z]+\.[a-z0-9-]+$/.test(message)

function keyFor(issue: z.core.$ZodIssue): string {
  if (issue.code === 'too_small') return issue.origin === 'string' && issue.minimum === 1 ? 'frame.left-empty' : 'frame.too-little'
  return issue.code === 'too_big' ? 'frame.too-much' : issue.code === 'unrecognized_keys' ? 'frame.unknown-field' : 'frame.wrong-field'
}

/** Where in what arrived there is what no database keeps (U+0000, or half a sign: one of two surrogates without the other), or a nesting that nobody writes; null when there is none. */
function unwritable(raw: unknown): string | null {
  const waiting: { value: unknown; path: string; depth: number }[] = [{ value: raw, path: '', depth: 0 }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, path, depth } = next
    if (typeof value === 'string' ? unkept(value) : depth > deepest) return path || 'input'
    if (value === null || typeof value !== 'object' || ArrayBuffer.isView(value)) continue
    // A map has tens of thousands of corners, each a list of two numbers: none of them is given a name here.
    const names = Array.isArray(value) ? value.keys() : Object.keys(value)
    for (const name of names) {
      if (typeof name === 'string' && unkept(name)) return path || 'input'
      const inner = (value as Record<string | number, unknown>)[name]
      if (typeof inner === 'string' || (inner !== null && typeof inner === 'object')) waiting.push({ value: inner, path: path ? `${path}.${name}` : String(name), depth: depth + 1 })
    }
  }
  return null
}

const unkept = (text: string) => text.includes('\0') || !text.isWellFormed()

/** A map's polygons are nested six deep, a questionnaire ten. */
const deepest = 100
