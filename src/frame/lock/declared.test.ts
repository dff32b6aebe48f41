import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { policies } from '#access/policies/index.ts'
import { deeds } from '#deeds'
import { undeclared } from './declared.ts'

const fields = z.object({ words: z.string() })
const whole = { deed: 'x.tell', kind: 'command', input: fields, answer: fields, find: () => ({}), trace: () => ({}) }
const asked = { deed: 'x.ask', kind: 'query', input: fields, answer: z.object({ many: z.array(fields.nullable()), by: z.record(z.string(), fields) }), find: () => ({}), reads: 'all' }
const known = { 'x.tell': () => true, 'x.ask': () => true }

test('everything that can be done and asked says its policy, what the record keeps, what it reads and every field it answers (SEC-04, SEC-17)', () => {
  assert.deepEqual(undeclared(deeds, policies), [])
  assert.deepEqual(undeclared([whole, asked], known), [])
})

test('the server does not start on a deed that leaves one of these out, and says which (SEC-04, SEC-17)', () => {
  const { trace: _trace, ...unrecorded } = whole, { reads: _reads, ...anywhere } = asked
  const planted: readonly (readonly [readonly Parameters<typeof undeclared>[0][number][], Record<string, unknown>, string])[] = [
    [[whole, asked], { 'x.tell': () => true }, 'x.ask has no policy'],
    [[unrecorded, asked], known, 'x.tell does not say what the record keeps'],
    [[whole, anywhere], known, 'x.ask does not say what it reads'],
    [[{ ...whole, find: undefined }, asked], known, 'x.tell does not say what it is done to'],
    [[{ ...whole, input: z.unknown() }, asked], known, 'x.tell does not list what arrives'],
    [[whole, { ...asked, answer: z.object({ many: z.array(z.looseObject({ words: z.string() })) }) }], known, 'x.ask does not list what it answers'],
    [[whole, { ...asked, answer: z.object({ row: z.any() }) }], known, 'x.ask does not list what it answers'],
    [[whole, asked, asked], known, 'x.ask is there twice'],
    [[whole], known, 'x.ask has a policy and is no deed'],
  ]
  for (const [some, rules, lack] of planted) assert.deepEqual([...new Set(undeclared(some, rules))], [lack])
})
