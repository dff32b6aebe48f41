import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseSync, Visitor } from 'oxc-parser'
import { policies } from '#access/policies/index.ts'
import { describedTables } from './tools/tables.ts'
import { matching, projectTree, treeOf, type Tree } from './tools/tree.ts'

const project = projectTree()
const rights = Object.keys(policies)

test('there is something to explain, and something that explains', () => {
  assert.ok(wordsUsed(project, rights).size > 60)
  assert.ok(termsOf(project).length > 60)
})

test('every word of the field that the code uses is in the glossary', () => assert.deepEqual(unexplained(project, rights), []))

test('one word has one meaning, said in a sentence', () => assert.deepEqual(unclear(project), []))

const glossary = (...entries: string[]) => ({ 'GLOSSARY.md': entries.map((entry) => `- ${entry}`).join('\n') })
const wave = glossary('**wave**: one time of asking.')

test('a word that a deed, a table, a type or a closed list brings without an entry is found', () => {
  assert.deepEqual(unexplained(treeOf(wave), ['survey.open-wave']), ['survey'])
  assert.deepEqual(unexplained(treeOf({ ...wave, 'src/domains/survey/tables.ts': `export type T = { 'survey.waves': { id: string }; 'survey.wave_ghosts': { id: string } }` }), []), ['ghost', 'survey'])
  assert.deepEqual(unexplained(treeOf({ ...wave, 'src/domains/survey/words.ts': 'export type GhostWave = string' }), []), ['ghost'])
  assert.deepEqual(unexplained(treeOf({ ...wave, 'src/domains/survey/words.ts': `export const waves = ['planned', 'spoilt wave'] as const` }), []), ['spoilt'])
})

test('a word explained twice, or not in a sentence, is found', () => {
  assert.deepEqual(unclear(treeOf(glossary('**wave**: one.', '**wave**: two.'))), ['wave is explained twice'])
  assert.deepEqual(unclear(treeOf(glossary('**wave**: one'))), ['wave is not explained in a sentence'])
  assert.deepEqual(unclear(treeOf(glossary('**Wave**: one.'))), ['Wave is not written as it is used'])
})

/** Words that mean what any dictionary says. */
const plain = new Set(`
  colleague court danger disaster further judge life looked median ordered purpose row same self shift week acting add all answered any asked assign before changed check checked close closed connect count describe description done eligible enough every few
  fewer fewest file fill follow for found from get given has hear hide high history hold hour how idle import inhabitant inside interview invite keep
  kept key kiosk known language leave length less let limit list live load long longest look lost low make many method minimum minute most moved named
  near new next none not note now number off once one open option order other out own paper people per phone pick place plan planned preview printed
  publish put reached read refused remove round save say scale scoring second see seen sent set share short show sign size smallest stand start state
  stop text than that the then time too turn twelve undo unit until use way web what which who whose with without word write last month plain reported run within year
  choose come down ended here back inquiry lapsed national reason turned wait mine removed swapped rewritten false cut
  after anew being building byte confirm end offer prove rule said suffice sweep troubled camera cleaning crossing did lighting money object permission playground soon traffic tunnel weather
`.trim().split(/\s+/))

function unexplained(tree: Tree, rights: readonly string[]): string[] {
  const explained = new Set(termsOf(tree).flatMap(({ term }) => term.toLowerCase().split(/[ -]/)))
  return [...wordsUsed(tree, rights)].filter((word) => !plain.has(word) && !explained.has(word)).sort()
}

/** The words in names of deeds and tables, and in what a domain's words.ts and the actor's file hand out. */
function wordsUsed(tree: Tree, rights: readonly string[]): ReadonlySet<string> {
  const names = [...rights, ...describedTables(tree).map(({ table }) => table.replace(/^pub\./, '')), ...matching(tree, /^src\/(domains\/[^/]+\/words|access\/actor)\.ts$/).flatMap(([path, text]) => wordsFile(path, text))]
  return new Set(names.flatMap((name) => name.replace(/([a-z])(?=[A-Z])/g, '$1 ').toLowerCase().split(/[^a-z]+/)).filter((word) => word.length > 2).map(singular))
}

function wordsFile(path: string, text: string): string[] {
  const { module, program } = parseSync(path, text)
  const names = module.staticExports.flatMap((it) => it.entries).flatMap((it) => it.exportName.name ?? [])
  new Visitor({
    TSAsExpression({ expression }) {
      if (expression.type === 'ArrayExpression') for (const one of expression.elements) if (one?.type === 'Literal' && typeof one.value === 'string') names.push(one.value)
    },
  }).visit(program)
  return names
}

function singular(word: string): string {
  if (/(ss|us|is|lses)$/.test(word) || word.length < 4) return word
  return word.replace(/ies$/, 'y').replace(/(ss|x|ch)es$/, '$1').replace(/s$/, '')
}

function termsOf(tree: Tree): { readonly term: string; readonly says: string }[] {
  return [...(tree.get('GLOSSARY.md') ?? '').matchAll(/^- \*\*(.+?)\*\*:? ?(.*)$/gm)].map(([, term, says]) => ({ term: term!, says: says! }))
}

function unclear(tree: Tree): string[] {
  const terms = termsOf(tree)
  return terms.flatMap(({ term, says }, place) => [
    ...(terms.findIndex((other) => other.term.toLowerCase() === term.toLowerCase()) < place ? [`${term} is explained twice`] : []),
    ...(/[.)]$/.test(says) && says.length > 3 ? [] : [`${term} is not explained in a sentence`]),
    ...(/^[A-Z][a-z]/.test(term) ? [`${term} is not written as it is used`] : []),
  ])
}
