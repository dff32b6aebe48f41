import assert from 'node:assert/strict'
import { test } from 'node:test'
import { roles } from '#access/actor.ts'
import { roleFits } from './role-fits.ts'
import { tenureOn } from './tenure-on.ts'
import { terms } from './terms.ts'

const held = (person: string, from: string, to: string | null) => ({ person, from, to })

test('a change of officer is somebody\'s leaving within two years; staying on without a day between is none (A5)', () => {
  const kept = terms([held('c', '2026-05-01', null), held('a', '2023-01-01', '2024-02-01'), held('b', '2025-01-01', '2026-01-01'), held('b', '2026-01-01', '2026-04-01'), held('x', '2026-04-02', '2026-04-02')])
  assert.deepEqual(kept.map(({ person, from, to }) => [person, from, to]), [['a', '2023-01-01', '2024-02-01'], ['b', '2025-01-01', '2026-04-01'], ['c', '2026-05-01', null]])
  assert.deepEqual(tenureOn('2023-01-01', kept, '2027-01-10'), { term: kept[2], vacantSince: null, changesInTwoYears: 1 })
  assert.deepEqual(tenureOn('2023-01-01', kept, '2026-04-15'), { term: null, vacantSince: '2026-04-01', changesInTwoYears: 1 })
  assert.deepEqual(tenureOn('2023-01-01', kept, '2026-01-20'), { term: kept[1], vacantSince: null, changesInTwoYears: 1 })
  assert.deepEqual(tenureOn('2023-01-01', kept, '2026-02-02').changesInTwoYears, 0)
})

test('a post that nobody has held yet is vacant since it was opened, and not before (A5)', () => {
  assert.deepEqual(tenureOn('2026-01-01', [], '2027-01-10'), { term: null, vacantSince: '2026-01-01', changesInTwoYears: 0 })
  assert.deepEqual(tenureOn('2028-01-01', [], '2027-01-10'), { term: null, vacantSince: null, changesInTwoYears: 0 })
})

test('every role can be held over some area, and only a zone has a zone officer', () => {
  for (const role of roles) assert.ok((['directorate', 'commissariat', 'zone', 'organisation'] as const).some((level) => roleFits(role, level)))
  assert.deepEqual((['directorate', 'commissariat', 'zone'] as const).map((level) => roleFits('zone-officer', level)), [false, false, true])
})
