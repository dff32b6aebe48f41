import assert from 'node:assert/strict'
import { dirname } from 'node:path'
import { test } from 'node:test'
import { isTest, matching, projectTree, sources, treeOf, type Tree } from './tools/tree.ts'

const project = projectTree()
/** Tables of constants: long because what they list is long. */
const listing = /^src\/(domains\/[^/]+\/rules\/lses-core[^/]*|testing\/reference\/[^/]*)\.ts$/

test('there is code to look at', () => assert.ok(sources(project).length > 50))

test('half of the files are under sixty lines', () => assert.ok(median(project) < 60, `the median is ${median(project)}`))

test('no file is too long, no folder too full, and the frame stays small', () => assert.deepEqual(complaints(project), []))

test('a file of more than three hundred lines is found, however well it explains itself', () => {
  assert.deepEqual(complaints(treeOf({ 'src/frame/a.ts': `/** Long because. */\n${'a()\n'.repeat(300)}` })), ['src/frame/a.ts has 301 lines: more than 300'])
  assert.deepEqual(complaints(treeOf({ 'tools/a.ts': 'a()\n'.repeat(301) }))[0], 'tools/a.ts has 301 lines: more than 300')
})

test('a file of more than a hundred and fifty lines that does not say why is found', () => {
  assert.deepEqual(complaints(treeOf({ 'src/web/a.ts': `/** All the addresses. */\n${'a()\n'.repeat(150)}` })), ['src/web/a.ts has 151 lines and its head does not say why (long, because …)'])
  assert.deepEqual(complaints(treeOf({ 'src/web/a.ts': `/** All the addresses: long, because there are many. */\n${'a()\n'.repeat(150)}` })), [])
})

test('a folder with thirteen files of one kind is found', () => {
  const thirteen = Object.fromEntries(Array.from({ length: 13 }, (_, n) => [`src/web/ui/a${n}.tsx`, '']))
  assert.deepEqual(complaints(treeOf(thirteen)), ['src/web/ui holds 13 .tsx files: more than 12'])
})

test('a frame that has grown is found', () => {
  const frame = Object.fromEntries(Array.from({ length: 5 }, (_, n) => [`src/frame/a${n}.ts`, 'a()\n'.repeat(140)]))
  assert.deepEqual(complaints(treeOf(frame)), ['the frame has 700 lines: more than 600'])
})

test('a tree whose half is long is found', () => assert.equal(median(treeOf({ 'src/a.ts': 'a\n', 'src/b.ts': 'a\n'.repeat(61), 'src/c.ts': 'a\n'.repeat(80) })), 61))

function complaints(tree: Tree): string[] {
  return [...programs(tree).flatMap(([path, text]) => tooLong(path, text)), ...fullFolders(tree), ...largeFrame(tree)]
}

function programs(tree: Tree): [string, string][] {
  return matching(tree, /^((src|tools|bench)\/.*|[^/]+)\.tsx?$/).filter(([path]) => !isTest(path) && !listing.test(path))
}

function tooLong(path: string, text: string): string[] {
  const lines = linesOf(text)
  if (lines > 300) return [`${path} has ${lines} lines: more than 300`]
  return lines > 150 && !/\b(long|because)\b/i.test(headOf(text)) ? [`${path} has ${lines} lines and its head does not say why (long, because …)`] : []
}

function fullFolders(tree: Tree): string[] {
  const kinds = programs(tree).filter(([path]) => path.startsWith('src/')).map(([path]) => `${dirname(path)} ${/\.\w+$/.exec(path)?.[0]}`)
  const counts = Map.groupBy(kinds, (kind) => kind)
  return [...counts].flatMap(([kind, { length }]) => {
    const [folder, ending] = kind.split(' ') as [string, string]
    return length > mostIn(folder) ? [`${folder} holds ${length} ${ending} files: more than ${mostIn(folder)}`] : []
  })
}

function mostIn(folder: string): number {
  if (folder.startsWith('src/kernel/')) return 30
  // One deed is one file, so these are as long as the domain's face; beyond it, the domain is two. Policies are one file a domain.
  return /\/(commands|queries)$|^src\/access\/policies$/.test(folder) ? 18 : 12
}

function largeFrame(tree: Tree): string[] {
  const lines = (under: RegExp) => sources(tree).filter(([path]) => under.test(path)).reduce((sum, [, text]) => sum + linesOf(text), 0)
  const deeds = lines(/^src\/frame\/(lock\/)?[^/]+$/), rooms = lines(/^src\/frame\/(?!lock\/)[^/]+\//)
  return [...(deeds > 600 ? [`the frame has ${deeds} lines: more than 600`] : []), ...(rooms > 300 ? [`the record and repeated requests have ${rooms} lines: more than 300`] : [])]
}

function median(tree: Tree): number {
  const lines = sources(tree).map(([, text]) => linesOf(text)).sort((a, b) => a - b)
  return lines[Math.floor(lines.length / 2)] ?? 0
}

function linesOf(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
}

/** The first comment of a file. */
function headOf(text: string): string {
  return /\/\*\*?[\s\S]*?\*\/|(^\/\/.*\n)+/m.exec(text)?.[0] ?? ''
}
