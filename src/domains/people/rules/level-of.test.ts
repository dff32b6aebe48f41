import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atLeast, levelNamed, levelOf } from './level-of.ts'

test('a provider\'s own word decides how sure it is, and what nobody knows counts as low', () => {
  for (const [word, level] of [['high', 'high'], ['substantial', 'substantial'], ['low', 'low'], ['http://eidas.europa.eu/LoA/high', 'high'], ['urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI', 'substantial'],
    ['urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport', 'low'], ['urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified', 'low'], ['HIGH', 'low'], ['', 'low'], [null, 'low']] as const) assert.equal(levelNamed(word), level, `${word}`)
})

test('without a level two things of different kinds are substantial; two of one kind, or a text message, are not', () => {
  const of = (...amr: string[]) => levelOf({ amr })
  assert.deepEqual([of('mfa'), of('hwk', 'pin'), of('otp', 'pwd')], ['substantial', 'substantial', 'substantial'])
  assert.deepEqual([of('pwd'), of('pwd', 'pin'), of('sms', 'pwd'), of('otp', 'hwk'), of()], ['low', 'low', 'low', 'low', 'low'])
  assert.equal(levelOf({ acr: 'low', amr: ['mfa'] }), 'low', 'a level that is said is not talked up')
  assert.equal(levelOf({ acr: 3, amr: 'mfa' }), 'low')
})

test('high is enough for substantial, and low is not', () => {
  assert.deepEqual([atLeast('high', 'substantial'), atLeast('substantial', 'substantial'), atLeast('low', 'substantial'), atLeast('low', 'low')], [true, true, false, true])
})
