import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { policies } from '#access/policies/index.ts'
import { deeds } from '#deeds'
import { undeclared } from './declared.ts'

const fields = z.object({ words: z.string() })
const whole = { deed: 'work.tell', kind: 'command', input: fields, answer: fields, find: () => ({}), trace: () => ({}) }
const asked = { deed: 'work.ask', kind: 'query', input: fields, answer: z.object({ many: z.array(fields.nullable()), by: z.record(z.string(), fields) }), find: () => ({}), reads: 'all', record: 'consult' }
const known = { 'work.tell': () => true, 'work.ask': () => true }

test('everything that can be done and asked says its policy, what the record keeps, what it costs, what it reads and every field it answers (SEC-01, SEC-04, SEC-17)', () => {
  assert.deepEqual(undeclared(deeds, policies), [])
  assert.deepEqual(undeclared([whole, asked], known), [])
})

test('the server does not start on a deed that leaves one of these out, and says which (SEC-01, SEC-04, SEC-17)', () => {
  const { trace: _trace, ...unrecorded } = whole, { reads: _reads, ...anywhere } = asked
  const planted: readonly (readonly [readonly Parameters<typeof undeclared>[0][number][], Record<string, unknown>, string])[] = [
    [[whole, asked], { 'work.tell': () => true }, 'work.ask has no policy'],
    [[unrecorded, asked], known, 'work.tell does not say what the record keeps'],
    [[whole, anywhere], known, 'work.ask does not say what it reads'],
    [[{ ...whole, find: undefined }, asked], known, 'work.tell does not say what it is done to'],
    [[{ ...whole, input: z.unknown() }, asked], known, 'work.tell does not list what arrives'],
    [[whole, { ...asked, answer: z.object({ many: z.array(z.looseObject({ words: z.string() })) }) }], known, 'work.ask does not list what it answers'],
    [[whole, { ...asked, answer: z.object({ row: z.any() }) }], known, 'work.ask does not list what it answers'],
    [[whole, { ...asked, record: undefined }], known, 'work.ask does not say which operation the record keeps it as'],
    [[whole, { ...asked, record: 'look' }], known, 'work.ask does not say which operation the record keeps it as'],
    [[{ ...whole, record: 'none' }, asked], known, 'work.tell does not say which operation the record keeps it as'],
    [[{ ...whole, deed: 'x.tell' }, asked], { 'x.tell': () => true, 'work.ask': () => true }, 'x.tell is of a domain that does not say in src/access/recording.ts why it may know what it knows'],
    [[{ ...whole, rate: 'cheap' }, asked], known, 'work.tell says a rate that the gate does not know'],
    [[{ ...whole, input: z.object({ token: z.string() }) }, asked], known, 'work.tell takes what may be guessed at and does not say at which rate'],
    [[whole, asked, asked], known, 'work.ask is there twice'],
    [[whole], known, 'work.ask has a policy and is no deed'],
  ]
  for (const [some, rules, lack] of planted) assert.deepEqual([...new Set(undeclared(some, rules))], [lack])
})
