import assert from 'node:assert/strict'
import { basename } from 'node:path'
import { test } from 'node:test'
import { parseSync } from 'oxc-parser'
import { policies } from '#access/policies/index.ts'
import { matching, projectTree, sources, treeOf, type Tree } from './tools/tree.ts'

const project = projectTree()
const rights = Object.keys(policies)

test('there is code to look at', () => {
  assert.ok(sources(project).length > 50)
  assert.ok(rights.length > 20)
  assert.ok(deedFiles(project).length > 20)
})

test('a deed is named like its file, stands in its domain\'s face and has a right', () => assert.deepEqual(misnamed(project, rights), []))

test('every right belongs to a deed that is there', () => assert.deepEqual(orphans(project, rights), []))

test('no file, folder or export is a drawer or carries a word that says nothing', () => assert.deepEqual(empty(project), []))

test('nothing is left to do, silenced, or led to a place outside', () => assert.deepEqual(leftovers(project), []))

const wave = 'src/domains/survey/commands/open-wave.ts'
const face = { 'src/domains/survey/index.ts': `export { openWave } from './commands/open-wave.ts'` }

test('a deed whose name is not its path is found', () => {
  assert.deepEqual(misnamed(treeOf({ ...face, [wave]: `export const openWave = command('survey.begin-wave', {})` }), ['survey.open-wave']), [`${wave}: the deed is called survey.begin-wave, the file says survey.open-wave`])
  assert.deepEqual(misnamed(treeOf({ ...face, [wave]: `export const open = command('survey.open-wave', {})` }), ['survey.open-wave']), [`${wave} does not export openWave`])
  assert.deepEqual(misnamed(treeOf({ ...face, [wave]: `export const openWave = query('survey.open-wave', {})` }), ['survey.open-wave']), [`${wave} is a query, and lies among the commands`])
})

test('a deed that its domain\'s face forgets, or that nobody has a right to, is found', () => {
  const deed = { [wave]: `export const openWave = command(\n  'survey.open-wave', {})` }
  assert.deepEqual(misnamed(treeOf(deed), ['survey.open-wave']), ['src/domains/survey/index.ts does not hand on openWave'])
  assert.deepEqual(misnamed(treeOf({ ...face, ...deed }), []), ['survey.open-wave has no policy'])
  assert.deepEqual(misnamed(treeOf({ ...face, ...deed }), ['survey.open-wave']), [])
  assert.deepEqual(orphans(treeOf({ ...face, ...deed }), ['survey.open-wave', 'survey.shut-wave']), ['survey.shut-wave'])
})

test('a drawer and an empty word are found', () => {
  assert.deepEqual(empty(treeOf({ 'src/web/utils/dates.ts': '' })), ['src/web/utils/dates.ts: utils'])
  assert.deepEqual(empty(treeOf({ 'src/web/zone-helper.tsx': '' })), ['src/web/zone-helper.tsx: helper'])
  assert.deepEqual(empty(treeOf({ 'src/web/zone.ts': 'export const zoneInfo = 1' })), ['src/web/zone.ts: zoneInfo'])
  assert.deepEqual(empty(treeOf({ 'src/web/zone.tsx': 'export const handle = { alive: true }', 'src/web/database.ts': 'export const database = 1' })), [])
})

test('what is left to do, silenced or led outside is found', () => {
  const faults = [['TO', 'DO later'], ['// @ts-', 'ignore'], ['x as a', 'ny'], ['see iss', 'ue 12'], ['octo/cat', '#12'], ['/wor', 'k/main'], ['../sha', 'red/x'], ['https://regis', 'try.example'], ['oxlint-dis', 'able']]
  for (const [head, tail] of faults) assert.equal(leftovers(treeOf({ 'src/web/a.ts': `\n${head}${tail}` })).length, 1, `${head}${tail}`)
  assert.deepEqual(leftovers(treeOf({ 'src/web/a.css': 'a { color: #123 }', 'README.md': 'The issue is safety. #2' })), [])
})

function deedFiles(tree: Tree): [string, string][] {
  return sources(tree).filter(([path]) => /^src\/domains\/[^/]+\/(commands|queries)\/([a-z-]+\/)?[^/]+\.ts$/.test(path))
}

function misnamed(tree: Tree, rights: readonly string[]): string[] {
  return deedFiles(tree).flatMap(([path, text]) => {
    const [, , domain, kind] = path.split('/') as [string, string, string, 'commands' | 'queries']
    const name = `${domain}.${basename(path, '.ts')}`
    const camel = basename(path, '.ts').replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
    const [, exported, made, said] = /export const (\w+) =\s+(command|query)\(\s*'([^']+)'/.exec(text) ?? []
    if (exported === undefined) return [`${path} holds no deed`]
    if (said !== name) return [`${path}: the deed is called ${said}, the file says ${name}`]
    if (exported !== camel) return [`${path} does not export ${camel}`]
    if (!kind.startsWith(made === 'query' ? 'queries' : 'commands')) return [`${path} is a ${made}, and lies among the ${kind}`]
    const face = `src/domains/${domain}/index.ts`
    if (!new RegExp(`\\b${camel}\\b[^'"]*from '\\./${path.split('/').slice(3).join('/')}'`).test(tree.get(face) ?? '')) return [`${face} does not hand on ${camel}`]
    return rights.includes(name) ? [] : [`${name} has no policy`]
  })
}

function orphans(tree: Tree, rights: readonly string[]): string[] {
  const there = new Set(deedFiles(tree).map(([path]) => `${path.split('/')[2]}.${basename(path, '.ts')}`))
  return rights.filter((right) => !there.has(right))
}

const drawers = /^(utils?|helpers?|services?|lib|common|misc|shared|managers?|types|constants)$/
// "Report" means four things in the field (a crime, a notice, an account, a balance), so here it names none.
const emptyWords = new Set(['manager', 'service', 'helper', 'util', 'utils', 'data', 'info', 'handle', 'process', 'misc', 'common', 'base', 'report'])

function empty(tree: Tree): string[] {
  return sources(tree).flatMap(([path, text]) => {
    const parts = path.split('/').slice(1)
    const words = parts.flatMap((part) => part.replace(/\.\w+$/, '').split(/[-.]/))
    const inPath = [...parts.slice(0, -1).filter((part) => drawers.test(part)), ...words.filter((word) => emptyWords.has(word) || drawers.test(word))]
    // React Router asks a page for an export called handle, and its entry for handleError.
    const inExports = exportsOf(path, text).filter((name) => !/^[hH]andle(Error)?$/.test(name) && wordsOf(name).some((word) => emptyWords.has(word)))
    return [...new Set([...inPath, ...inExports])].map((word) => `${path}: ${word}`)
  })
}

function exportsOf(path: string, text: string): string[] {
  return parseSync(path, text).module.staticExports.flatMap((it) => it.entries).flatMap((it) => it.exportName.name ?? [])
}

function wordsOf(name: string): string[] {
  return name.split(/(?=[A-Z])|_/).map((word) => word.toLowerCase())
}

// Written in pieces, so that the list does not find itself.
const banned: readonly (readonly [RegExp, RegExp])[] = [
  [/./, /\b(TO[D]O|FIX[M]E|X[X]X)\b/],
  [/\.tsx?$/, /@ts-(ignor[e]|nocheck)|\bas an[y]\b|(oxlint|eslint)-disabl[e]/],
  [/^(?!package-lock)/, /\b[Ii]ssue[s]? #?\d|\b[\w-]+\/[\w-]+#\d+\b/],
  [/^(?!package-lock)/, /(?<![\w.])\/wor[k]\/|\.\.\/share[d]\/|\/hom[e]\/\w/],
  [/./, /\bregistr[y]\.\w+|\bnpmj[s]\.(org|com)|\bdeb\.debia[n]\./],
]

function leftovers(tree: Tree): string[] {
  return matching(tree, /./).flatMap(([path, text]) => {
    const found = banned.filter(([where]) => where.test(path)).flatMap(([, what]) => what.exec(text)?.[0] ?? [])
    return found.map((words) => `${path}: ${words}`)
  })
}
