import type { Given, Question } from '#domains/survey/words.ts'
import { keyFor } from '../words.ts'

/** What a person typed for one question of a sheet on paper: the number beside the crossed box; several, for several boxes, apart by spaces. */
export function keyed({ kind }: Question, typed: Given[string]): Given[string] {
  if (kind === 'text') return typed
  const parts = (Array.isArray(typed) ? typed : kind === 'many' ? String(typed).split(/[\s,;+]+/) : [typed]).map((part) => String(part).trim()).filter((part) => part !== '')
  return parts.map((part) => (part === keyFor['dont-know'] ? 'dont-know' : part === keyFor['prefer-not'] ? 'prefer-not' : part))
}
