import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { operator, type Actor } from '#access/actor.ts'
import { registerOrganisation } from '#domains/partners/index.ts'
import { letIn } from '#domains/people/index.ts'
import { askPartners, dropAction, planAction } from '#domains/plans/index.ts'
import { action, due, followPlan, noteProgress, worksOfPlan } from '#domains/work/index.ts'
import { follow } from '#frame/afterwards.ts'
import { reactions } from '#reactions'
import { keptIn } from '#testing/cycles/whole-turn.ts'
import { ownDatabase } from '#testing/database.ts'
import { arta, besnik, edgars, place } from '#testing/people.ts'
import { mending } from '#testing/plans/planned-town.ts'
import { refused } from '#testing/story.ts'
import { workedTown } from '#testing/work/worked-town.ts'

let store: Awaited<ReturnType<typeof ownDatabase>>
before(async () => { store = await ownDatabase() })
after(async () => { follow({}); await store.close() })
const by = (actor: Actor) => ({ actor, store, now: new Date('2027-02-10T09:00:00Z') })

test('who joins a plan sees what was done before, by itself; what leaves it is told of no longer (D7, E1)', async () => {
  const town = await keptIn(store, workedTown)
  follow(reactions)
  await noteProgress(by(besnik), { action: town.action, state: 'begun', words: 'Three lamps hang' })
  const here = { directorate: place.directorate }
  const { organisation } = await registerOrganisation(by(operator), { ...here, commissariat: place.talsi, name: 'School No. 2', sector: 'school' })
  const { person } = await letIn(by(operator), { ...here, name: 'Sanda Kalnina', role: 'partner', area: organisation, from: '2027-01-01' })
  const sanda: Actor = { kind: 'person', id: person, directorate: place.directorate, posts: [{ role: 'partner', area: organisation, commissariat: place.talsi }] }
  await assert.rejects(action(by(sanda), { action: town.action }), refused('work.no-such-action'))
  await askPartners(by(arta), { plan: town.plan, organisations: [organisation] })
  assert.deepEqual((await action(by(sanda), { action: town.action })).log.map(({ words }) => words), ['Three lamps hang'])
  await assert.rejects(noteProgress(by(sanda), { action: town.action, state: 'done', words: 'Done' }), refused('access.not-allowed'), 'to see is not to do')
  assert.equal((await worksOfPlan(by(sanda), { plan: town.plan })).works.length, 1)
  await assert.rejects(followPlan(by(edgars), { plan: town.plan }), refused('work.no-such-plan'))
  await dropAction(by(arta), { action: town.action, because: 'The street is rebuilt next year' })
  assert.deepEqual((await worksOfPlan(by(sanda), { plan: town.plan })).works, [])
})

test('whoever joins a plan by a task in one action sees what was done at the others too (D7, E1)', async () => {
  const own = await ownDatabase()
  const town = await keptIn(own, workedTown)
  follow(reactions)
  const here = (actor: Actor) => ({ ...by(actor), store: own })
  await noteProgress(here(besnik), { action: town.action, state: 'begun', words: 'Three lamps hang' })
  const { organisation } = await registerOrganisation(here(operator), { directorate: place.directorate, commissariat: place.talsi, name: 'School No. 3', sector: 'school' })
  const { person } = await letIn(here(operator), { directorate: place.directorate, name: 'Ieva Kalnina', role: 'partner', area: organisation, from: '2027-01-01' })
  const ieva: Actor = { kind: 'person', id: person, directorate: place.directorate, posts: [{ role: 'partner', area: organisation, commissariat: place.talsi }] }
  await planAction(here(arta), { ...mending(town), words: { en: 'Letters to parents' }, tasks: [{ organisation, words: 'Hand them out' }] })
  const seen = await action(here(ieva), { action: town.action })
  assert.deepEqual(seen.log.map(({ words, notedBy }) => [words, notedBy]), [['Three lamps hang', null]], 'a partner reads what was done, and no officer\'s name')
  const { overdue } = await due({ ...here(ieva), now: new Date('2027-05-05T09:00:00Z') }, {})
  assert.deepEqual(overdue.map(({ owner }) => [owner.role, owner.holder]), [['zone-officer', null], ['zone-officer', null]])
  await own.close()
})
