import assert from 'node:assert/strict'
import { test } from 'node:test'
import { within } from './within.ts'

test('whoever proves again who they are is led back to a page of this site, and to no other', () => {
  for (const to of ['/en/station', '/ro/station/people?of=a&b=%20c', '/en/station/plans/x-1']) assert.equal(within(to, 'en'), to)
  const elsewhere = [null, '', 'https://elsewhere.example', '//elsewhere.example', '/\\elsewhere.example', '/en//elsewhere.example\\x', '/en/\t/x', 'javascript:alert(1)', '/en/x\r\nset-cookie: a=b', '/english/x', '/en/x#y', '/en@elsewhere.example/', 'en/station']
  for (const to of elsewhere) assert.equal(within(to, 'ro'), '/ro/station', String(to))
  // The control: a look at the first sign alone would let these out.
  assert.equal(elsewhere.filter((to) => to?.startsWith('/')).length, 8)
})
