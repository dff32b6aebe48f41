import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toldOf } from './told-of.ts'

const line = (state: 'begun' | 'stuck' | 'done', en?: string, because: string | null = null) => ({ state, told: en ? { en } : {} as Record<string, string>, because })

test('public words last as long as the action stands as they say, and a reason is told where it is owed', () => {
  assert.deepEqual(toldOf([line('begun'), line('begun', 'We have begun')]), { told: { en: 'We have begun' }, because: null })
  assert.deepEqual(toldOf([line('done'), line('begun', 'We have begun')]), { told: null, because: null })
  assert.deepEqual(toldOf([line('stuck', undefined, 'No permission'), line('begun', 'We have begun')]), { told: null, because: 'No permission' })
  assert.deepEqual(toldOf([line('done', 'Ready', 'said to colleagues only')]), { told: { en: 'Ready' }, because: null })
  assert.deepEqual(toldOf([]), { told: null, because: null })
})
