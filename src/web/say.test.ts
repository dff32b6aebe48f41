import assert from 'node:assert/strict'
import { test } from 'node:test'
import { books } from './messages/books.ts'
import { speak, spoken } from './say.ts'

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

test('money is told with its currency in every language, whole where it is whole', () => {
  const plainSpaces = (text: string) => text.replace(/\s/gu, ' ')
  assert.deepEqual(spoken.map((language) => plainSpaces(speak(language).money(1_250_050, 'EUR'))), ['€12,500.50', '12.500,50 EUR', '12 500,50 €', '12 500,50 EUR', '12 500,50 €', '12 500,50 €', '12 500,50 €', '€ 12.500,50'])
  assert.deepEqual(['MDL', 'UAH', 'ALL'].map((currency) => plainSpaces(speak('ro').money(4000, currency))), ['40 MDL', '40 UAH', '40 ALL'])
})
