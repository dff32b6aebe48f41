import assert from 'node:assert/strict'
import { test } from 'node:test'
import { endingRoles, policeRoles, roles } from '#access/actor.ts'
import { keptApart } from './kept-apart.ts'
import { lastDay } from './last-day.ts'

test('a post of the house lasts until it is left; one of anybody else ends on a day, said or not', () => {
  for (const role of roles) {
    const end = lastDay(role, '2027-01-31', undefined)
    assert.deepEqual(end, { to: !endingRoles.includes(role) ? null : role === 'integration' ? '2028-01-31' : '2029-01-31' }, role)
  }
  assert.deepEqual(lastDay('zone-officer', '2027-01-10', '2027-06-01'), { to: '2027-06-01' }, 'an officer who stands in for another')
  assert.deepEqual(lastDay('volunteer', '2027-02-28', '2032-02-28'), { to: '2032-02-28' })
  assert.deepEqual(lastDay('volunteer', '2027-02-28', '2032-02-29'), { fault: 'people.ends-within-five-years' })
  assert.deepEqual(lastDay('integration', '2027-02-28', '2028-02-29'), { fault: 'people.ends-within-a-year' })
  assert.deepEqual(lastDay('commander', '2027-02-28', '2027-02-28'), { fault: 'people.ends-before-beginning' })
})

test('who looks at the record, who monitors for others hold no post that these look at, who owns the survey is nobody of the police, and who gives out posts none that opens what people wrote', () => {
  for (const role of ['survey-owner', 'protected-officer', 'data-protection', 'auditor'] as const) {
    assert.equal(keptApart(role, ['admin']), 'admin', role)
    assert.equal(keptApart('admin', ['analyst', role]), role)
  }
  assert.equal(keptApart('survey-owner', ['regional']), 'regional')
  assert.equal(keptApart('admin', ['commander', 'analyst']), null)
  assert.equal(keptApart('auditor', ['admin']), 'admin')
  assert.equal(keptApart('admin', ['auditor']), 'auditor')
  assert.equal(keptApart('survey-owner', ['partner', 'zone-officer']), 'zone-officer')
  for (const role of policeRoles) assert.deepEqual([keptApart('survey-owner', ['interviewer', role]), keptApart(role, ['survey-owner'])], [role, 'survey-owner'], role)
  assert.equal(keptApart('survey-owner', ['interviewer', 'partner']), null)
  assert.equal(keptApart('ngo-monitor', ['volunteer', 'commander']), 'commander')
  assert.equal(keptApart('volunteer', ['watch-coordinator', 'resident']), null)
})
