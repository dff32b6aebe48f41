import { dictionary } from '@zxcvbn-ts/language-common'

/** Some 49,000 passwords that people took and that were stolen, the commonest first (`@zxcvbn-ts/language-common`): in memory, asked of nobody. */
const words = dictionary['passwords-common'] as readonly string[]
const known: ReadonlySet<string> = new Set(words)
/** How many of them are so common that two in a row are one of them still. */
const common: ReadonlySet<string> = new Set(words.slice(0, 10_000))
const looksLike: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', '@': 'a', $: 's', '!': 'i' }
/** What people put before and behind a word until it has enough signs. */
const ends = [/(19|20)\d\d[^\p{L}\p{N}]*$/u, /123[^\p{L}\p{N}]*$/u, /\d{1,4}[^\p{L}\p{N}]*$/u, /[^\p{L}\p{N}]+$/u, /^[^\p{L}]+|[^\p{L}]+$/gu]

/**
 * Is this one of the passwords that are tried first? Most of the list are shorter than what is taken here, so what is looked at is also what
 * people make of them to have enough signs: years and signs before and behind, letters written as digits, the same twice, two that are common in a row.
 */
export function knownPassword(password: string): boolean {
  const plain = password.normalize('NFKC').toLowerCase()
  const forms = [plain, ...ends.map((end) => plain.replace(end, ''))].flatMap((text) => [text, text.replace(/[013457@$!]/g, (sign) => looksLike[sign]!)])
  return forms.flatMap((text) => [text, text.replace(/[^\p{L}\p{N}]/gu, '')]).some((text) => known.has(text) || inTwo(text))
}

function inTwo(text: string): boolean {
  for (let at = 3; at <= text.length - 3; at++) if (common.has(text.slice(0, at)) && common.has(text.slice(at))) return true
  const half = text.slice(0, text.length / 2)
  return half.length >= 3 && known.has(half) && text === half + half
}

/** The list itself, for who wants to try it. */
export const knownPasswords = words
