import assert from 'node:assert/strict'
import { test } from 'node:test'
import { claimed, plainIdentifier, sameName, usualClaims } from './claimed.ts'

const tara = { sub: 'EE38001085718', profile_attributes: { date_of_birth: '1980-01-08', given_name: 'JAAK-KRISTJAN', family_name: 'JÕEORG' }, amr: ['mID'], acr: 'high' }

test('what TARA and MPass say is found where they say it', () => {
  assert.deepEqual(Object.values(usualClaims.openid).map((path) => claimed(tara, path)), ['EE38001085718', 'JAAK-KRISTJAN', 'JÕEORG'])
  assert.deepEqual(Object.values(usualClaims.saml).map((path) => claimed({ NameID: '2000000000001', FirstName: 'Ion', LastName: ['Rusu'] }, path)), ['2000000000001', 'Ion', 'Rusu'])
})

test('what is no text is no claim, and nothing is read from where objects inherit it', () => {
  for (const said of [{}, { sub: 7 }, { sub: '' }, { sub: ['a', 'b'] }, { sub: { toString: 'x' } }, { sub: null }]) assert.equal(claimed(said, 'sub'), null)
  for (const path of ['constructor.name', '__proto__.x', 'sub.length']) assert.equal(claimed({ sub: 'x' }, path), null)
})

test('an identifier is compared without spaces, hyphens and case; a name without marks', () => {
  assert.equal(plainIdentifier(' ee 3800-1085718'), 'EE38001085718')
  assert.ok(sameName('Jaak-Kristjan Jõeorg', 'JOEORG') && sameName('Ion Rusu', null) && sameName('Ana Popescu-Ionescu', 'Ionescu'))
  assert.ok(!sameName('Ion Rusu', 'Rusnac') && !sameName('Ion Rusu', 'Ru'))
})
