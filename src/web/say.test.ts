import assert from 'node:assert/strict'
import { test } from 'node:test'
import { books } from './messages/books.ts'
import { speak } from './say.ts'

test('what one language lacks is said in English, and a key is never shown', () => {
  const only = books.ro as Record<string, string | undefined>
  const kept = only['web.zones']
  delete only['web.zones']
  assert.equal(speak('ro').any('web.zones'), 'Zones')
  only['web.zones'] = kept
  assert.doesNotMatch(speak('ro').any('web.no-such-key'), /no-such-key/)
  assert.equal(speak('xx').language, 'en')
})

test('numbers, shares and days are written as their readers write them', () => {
  assert.equal(speak('en').number(5200), '5,200')
  assert.equal(speak('ro').number(5200), '5.200')
  assert.equal(speak('en').share(0.314, 1), '31.4%')
  assert.equal(speak('en').day('2027-01-02'), '2 January 2027')
  assert.equal(speak('ro').day('2027-01-02'), '2 ianuarie 2027')
  // The mark of the year would bring a second full stop to the end of a sentence.
  assert.deepEqual(['ru', 'uk'].map((language) => speak(language).day('2027-01-02')), ['2 января 2027', '2 січня 2027'])
})

test('Romanian counts one, few and many', () => {
  const found = (n: number) => speak('ro')('web.zones-found', { n })
  assert.deepEqual([found(1), found(5), found(25)], ['A fost găsită o zonă.', 'Au fost găsite 5 zone.', 'Au fost găsite 25 de zone.'])
})
