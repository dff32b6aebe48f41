import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser'
import { root } from './run.ts'

/** The languages whose messages are offered; each says everything English says. */
export const spoken = ['en', 'ro', 'ru', 'uk', 'sq', 'et', 'lv', 'nl'] as const
export type Book = Readonly<Record<string, string>>

/** Reads every book of messages, says what is wrong with them, and writes the one place from which they are said, with the values each message wants. */
export function messages(): readonly string[] {
  const places = [...globSync('src/domains/*/messages', { cwd: root }).sort(), 'src/web/messages']
  const files = places.flatMap((place) => spoken.map((language) => ({ place, language, file: join(place, `${language}.json`) }))).filter(({ file }) => existsSync(join(root, file)))
  const books = files.map((it) => ({ ...it, book: JSON.parse(readFileSync(join(root, it.file), 'utf8')) as Book }))
  const english: Book = Object.assign({}, ...books.filter(({ language }) => language === 'en').map(({ book }) => book))
  const faults = [...books.flatMap(({ file, language, book }) => faultsOf(file, language, book, english)), ...missing(books, english)]
  writeIfNew('src/web/messages/books.ts', source(files, english))
  return faults
}

/** What is wrong with one book: no message at all, a plural without one of its cases, a value or a key that English does not have. */
export function faultsOf(file: string, language: string, book: Book, english: Book): string[] {
  const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories
  return Object.entries(book).flatMap(([key, text]) => {
    const elements = parsed(text)
    if (elements === null) return [`${file}: ${key} is not a message`]
    const lacks = plurals(elements).flatMap(([name, options]) => categories.filter((category) => !options.includes(category)).map((category) => `${file}: ${key} says nothing for ${name} = ${category}`))
    const wanted = english[key] === undefined ? null : (parsed(english[key]) ?? [])
    if (wanted === null) return [...lacks, `${file}: ${key} is not said in English`]
    const unknown = [...values(elements).keys()].filter((name) => !values(wanted).has(name))
    return [...lacks, ...unknown.map((name) => `${file}: ${key} speaks of ${name}, which English does not`)]
  })
}

/** What English says and another language does not. */
export function missing(books: readonly { language: string; book: Book }[], english: Book, languages: readonly string[] = spoken): string[] {
  return languages.filter((language) => language !== 'en').flatMap((language) => {
    const said = Object.assign({}, ...books.filter((it) => it.language === language).map(({ book }) => book)) as Book
    return Object.keys(english).filter((key) => said[key] === undefined).map((key) => `${language} does not say ${key}`)
  })
}

function parsed(text: string): MessageFormatElement[] | null {
  try {
    return parse(text)
  } catch {
    return null
  }
}

/** Each plural in a message with the cases it says; exact numbers (=0) are beside the point. */
function plurals(elements: readonly MessageFormatElement[]): (readonly [string, readonly string[]])[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.tag) return plurals(element.children)
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return []
    const own = element.type === TYPE.plural && element.pluralType !== 'ordinal' ? [[element.value, Object.keys(element.options)] as const] : []
    return [...own, ...Object.values(element.options).flatMap((option) => plurals(option.value))]
  })
}

/** The values a message speaks of, and their kinds. */
function values(elements: readonly MessageFormatElement[], found = new Map<string, string>()): Map<string, string> {
  for (const element of elements) {
    if (element.type === TYPE.argument) found.set(element.value, found.get(element.value) ?? 'string | number')
    if (element.type === TYPE.number) found.set(element.value, 'number')
    if (element.type === TYPE.date || element.type === TYPE.time) found.set(element.value, 'Date')
    if (element.type === TYPE.plural) found.set(element.value, 'number')
    if (element.type === TYPE.select) found.set(element.value, 'string')
    if (element.type === TYPE.plural || element.type === TYPE.select) for (const option of Object.values(element.options)) values(option.value, found)
    if (element.type === TYPE.tag) values(element.children, found)
  }
  return found
}

function source(files: readonly { place: string; language: string; file: string }[], english: Book): string {
  const named = files.map((it) => ({ ...it, name: `${it.place.split('/').at(-2)}${it.language.toUpperCase()}`, from: it.file.replace(/^src\//, '#') }))
  const wants = Object.entries(english).flatMap(([key, text]) => {
    const kinds = [...values(parsed(text) ?? [])]
    return kinds.length === 0 ? [] : [`'${key}': { ${kinds.map(([name, kind]) => `${name}: ${kind}`).join('; ')} }`]
  })
  return [
    '// Made by tools/messages.ts from the books of messages; never edited, never kept. Long because every book of every language is named.',
    ...named.map(({ name, from }) => `import ${name} from '${from}' with { type: 'json' }`), '',
    '/** Everything that can be said, by language. */',
    `export const books = {\n${spoken.map((language) => `  ${language}: { ${named.filter((it) => it.language === language).map(({ name }) => `...${name}`).join(', ')} },`).join('\n')}\n}`, '',
    '/** What a message wants to know before it can be said. */',
    `export type Wants = {\n${rows(wants)}\n}`, '',
  ].join('\n')
}

/** Four to a line: a list for the compiler, not for a reader. */
const rows = (wants: readonly string[]) => Array.from({ length: Math.ceil(wants.length / 4) }, (_, row) => `  ${wants.slice(row * 4, row * 4 + 4).join('; ')}`).join('\n')

function writeIfNew(file: string, text: string): void {
  const path = join(root, file)
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text)
}

if (import.meta.main) for (const fault of messages()) console.error(fault)
