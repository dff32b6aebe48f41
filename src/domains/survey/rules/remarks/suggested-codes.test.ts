import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pointedOut } from './pointed-out.ts'
import { suggestedCodes } from './suggested-codes.ts'

const written: readonly (readonly [string, readonly string[]])[] = [
  ['The street lamps by the school do not work', ['lighting']],
  ['Nu funcționează iluminatul pe Strada Morii', ['lighting']],
  ['Stray dogs near the rubbish bins', ['dogs', 'rubbish']],
  ['Câini vagabonzi și bețivi în parc', ['dogs', 'traffic', 'drinking']],
  ['Фонари у школы не горят, темно', ['lighting']],
  ['П’яні біля магазину і сміття всюди', ['rubbish', 'drinking']],
  ['Qentë pa pronar pranë shkollës', ['dogs']],
  ['Autod sõidavad liiga kiiresti, kiirust ei kontrollita', ['traffic']],
  ['Narkotikas pie rotaļlaukuma', ['drugs']],
  ['Meer politie en camera’s bij het station', ['police-presence', 'cameras']],
  ['Everything is fine', []],
]
for (const [words, codes] of written) test(`"${words}" suggests ${codes.join(' and ') || 'nothing'}, and a person decides (B15)`, () => assert.deepEqual(suggestedCodes(words), codes))

test('names, numbers and mailboxes in a remark are pointed out (B15)', () => {
  assert.deepEqual(pointedOut('My neighbour Janis Ozols drinks. Call 26 123 456 or janis@example.org'), ['Janis Ozols', '26 123 456', 'janis@example.org'])
  assert.deepEqual(pointedOut('Ion Rusu parchează pe trotuar'), ['Ion Rusu'])
  assert.deepEqual(pointedOut('Dark at 22 every night since 2019'), [])
})
