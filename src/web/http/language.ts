import { spoken, type Spoken } from '#web/say.ts'

/** The language the browser asks for, among those we speak; English when none is. */
export function preferred(acceptLanguage: string | null): Spoken {
  const wishes = (acceptLanguage ?? '').split(',').map((part) => {
    const [tag = '', ...rest] = part.trim().toLowerCase().split(';')
    return { language: tag.split('-')[0] ?? '', weight: Number(rest.join(';').match(/q=([\d.]+)/)?.[1] ?? 1) }
  })
  const wish = wishes.filter(({ language, weight }) => weight > 0 && isSpoken(language)).toSorted((one, other) => other.weight - one.weight)[0]
  return (wish?.language as Spoken | undefined) ?? 'en'
}

/** Where somebody is sent who asks for a page without a language; null when the address is right. */
export function betterAddress(url: URL, acceptLanguage: string | null): string | null {
  const [, first = '', ...rest] = url.pathname.split('/')
  if (first === '') return `/${preferred(acceptLanguage)}`
  // The short address that stands in messages: it tells no language either.
  return first === 'm' && rest.length === 0 ? `/${preferred(acceptLanguage)}/m${url.search}` : null
}

/** The language of a page's address; English where it has none. */
export function languageOf({ url }: Request): Spoken {
  const first = new URL(url).pathname.split('/')[1] ?? ''
  return isSpoken(first) ? first : 'en'
}

const isSpoken = (language: string): language is Spoken => (spoken as readonly string[]).includes(language)
