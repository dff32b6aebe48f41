import { TYPE } from '@formatjs/icu-messageformat-parser'
import { IntlMessageFormat } from 'intl-messageformat'
import { inOrder, languages, type Language, type Names } from '#domains/territory/words.ts'
import { books, type Wants } from './messages/books.ts'

/** The languages that have words for everything. */
export type Spoken = keyof typeof books
export const spoken = languages.filter((language): language is Spoken & Language => language in books)

/** What each language calls itself. */
export const ownNames: Readonly<Record<Language, string>> = { en: 'English', ro: 'Română', ru: 'Русский', uk: 'Українська', sq: 'Shqip', et: 'Eesti', lv: 'Latviešu', nl: 'Nederlands' }

export type Key = keyof typeof books.en
type Values = Readonly<Record<string, string | number | Date>>
type Asked<K extends Key> = K extends keyof Wants ? [values: Wants[K]] : []

/** Says things in one language: messages by key, and numbers and days the way its readers write them. */
export type Say = {
  <K extends Key>(key: K, ...values: Asked<K>): string
  readonly language: Spoken
  /** A key that is only known at run time, such as a refusal's code. */
  readonly any: (key: string, values?: Values) => string
  readonly number: (value: number, digits?: number) => string
  /** A share from 0 to 1 as a percentage; whole percents unless told. */
  readonly share: (value: number, digits?: number) => string
  /** Money with its currency: whole where it is whole. */
  readonly money: (cents: number, currency: string) => string
  readonly day: (day: string) => string
  /** Things in the order of their names, as readers of the language look for them: "Zone 2" before "Zone 10". */
  readonly inOrder: <One extends { readonly names: Names } | { readonly name: string }>(all: readonly One[]) => One[]
  readonly list: (things: readonly string[]) => string
}

/** Which of its countries a language's days and numbers are written for. */
const places: Readonly<Partial<Record<Spoken, string>>> = { en: 'en-GB' }
/** Where a month has another ending after each word before it, days are written in figures. */
const inFigures: Readonly<Partial<Record<Spoken, Intl.DateTimeFormatOptions>>> = { lv: { day: '2-digit', month: '2-digit', year: 'numeric' } }
/** The mark of the year in Russian and Ukrainian has a full stop, which would end the sentence around it once more than it ends. */
const yearMark = /\s[гр]\.$/u
const speakers = new Map<Spoken, Say>()

/** Whoever speaks this language; English for one that has no words yet. */
export function speak(language: string | undefined): Say {
  const known = spoken.find((one) => one === language) ?? 'en'
  const there = speakers.get(known)
  if (there) return there
  const made = speaker(known)
  speakers.set(known, made)
  return made
}

function speaker(language: Spoken): Say {
  /** What has nothing to put in is said as it stands. */
  const formats = new Map<string, IntlMessageFormat | string>()
  const locale = places[language] ?? language
  const numbers = [0, 1, 2, 3].map((digits) => new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }))
  const shares = [0, 1].map((digits) => new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits }))
  const days = new Intl.DateTimeFormat(locale, { ...(language in inFigures ? inFigures[language] : { dateStyle: 'long' }), timeZone: 'UTC' })
  const lists = new Intl.ListFormat(locale), moneys = new Map<string, Intl.NumberFormat>()
  const moneyIn = (currency: string): Intl.NumberFormat => {
    const there = moneys.get(currency) ?? new Intl.NumberFormat(locale, { style: 'currency', currency, minimumFractionDigits: 2, maximumFractionDigits: 2, trailingZeroDisplay: 'stripIfInteger' })
    moneys.set(currency, there)
    return there
  }
  const any = (key: string, values: Values = {}): string => {
    let format = formats.get(key)
    if (format === undefined) formats.set(key, (format = plainIn(formatOf(language, key))))
    return typeof format === 'string' ? format : String(format.format(forgiving(values)))
  }
  return Object.assign((key: Key, values?: Values) => any(key, values), {
    language, any,
    number: (value: number, digits = 0) => (numbers[digits] ?? numbers[0]!).format(value),
    share: (value: number, digits = 0) => (shares[digits] ?? shares[0]!).format(value),
    money: (cents: number, currency: string) => moneyIn(currency).format(cents / 100),
    day: (day: string) => days.format(new Date(`${day}T00:00:00Z`)).replace(yearMark, ''),
    inOrder: <One extends { readonly names: Names } | { readonly name: string }>(all: readonly One[]) => inOrder(all, language),
    list: (things: readonly string[]) => lists.format(things),
  }) as Say
}

const plainIn = (format: IntlMessageFormat): IntlMessageFormat | string => (format.getAst().every(({ type }) => type === TYPE.literal) ? String(format.format()) : format)

/** A value that nobody gave leaves a gap in the sentence and not a broken page. */
const forgiving = (values: Values): Record<string, string> =>
  new Proxy(values, { has: () => true, get: (given, name) => Reflect.get(given, name) ?? '…' }) as Record<string, string>

/** The reader's words, else the English, else a sentence that owns up: a key is never shown. */
function formatOf(language: Spoken, key: string): IntlMessageFormat {
  const own = (books[language] as Readonly<Record<string, string>>)[key]
  const english = (books.en as Readonly<Record<string, string>>)[key]
  if (own !== undefined) return new IntlMessageFormat(own, language)
  return new IntlMessageFormat(english ?? books.en['web.no-words'], 'en')
}
