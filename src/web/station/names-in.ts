import type { Names } from '#domains/territory/words.ts'
import { spoken } from '#web/say.ts'

/** The names that were typed, by language, where anything was. */
export function namesIn(typed: Readonly<Record<string, unknown>>): Names {
  return Object.fromEntries(spoken.flatMap((language) => (typeof typed[`name-${language}`] === 'string' && typed[`name-${language}`] !== '' ? [[language, typed[`name-${language}`] as string]] : [])))
}
