import assert from 'node:assert/strict'
import { test } from 'node:test'
import { standingOn } from './standing-on.ts'

const signed = { signedOn: '2026-01-01', endsOn: '2027-03-11', endedOn: null, followed: false, leftOn: null }

test('an agreement is to be renewed from sixty days before it ends, and stays so when it has ended (K2)', () => {
  assert.equal(standingOn(signed, '2027-01-09'), 'in-force')
  assert.equal(standingOn(signed, '2027-01-10'), 'renew')
  assert.equal(standingOn(signed, '2029-01-10'), 'renew')
  assert.equal(standingOn({ ...signed, endsOn: null }, '2029-01-10'), 'in-force')
})

test('nothing is to be renewed that is followed, was ended, or whose organisation has left (K2)', () => {
  assert.equal(standingOn({ ...signed, followed: true }, '2027-02-01'), 'followed')
  assert.equal(standingOn({ ...signed, endedOn: '2027-02-01' }, '2027-02-01'), 'over')
  assert.equal(standingOn({ ...signed, endedOn: '2027-02-02' }, '2027-02-01'), 'renew')
  assert.equal(standingOn({ ...signed, leftOn: '2027-02-01' }, '2027-02-01'), 'over')
})
