import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor, Role } from '../actor.ts'
import { policies, type Permission } from './index.ts'

const [directorate, talsi, municipality] = ['d', 't', 'm']
const holding = (role: Role, area = talsi): Actor => ({ kind: 'person', id: 'p', directorate, posts: [{ role, area, commissariat: talsi }] })
const may = (name: Permission, actor: Actor, subject: object = {}) => (policies[name] as (actor: Actor, subject: object) => boolean)(actor, { directorate, commissariat: null, ...subject })

test('what only the house may know is asked by somebody of the house, and by no partner', () => {
  const partner = holding('partner', municipality)
  for (const name of ['survey.instruments', 'survey.waves', 'survey.outreach', 'survey.board', 'survey.detectable-change', 'problems.media', 'cycles.board', 'cycles.needs-of-cycle', 'cycles.method-cards', 'plans.priorities', 'plans.needs-summed'] as const) {
    assert.equal(may(name, partner), false, name)
    assert.equal(may(name, holding('analyst')), true, name)
  }
  for (const name of ['incidents.zone-trend', 'incidents.category-ranks', 'incidents.batches'] as const) assert.equal(may(name, partner, { commissariat: talsi }), false, name)
})

test('who asks residents, and nothing else, sees no plan and no work of the police; a partner sees what is shared', () => {
  for (const role of ['interviewer', 'survey-owner'] as const) {
    for (const name of ['plans.plans', 'plans.priorities', 'plans.needs-summed', 'cycles.board', 'cycles.needs-of-cycle', 'work.due', 'problems.media'] as const) assert.equal(may(name, holding(role)), false, `${role}: ${name}`)
    assert.equal(may('survey.board', holding(role)), true, role)
  }
  for (const name of ['plans.plans', 'work.due', 'plans.my-tasks'] as const) assert.equal(may(name, holding('partner', municipality)), true, name)
})

test('a commander ends and describes the posts that a commander fills, and nobody else\'s', () => {
  for (const name of ['people.leave-post', 'people.close-post', 'people.describe-post'] as const) {
    for (const role of ['zone-officer', 'partner'] as const) assert.equal(may(name, holding('commander'), { commissariat: talsi, role }), true, `${name} of a ${role}`)
    for (const role of ['analyst', 'survey-owner', 'commander'] as const) assert.equal(may(name, holding('commander'), { commissariat: talsi, role }), false, `${name} of a ${role}`)
    assert.equal(may(name, holding('admin', directorate), { commissariat: talsi, role: 'survey-owner' }), true)
  }
})
