import type { Typed } from '#web/http/ctx.ts'
import { spoken } from '#web/say.ts'

type Fields = Readonly<Record<string, string>>
export type AsAsked = Readonly<Record<string, unknown>>
/** What was typed in the forms of a page, and what is wrong with it. */
export type Form = { readonly typed: Fields; readonly errors: Fields }

const inLanguage = new RegExp(`^(.+)-(${spoken.join('|')})$`)

/** A form as its deed wants it: several forms stand on one page, so that each field bears the name of its form; words in several languages become one; what was left empty is left out. */
export function asAsked(typed: Typed): AsAsked {
  const asked: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(typed)) {
    if (!name.startsWith(`${String(typed.intent)}-`) || value === '') continue
    const field = name.slice(String(typed.intent).length + 1)
    const [, words, language] = inLanguage.exec(field) ?? []
    if (words !== undefined && language !== undefined) asked[words] = { ...(asked[words] as object | undefined), [language]: value }
    else asked[field] = value
  }
  return asked
}

/** What the deed says of its fields, by the names of the form; words that lack in every language are asked for in the reader's. */
export const asTyped = (intent: string, fields: Fields, worded: readonly string[], language: string): Fields =>
  Object.fromEntries(Object.entries(fields).map(([field, code]) => {
    const [name = '', spokenIn] = field.split('.')
    return [worded.includes(name) ? `${intent}-${name}-${spokenIn ?? language}` : `${intent}-${name}`, code]
  }))
