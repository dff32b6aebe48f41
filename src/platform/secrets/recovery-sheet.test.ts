import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { seeded } from '#kernel/random.ts'
import { asPassing, groupsOf, groupsOfKey, typedBack } from './recovery-sheet.ts'

const roots = new Map([[1, randomBytes(32)], [2, randomBytes(32)]])
const printed = [...roots].flatMap(([version, root]) => groupsOf(version, root))
const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

test('a sheet is typed back with numbers and titles or without, small or in capitals, with O for nought', () => {
  assert.equal(printed.length, 2 * groupsOfKey)
  for (const typed of [printed.join(' '), printed.join('\n').toLowerCase(), `Recovery sheet\n\nIf the key file is lost\n\nKey 1 (fingerprint abc)\n${printed.slice(0, 14).map((group, at) => `${at + 1} ${group}`).join('   ')}\n\nKey 2\n${printed.slice(14).join('-')}`, printed.join(' ').replaceAll('0', 'O').replaceAll('1', 'l')]) {
    assert.deepEqual(typedBack(typed).roots, roots)
  }
})

test('the passing key of an open survey stands behind the others, and is told from them by its own check', () => {
  const passing = randomBytes(32), typed = typedBack(['Key 1', ...printed, 'Key of a survey', ...groupsOf(asPassing, passing)].join('\n'))
  assert.deepEqual([typed.roots, typed.roots && typed.passing], [roots, [passing]])
  assert.equal(typedBack([...printed, ...groupsOf(asPassing, passing).with(3, printed[3]!)].join(' ')).roots, null)
})

test('each mistyped symbol, each exchange of two in a group and each exchange of two groups is found, and the group is named', () => {
  const random = seeded(5)
  let found = 0, exchanged = 0
  for (let at = 0; at < 3000; at++) {
    const nth = Math.floor(random() * printed.length), place = Math.floor(random() * 5), group = printed[nth]!
    const other = symbols[(symbols.indexOf(group[place]!) + 1 + Math.floor(random() * 31)) % 32]!
    const wrong = typedBack(printed.with(nth, group.slice(0, place) + other + group.slice(place + 1)).join(' '))
    if (wrong.roots === null && wrong.mistyped.some(({ key, group: named }) => (key - 1) * groupsOfKey + named === nth + 1)) found++
    const [a, b] = [group[place]!, group[(place + 1) % 5]!]
    if (a === b) continue
    const symbolsOf = [...group].with(place, b).with((place + 1) % 5, a).join('')
    if (typedBack(printed.with(nth, symbolsOf).join(' ')).roots !== null) exchanged++
  }
  assert.deepEqual([found, exchanged], [3000, 0])
  assert.deepEqual(typedBack(printed.with(2, printed[3]!).with(3, printed[2]!).join(' ')).mistyped.map(({ group }) => group), [3, 4])
  assert.equal(typedBack([...printed.slice(14), ...printed.slice(0, 14)].join(' ')).roots, null, 'keys in the wrong order are no keys')
  assert.equal(typedBack(printed.slice(1).join(' ')).roots, null)
  assert.deepEqual(typedBack(printed.slice(0, -1).join(' ')), { roots: null, mistyped: [], missing: 1 })
  assert.equal(typedBack('').roots, null)
})
