import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { root } from './tools/run.ts'
import { matching, projectTree, treeOf, type Tree } from './tools/tree.ts'

const project = projectTree()
const there = (path: string) => existsSync(join(root, path))
const chapters = ['Date: ', 'Status: ', '## Context', '## Decision', '## Consequences']

test('there are papers to look at', () => assert.ok(matching(project, /\.md$/).length > 12))

test('every link in the papers leads to a file that is there', () => assert.deepEqual(loose(project, there), []))

test('a decision has a number of its own, a date, a context and its consequences', () => assert.deepEqual(unfounded(project), []))

test('a link that leads nowhere is found, and one to the outside is not followed', () => {
  assert.deepEqual(loose(treeOf({ 'docs/a.md': '[b](../b.md#top) ![c](c.png) [d](https://example.org)' }), (path) => path === 'b.md'), ['docs/a.md leads to docs/c.png'])
})

test('a decision without a chapter, or with another\'s number, is found', () => {
  const whole = chapters.join('\n')
  assert.deepEqual(unfounded(treeOf({ 'docs/decisions/0001-a.md': whole, 'docs/decisions/0002-b.md': whole.replace('## Decision', '') })), ['docs/decisions/0002-b.md has no "## Decision"'])
  assert.deepEqual(unfounded(treeOf({ 'docs/decisions/0001-a.md': whole, 'docs/decisions/0001-b.md': whole })), ['docs/decisions/0001-b.md has not the number 0002'])
})

function loose(tree: Tree, exists: (path: string) => boolean): string[] {
  return matching(tree, /\.md$/).flatMap(([path, text]) =>
    [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link!).filter((link) => !/^(https?|mailto):|^#/.test(link))
      .map((link) => join(dirname(path), link.replace(/#.*/, ''))).filter((target) => !exists(target)).map((target) => `${path} leads to ${target}`))
}

function unfounded(tree: Tree): string[] {
  return matching(tree, /^docs\/decisions\//).flatMap(([path, text], place) => {
    const number = String(place + 1).padStart(4, '0')
    return [
      ...(path.startsWith(`docs/decisions/${number}-`) ? [] : [`${path} has not the number ${number}`]),
      ...chapters.filter((chapter) => !text.includes(chapter)).map((chapter) => `${path} has no "${chapter}"`),
    ]
  })
}
