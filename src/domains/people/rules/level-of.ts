/** How sure a provider is of who somebody is (Regulation (EU) 910/2014, art. 8), lowest first. */
export const levels = ['low', 'substantial', 'high'] as const
export type Level = (typeof levels)[number]

/** Is a level at least as high as the one that is wanted? */
export const atLeast = (level: Level, least: Level): boolean => levels.indexOf(level) >= levels.indexOf(least)

/** Contexts of SAML that two things of one person were shown in; the two of cards with a certified chip come nearest to high, and are not said to be it. */
const twoThings = new Set(['MobileTwoFactorContract', 'MobileTwoFactorUnregistered', 'Smartcard', 'SmartcardPKI', 'SoftwarePKI', 'TimeSyncToken', 'X509'])
const known = 'urn:oasis:names:tc:SAML:2.0:ac:classes:'

/** The level that a word of a provider's means: its own name, that of eIDAS, or a context of SAML. What is not known counts as low. */
export function levelNamed(word: string | null): Level {
  const name = (word ?? '').replace(/^https?:\/\/eidas\.europa\.eu\/LoA\//, '')
  if ((levels as readonly string[]).includes(name)) return name as Level
  return name.startsWith(known) && twoThings.has(name.slice(known.length)) ? 'substantial' : 'low'
}

/** What somebody has, and by what they are known to it (RFC 8176); a text message is nothing one has. */
const having = new Set(['hwk', 'otp', 'sc', 'swk'])
const knowing = new Set(['face', 'fpt', 'iris', 'kba', 'pin', 'pwd', 'retina', 'vbm'])

/** The level of an OpenID Connect sign-in: what `acr` says; without it, that two things of different kinds were shown (`amr`). */
export function levelOf({ acr, amr }: { readonly acr?: unknown; readonly amr?: unknown }): Level {
  if (typeof acr === 'string') return levelNamed(acr)
  const ways = Array.isArray(amr) ? amr.filter((way) => typeof way === 'string') : []
  return ways.includes('mfa') || (ways.some((way) => having.has(way)) && ways.some((way) => knowing.has(way))) ? 'substantial' : 'low'
}
