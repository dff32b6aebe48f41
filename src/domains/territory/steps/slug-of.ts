/** Letters that keep a stroke when their marks are taken away. */
const plain: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' }

/** A name as an address can carry it: small letters of English, digits and hyphens; empty when no letter is left. */
export const slugOf = (name: string): string =>
  name.toLowerCase().replace(/[ßæœøłđðþı]/gu, (letter) => plain[letter]!).normalize('NFKD').replace(/\p{M}|['’]/gu, '').replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60)

/** An address that no other zone has: the plain name, then with its commissariat, then with its directorate, then counted. */
export function freeSlug(zone: { readonly names: Readonly<Record<string, string>>; readonly code: string }, taken: ReadonlySet<string>, commissariat: string, directorate: string): string {
  const said = [zone.names.en ?? '', ...Object.values(zone.names), zone.code, 'zone'].map(slugOf).find((slug) => slug !== '')!
  const among = [said, `${said}-${slugOf(commissariat)}`, `${said}-${slugOf(directorate)}`].find((slug) => !taken.has(slug) && !slug.endsWith('-'))
  if (among !== undefined) return among
  for (let place = 2; ; place++) if (!taken.has(`${said}-${place}`)) return `${said}-${place}`
}
