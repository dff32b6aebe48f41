/** Where a provider's answer says what: a path of names, as in `profile_attributes.given_name`. */
export type Claims = { readonly identifier: string; readonly given: string; readonly family: string }

/** As Estonia's TARA and Moldova's MPass say it. */
export const usualClaims = {
  openid: { identifier: 'sub', given: 'profile_attributes.given_name', family: 'profile_attributes.family_name' },
  saml: { identifier: 'NameID', given: 'FirstName', family: 'LastName' },
} as const satisfies Readonly<Record<string, Claims>>

/** The text at a path of what a provider said, or null: a list with one text is that text, and everything else is none. */
export function claimed(said: Readonly<Record<string, unknown>>, path: string): string | null {
  let at: unknown = Object.hasOwn(said, path) ? said[path] : path.split('.').reduce<unknown>((inside, name) => (isRecord(inside) && Object.hasOwn(inside, name) ? inside[name] : undefined), said)
  if (Array.isArray(at) && at.length === 1) at = at[0]
  return typeof at === 'string' && at.trim() !== '' ? at.trim() : null
}

const isRecord = (it: unknown): it is Record<string, unknown> => typeof it === 'object' && it !== null && !Array.isArray(it)

/** A national identifier as it is compared: without spaces, hyphens and the case of letters. */
export const plainIdentifier = (text: string): string => text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()

/** Could these be two spellings of one family name in a person's name? Marks above letters and hyphens are not looked at; a provider that says no name says nothing against it. */
export function sameName(name: string, family: string | null): boolean {
  if (family === null) return true
  const words = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().split(/[^\p{L}]+/u).filter(Boolean)
  const known = new Set(words(name))
  return words(family).some((word) => known.has(word))
}
