import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseSync, Visitor } from 'oxc-parser'
import { policies } from '#access/policies/index.ts'
import { faultsOf, missing, spoken, type Book } from './tools/messages.ts'
import { describedTables } from './tools/tables.ts'
import { matching, projectTree, sources, treeOf, type Tree } from './tools/tree.ts'

const project = projectTree()
const deeds = Object.keys(policies), offered: readonly string[] = spoken
/** What leaves a line in the record without being a deed that anybody does. */
const ofTheMachine = ['privacy.erase', 'privacy.redo', 'privacy.take-due', 'record.close-quiet', 'record.count-quiet', 'record.restored']

test('there is something to say, in every language that is offered', () => {
  for (const language of offered) assert.ok(Object.keys(sayings(project, language)).length > 50, language)
  assert.ok(spokenOf(project, deeds).size > 30)
})

test('whatever the system says has words in English', () => assert.deepEqual(wordless(project, deeds), []))

test('every message can be read, says all the cases of its language, and is there in every language that is offered', () => assert.deepEqual(faults(project), []))

test('every deed, and what the machine does by itself, has words in every language for whoever reads the record; one without words is found', () => {
  for (const language of offered) assert.deepEqual(nameless([...deeds, ...ofTheMachine], sayings(project, language)), [], language)
  assert.deepEqual(nameless([...deeds, 'survey.planted'], sayings(project, 'en')), ['survey.planted'])
})

test('what no source says by its name is told', (t) => {
  const idle = unused(project, deeds)
  if (idle.length > 0) t.diagnostic(`said by no source: ${idle.join(', ')}`)
})

test('what other languages lack is told', (t) => {
  const english = Object.keys(sayings(project, 'en')), others = new Set(books(project).map(({ language }) => language).filter((language) => !offered.includes(language)))
  for (const language of others) {
    const said = sayings(project, language)
    t.diagnostic(`${language} lacks ${english.filter((key) => !(key in said)).length} messages`)
  }
})

const territory = (language: string, book: Book) => ({ [`src/domains/territory/messages/${language}.json`]: JSON.stringify(book) })

test('a refusal, a field and a page\'s text without words are found; deeds and tables are not messages', () => {
  const source = `throw new Refusal('not-found', 'territory.no-zone', { day: 'territory.no-day' }); say('web.hello'); z.iso.date('territory.bad-day')
    db.selectFrom('territory.zones').select('territory.zones.id'); ask('survey.open-wave'); any(\`web.verdict-\${verdict}\`)`
  const tree = treeOf({ 'src/web/a.ts': source, 'src/domains/territory/tables.ts': `type T = { 'territory.zones': { id: string } }`, ...territory('en', { 'territory.no-day': 'Which day?' }) })
  assert.deepEqual(wordless(tree, ['survey.open-wave']), ['territory.bad-day', 'territory.no-zone', 'web.hello', 'web.verdict-…'])
  assert.deepEqual(wordless(treeOf({ 'src/web/a.ts': 'any(`territory.verdict-${verdict}`)', ...territory('en', { 'territory.verdict-better': 'Better' }) }), []), [])
})

test('a message that nothing says is told', () => {
  assert.deepEqual(unused(treeOf({ 'src/web/a.ts': `say('territory.a'); say(\`territory.b-\${c}\`)`, ...territory('en', { 'territory.a': 'A', 'territory.b-1': 'B', 'territory.c': 'C' }) }), []), ['territory.c'])
})

test('a broken message, a missing case, a missing translation, a wrong letter and a foreign key are found', () => {
  const found = (en: Book, ro: Book) => faults(treeOf({ ...territory('en', en), ...territory('ro', ro) }), ['ro'])
  const fine = { 'territory.n': '{n, plural, one {# zonă} few {# zone} other {# de zone}}' }
  const english = { 'territory.n': '{n, plural, one {# zone} other {# zones}}' }
  assert.deepEqual(found(english, fine), [])
  assert.match(found(english, {})[0]!, /ro does not say territory\.n/)
  assert.match(found(english, { 'territory.n': '{n, plural, one {# zonă} other {# de zone}}' })[0]!, /few/)
  assert.match(found(english, { 'territory.n': '{n, plural' })[0]!, /is not a message/)
  assert.match(found(english, { 'territory.n': 'Atâtea zone: {m}' })[0]!, /speaks of m/)
  assert.match(found({ 'territory.a': 'City' }, { 'territory.a': 'Ora\u015F' })[0]!, /comma below/)
  assert.match(found({ 'survey.a': 'A' }, { 'survey.a': 'A' })[0]!, /belongs to another domain/)
})

type Shelf = { readonly place: string; readonly language: string; readonly file: string; readonly book: Book }

function books(tree: Tree): Shelf[] {
  return matching(tree, /^src\/(domains\/[^/]+|web)\/messages\/[a-z]+\.json$/).map(([file, text]) => {
    const [, place, language] = /^(.*)\/([a-z]+)\.json$/.exec(file) as unknown as [string, string, string]
    return { place, language, file, book: JSON.parse(text) as Book }
  })
}

function sayings(tree: Tree, language: string): Book {
  return Object.assign({}, ...books(tree).filter((it) => it.language === language).map(({ book }) => book)) as Book
}

function faults(tree: Tree, languages = offered): string[] {
  const shelves = books(tree)
  const english = sayings(tree, 'en')
  const domains = new Set(shelves.flatMap(({ place }) => /^src\/domains\/([^/]+)/.exec(place)?.[1] ?? []))
  return [
    ...missing(shelves, english, languages),
    ...shelves.flatMap(({ file, language, book }) => faultsOf(file, language, book, english)),
    ...shelves.flatMap(({ file, book }) => Object.keys(book).filter((key) => !isAtHome(key, file, domains)).map((key) => `${file}: ${key} belongs to another domain`)),
    ...shelves.filter(({ language }) => language === 'ro').flatMap(({ file, book }) => Object.entries(book).filter(([, text]) => /[şŞţŢ]/.test(text)).map(([key]) => `${file}: ${key} has a cedilla where Romanian has a comma below`)),
  ]
}

function isAtHome(key: string, file: string, domains: ReadonlySet<string>): boolean {
  const [word] = key.split('.') as [string]
  return file.startsWith('src/web/') ? !domains.has(word) : file.startsWith(`src/domains/${word}/`)
}

/** Keys that the sources say: every text of the form domain.reason that is neither a deed nor a table; a key that is put together ends in '…'. */
function spokenOf(tree: Tree, deeds: readonly string[]): ReadonlySet<string> {
  const others = new Set([...deeds, ...describedTables(tree).map(({ table }) => table), ...ofTheMachine, 'frame.record', 'frame.heads', 'frame.quiet', 'frame.outbox', 'frame.alone', 'frame.repeats', 'frame.exports'])
  const speakers = new Set(['web', 'station', 'partner', 'frame', 'access', ...matching(tree, /^src\/domains\//).map(([path]) => path.split('/')[2]!)])
  const found = new Set<string>()
  const note = (text: string) => {
    const isKey = /^[a-z]+(\.[a-z0-9-]+)*\.([a-z0-9-]+…?|…)$/.test(text) && speakers.has(text.split('.')[0]!)
    if (isKey && !others.has(text) && !others.has(text.split('.').slice(0, 2).join('.'))) found.add(text)
  }
  for (const [path, text] of sources(tree)) {
    if (path.endsWith('/messages/books.ts')) continue
    new Visitor({
      Literal: ({ value }) => { if (typeof value === 'string') note(value) },
      TemplateLiteral: ({ quasis }) => { if (quasis.length > 1) note(`${quasis[0]?.value.cooked}…`) },
    }).visit(parseSync(path, text).program)
  }
  return found
}

function wordless(tree: Tree, deeds: readonly string[]): string[] {
  const keys = Object.keys(sayings(tree, 'en'))
  return [...spokenOf(tree, deeds)].filter((said) => !keys.some((key) => (said.endsWith('…') ? key.startsWith(said.slice(0, -1)) : key === said))).sort()
}

const wordsOfDeed = (deed: string) => deed.replace('.', '.deed-')
const nameless = (deeds: readonly string[], book: Book) => deeds.filter((deed) => !book[wordsOfDeed(deed)])

function unused(tree: Tree, deeds: readonly string[]): string[] {
  const said = [...spokenOf(tree, deeds), ...[...deeds, ...ofTheMachine].map(wordsOfDeed)]
  return Object.keys(sayings(tree, 'en')).filter((key) => !said.some((one) => (one.endsWith('…') ? key.startsWith(one.slice(0, -1)) : one === key)))
}
