import type { Say } from '#web/say.ts'

/** What people call a deed: each domain has words for its own. Null where nobody has any, as for one in an old line of the record that was taken out since. */
export function deedWords(say: Say, deed: string): string | null {
  const [domain, word] = deed.split('.')
  const words = say.any(`${domain}.deed-${word}`)
  return words === say('web.no-words') ? null : words
}
