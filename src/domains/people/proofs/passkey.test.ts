import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newQuestion, toMake, toShow } from './passkey.ts'

const origin = 'https://vatra.example', now = new Date('2027-03-01T09:00:00Z')
const made = (whose: string) => toMake(newQuestion('make', origin, now), { site: 'Vatra', name: 'Celine', whose, known: [{ credential: 'AQID' }] })

test('what a device keeps beside a passkey tells nobody whose it is, and it is asked to know who holds it', async () => {
  const whose = 'a directorate|a person', { user, rp, authenticatorSelection, excludeCredentials } = await made(whose), kept = Buffer.from(user.id, 'base64url')
  assert.equal(kept.length, 32)
  assert.ok(!kept.includes('person'))
  assert.equal((await made(whose)).user.id, user.id, 'a second passkey takes the place of the first on the same device')
  assert.notEqual((await made('a directorate|another')).user.id, user.id)
  assert.deepEqual([rp.id, authenticatorSelection?.userVerification, authenticatorSelection?.residentKey, excludeCredentials?.map(({ id }) => id)], ['vatra.example', 'required', 'required', ['AQID']])
})

test('what passkeys are asked names nobody, is asked of whoever holds the device, and never twice alike', async () => {
  const [one, other] = [await toShow(newQuestion('show', origin, now)), await toShow(newQuestion('show', origin, now))]
  assert.deepEqual([one.rpId, one.userVerification, one.allowCredentials ?? []], ['vatra.example', 'required', []])
  assert.notEqual(one.challenge, other.challenge)
})
