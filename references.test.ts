import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { basename } from 'node:path'
import { test } from 'node:test'
import { isTest, matching, projectTree, treeOf, type Tree } from './tools/tree.ts'

const project = projectTree(), golden = `${process.env['VATRA_DATA']}/golden`
const references = matching(project, /^src\/kernel\/reference\/.*\.json$/).map(([path]) => basename(path))

test('there are references to look at', () => assert.ok(references.length > 10))

test('every reference that is carried is held against the kernel by some test', () => assert.deepEqual(unread(project, references), []))

test('every reference has the script that made it, says so itself, and stands in the list of references', () => assert.deepEqual(unmade(project), []))

test('every golden file is held against the kernel by some test', { skip: existsSync(golden) ? false : 'VATRA_DATA does not name the folder with golden/' }, () => {
  const files = readdirSync(golden)
  assert.ok(files.length > 10)
  assert.deepEqual(unread(project, files), [])
})

test('a reference that nobody reads, and one that nobody made, are found', () => {
  const reads = { 'src/kernel/a.test.ts': 'read(`table_${kind}.csv`); read("one.json")', 'src/kernel/b.ts': 'read("two.json")' }
  assert.deepEqual(unread(treeOf(reads), ['one.json', 'two.json', 'table_rook.csv', 'another_table_rook.csv']), ['two.json', 'another_table_rook.csv'])
  const made = { 'src/kernel/reference/one.json': '{"made_by":"R: tools/reference/one.R"}', 'tools/reference/one.R': '', 'src/kernel/reference/README.md': '| one.json |' }
  assert.deepEqual(unmade(treeOf(made)), [])
  assert.deepEqual(unmade(treeOf({ ...made, 'src/kernel/reference/two.json': '{}', 'tools/reference/three.py': '' })), [
    'tools/reference/three.py makes no reference', 'two.json does not say which script made it', 'two.json has no script in tools/reference', 'two.json is not in the list of references',
  ])
})

/** The files that no test names, neither whole nor by a pattern. What tests share in src/testing is theirs. */
function unread(tree: Tree, files: readonly string[]): string[] {
  const texts = [...tree].filter(([path]) => path !== 'references.test.ts' && (isTest(path) || path.startsWith('src/testing/'))).map(([, text]) => text)
  const names = new Set(texts.flatMap((text) => text.match(/(?:[\w-]|\$\{\w+\})+\.(?:json|csv)\b/g) ?? []))
  const patterns = [...names].map((name) => new RegExp(`^${name.replaceAll('.', '\\.').replaceAll(/\$\{\w+\}/g, '.+')}$`)).filter((pattern) => !pattern.source.startsWith('^.+'))
  return files.filter((file) => !patterns.some((pattern) => pattern.test(file)))
}

function unmade(tree: Tree): string[] {
  const scripts = matching(tree, /^tools\/reference\/.*\.(R|py)$/).map(([path]) => path).filter((path) => !path.endsWith('/write.R')), listed = tree.get('src/kernel/reference/README.md') ?? ''
  const made = matching(tree, /^src\/kernel\/reference\/.*\.json$/)
  const idle = scripts.filter((script) => !made.some(([path]) => stem(path) === stem(script))).map((script) => `${script} makes no reference`)
  return [...idle, ...made.flatMap(([path, text]) => {
    const script = scripts.find((one) => stem(one) === stem(path)), name = basename(path)
    return [
      ...(/"made_by": ?"[^"]*: tools\/reference\//.test(text) ? [] : [`${name} does not say which script made it`]), ...(script ? [] : [`${name} has no script in tools/reference`]),
      ...(listed.includes(`| ${name} |`) ? [] : [`${name} is not in the list of references`]),
    ]
  })]
}

function stem(path: string): string {
  return basename(path).replace(/\.\w+$/, '')
}
