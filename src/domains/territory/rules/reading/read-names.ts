import { languages } from '../../words.ts'

/** The ISO 639-3 and bibliographic codes that files use, as the two letters that Vatra uses. */
const shortCodes: Readonly<Record<string, string>> = {
  eng: 'en', ron: 'ro', rum: 'ro', mol: 'ro', mo: 'ro', rus: 'ru', ukr: 'uk', ua: 'uk', sqi: 'sq', alb: 'sq', est: 'et', lav: 'lv', nld: 'nl',
  dut: 'nl', fra: 'fr', fre: 'fr', deu: 'de', ger: 'de', srp: 'sr', ell: 'el', gre: 'el', tur: 'tr', pol: 'pl',
}
const spoken = new Set<string>(languages)
const kept = new Set<string>([...languages, 'fr', 'de', 'sr', 'el', 'tr', 'pl'])
const cyrillic = new Set(['ru', 'uk'])
const latin = new Set(['en', 'ro', 'sq', 'et', 'lv', 'nl', 'fr', 'de', 'tr', 'pl'])

export type ZoneNames = { names: Record<string, string>; odd: { language: string; text: string }[] }

/**
 * A zone's names by language. The plain name is what the place calls itself: it is the name in the language spoken there, before a
 * translation (files of Moldova hold Romanian in Cyrillic letters, and for Chișinău the ministry of education); "und" where that
 * language is not known. A name in letters that its language does not use is left out and told; one unlike the plain name is told.
 */
export function readNames(properties: Readonly<Record<string, unknown>>, plainProperty: string | null, language: string | null): ZoneNames {
  const plain = plainProperty === null ? null : text(properties[plainProperty])
  const names: Record<string, string> = {}
  const odd: ZoneNames['odd'] = []
  for (const [code, name] of translations(properties)) {
    if (!written(name, code)) odd.push({ language: code, text: name })
    else names[code] ??= name
  }
  if (plain === null) return { names, odd }
  const own = language !== null && written(plain, language) ? language : 'und'
  for (const [code, name] of Object.entries(names)) {
    if (spoken.has(code) && latin.has(code) && written(plain, 'en') && !alike(name, plain)) odd.push({ language: code, text: name })
  }
  names[own] = plain
  return { names, odd }
}

function translations(properties: Readonly<Record<string, unknown>>): [string, string][] {
  const table = properties.names
  const found: [string, unknown][] = typeof table === 'object' && table !== null ? Object.entries(table) : []
  for (const [key, value] of Object.entries(properties)) {
    const code = /^name[:_]([a-z]{2,3})$/i.exec(key)?.[1]
    if (code !== undefined) found.push([code, value])
  }
  return found.flatMap(([key, value]) => {
    const code = shortCodes[key.toLowerCase()] ?? key.toLowerCase()
    const name = text(Array.isArray(value) ? value[0] : value)
    return name === null || !kept.has(code) ? [] : [[code, name] as [string, string]]
  })
}

/** A text without needless spaces, or null where there is none. */
export function text(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const trimmed = value.normalize('NFC').replace(/\s+/gu, ' ').trim()
  return trimmed === '' ? null : trimmed
}

function written(name: string, language: string): boolean {
  if (cyrillic.has(language)) return /\p{Script=Cyrillic}/u.test(name)
  return !latin.has(language) || !/[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(name)
}

/** Two names are alike when a word of each has the same first two consonants, however it is spelt: Cahul and Kahulas, Tiranë and Tirana. */
function alike(one: string, two: string): boolean {
  const known = new Set(sounds(one))
  return known.size === 0 || sounds(two).some((sound) => known.has(sound))
}

function sounds(name: string): string[] {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[cq]/gu, 'k').replace(/z/gu, 's').replace(/w/gu, 'v')
  return plain.split(/[^\p{L}]+/u).map((word) => word.replace(/[aeiouyj]/gu, '').slice(0, 2)).filter((word) => word !== '')
}
