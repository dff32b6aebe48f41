import assert from 'node:assert/strict'
import { test } from 'node:test'
import { linkLivesDays, proofLastsMinutes, sessionIdleMinutes, sessionLivesHours, triesPerMinute } from '#domains/people/words.ts'
import { pictureMost } from '#domains/work/words.ts'
import { budgets } from '#web/http/gate/budgets.ts'
import { projectTree, type Tree } from '../../../tools/tree.ts'

const tree = projectTree()
const numbers: Readonly<Record<number, string>> = { 5: 'five', 7: 'seven', 10: 'ten', 15: 'quarter of an hour', 60: 'sixty' }
const decision = (number: string) => [...tree.keys()].find((path) => path.startsWith(`docs/decisions/${number}-`)) ?? number

/** What a paper says in words, where the program has the number. */
const said: readonly (readonly [paper: string, words: string])[] = [
  ['src/domains/people/README.md', `ends a ${numbers[sessionIdleMinutes]} after it was last used and ${numbers[sessionLivesHours]} hours after it began`],
  ['src/domains/people/README.md', `${numbers[triesPerMinute]} tries a minute`], ['src/domains/people/README.md', `one of the last ${numbers[proofLastsMinutes]} minutes`], ['src/domains/people/README.md', `within ${numbers[linkLivesDays]} days`],
  ['src/domains/people/README.md', 'Nobody is told how many sessions they may have'],
  [decision('0020'), `${numbers[triesPerMinute]} tries a minute`], [decision('0020'), `A proof is fresh for ${numbers[proofLastsMinutes]} minutes`],
  [decision('0021'), `${numbers[budgets.code.all.most]} wrong codes a minute`], [decision('0021'), 'fifteen of them kept'], [decision('0021'), "A minute's wait"],
  ['src/domains/work/README.md', `heavier than ${pictureMost / 1024 / 1024} MB or larger than ${Number(/mostPixels = ([\d_]+)/.exec(tree.get('src/platform/picture/drawn-here.ts') ?? '')?.[1]?.replaceAll('_', '')) / 1e6} million points`],
  ...['frame.record', 'frame.heads', 'frame.quiet', 'standard error', "PostgreSQL's own log", 'erased'].map((log) => ['docs/logs.md', log] as const),
  ['docs/security.md', 'providers that people sign in with'], ['docs/security.md', 'the relay that takes mail'],
]

/** Papers that say otherwise. */
const otherwise = (tree: Tree): string[] => said.flatMap(([paper, words]) => ((tree.get(paper) ?? '').replace(/\s+/g, ' ').toLowerCase().includes(words.toLowerCase()) ? [] : [`${paper} does not say: ${words}`]))

test('what the papers say of times, tries, sizes, logs and whom the program calls is what it does', () => {
  assert.equal(budgets.code.all.kept, 15)
  assert.deepEqual(otherwise(tree), [])
})

test('a paper that says another number is found', () => {
  const changed = new Map([...tree].map(([path, text]) => [path, path === 'src/domains/people/README.md' ? text.replace('ten hours', 'twelve hours') : text]))
  assert.equal(otherwise(changed).length, 1)
})
