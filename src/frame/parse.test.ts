import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { parse } from './parse.ts'
import { Refusal } from './refusal.ts'

const Asked = z.object({ name: z.string().trim().min(1).max(5), because: z.string().min(20), zones: z.array(z.string()).min(1), target: z.number().min(1) })
const fits = { name: 'Round', because: 'as the council asked for it', zones: ['a'], target: 200 }

function said(raw: unknown): Readonly<Record<string, string>> {
  try {
    parse(Asked, raw)
  } catch (refused) {
    if (refused instanceof Refusal) return refused.fields
  }
  return {}
}

test('what was left empty is called empty, and what is short of something says so; what fits is taken', () => {
  assert.deepEqual(parse(Asked, fits), fits)
  assert.deepEqual(said({ name: '  ', because: 'short', zones: [], target: 0 }), { name: 'frame.left-empty', because: 'frame.too-little', zones: 'frame.too-little', target: 'frame.too-little' })
  assert.deepEqual(said({ ...fits, name: 'Much too long', target: 'many' }), { name: 'frame.too-much', target: 'frame.wrong-field' })
})
