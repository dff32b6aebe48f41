import assert from 'node:assert/strict'
import { test } from 'node:test'
import { arta, besnik, celine, doina, edgars, petra, place } from '#testing/people.ts'
import { as, refused, story } from '#testing/story.ts'
import { town } from '#testing/town.ts'
import { describeOrganisation, organisation, organisations, registerOrganisation, retireOrganisation } from '../index.ts'
import { sectors } from '../words.ts'

const school = { commissariat: place.talsi, name: 'Talsi school no. 2', sector: 'school' }

test('an organisation of every sector is registered and listed: municipality, school, health, prosecutor, fire service, associations (K1)', story(async (ctx) => {
  await town(ctx)
  for (const sector of sectors) await registerOrganisation(as(ctx, celine), { commissariat: place.talsi, name: `The ${sector}`, sector, offers: 'A room and two volunteers', channels: { phone: '+371 6000 0001' } })
  const listed = (await organisations(as(ctx, arta), {})).organisations
  assert.deepEqual(listed.map(({ sector }) => sector).toSorted(), sectors.toSorted())
  assert.deepEqual(listed[0], { ...listed[0], offers: 'A room and two volunteers', channels: { phone: '+371 6000 0001' }, sinceOn: '2027-01-10', leftOn: null, agreements: 0, renewBy: null })
}))

test('an organisation works with one commissariat or with the whole directorate, and each commissariat lists both (K1)', story(async (ctx) => {
  await town(ctx)
  await registerOrganisation(as(ctx, celine), school)
  await registerOrganisation(as(ctx, doina), { name: 'Red Cross', sector: 'ngo' })
  await registerOrganisation(as(ctx, edgars), { ...school, commissariat: place.elsewhere })
  const names = async (commissariat?: string) => (await organisations(as(ctx, celine), { commissariat })).organisations.map(({ name, commissariat: of }) => [name, of])
  assert.deepEqual(await names(place.talsi), [['Red Cross', null], ['Talsi school no. 2', place.talsi]])
  assert.equal((await names()).length, 3)
}))

test('the list of a commissariat is kept by its commander and analyst: nobody of elsewhere, no zone officer, no partner writes it; a stranger reads none', story(async (ctx) => {
  await town(ctx)
  const { organisation: one } = await registerOrganisation(as(ctx, arta), school)
  for (const other of [edgars, besnik, petra]) {
    await assert.rejects(registerOrganisation(as(ctx, other), { ...school, name: 'Another' }), refused('access.not-allowed'))
    await assert.rejects(describeOrganisation(as(ctx, other), { organisation: one, offers: 'Nothing' }), refused('access.not-allowed'))
    await assert.rejects(retireOrganisation(as(ctx, other), { organisation: one, on: '2027-02-01' }), refused('access.not-allowed'))
  }
  await assert.rejects(registerOrganisation(as(ctx, celine), { ...school, commissariat: null, name: 'Another' }), refused('access.not-allowed'))
  await assert.rejects(organisations(ctx, { directorate: place.directorate }), refused('access.not-allowed'))
}))

test('a name stands once on a list, and what is not one is said to be none', story(async (ctx) => {
  await town(ctx)
  const { organisation: one } = await registerOrganisation(as(ctx, celine), school)
  await assert.rejects(registerOrganisation(as(ctx, celine), { ...school, name: ' talsi SCHOOL no. 2' }), refused('partners.name-known'))
  await assert.rejects(registerOrganisation(as(ctx, celine), { ...school, name: ' ' }), refused('frame.invalid'))
  await assert.rejects(registerOrganisation(as(ctx, doina), { ...school, commissariat: one }), refused('partners.no-such-commissariat'))
  await assert.rejects(organisation(as(ctx, celine), { organisation: place.talsi }), refused('partners.no-such-organisation'))
  await describeOrganisation(as(ctx, celine), { organisation: one, name: 'Talsi School No. 2' })
}))

test('an organisation is described anew, what is left out stays; one that left stays on the list with its last day and is registered again', story(async (ctx) => {
  await town(ctx)
  const { organisation: one } = await registerOrganisation(as(ctx, celine), { ...school, offers: 'A sports hall', since: '2026-09-01' })
  await describeOrganisation(as(ctx, celine), { organisation: one, sector: 'sports-and-youth', channels: { email: 'hall@talsi.example' } })
  const seen = async () => (await organisation(as(ctx, celine), { organisation: one })).organisation
  assert.deepEqual(await seen(), { organisation: one, directorate: place.directorate, commissariat: place.talsi, name: school.name, sector: 'sports-and-youth', offers: 'A sports hall', channels: { email: 'hall@talsi.example' }, sinceOn: '2026-09-01', leftOn: null })
  await describeOrganisation(as(ctx, celine), { organisation: one, offers: null })
  await assert.rejects(retireOrganisation(as(ctx, celine), { organisation: one, on: '2026-08-01' }), refused('partners.leaves-before-beginning'))
  await retireOrganisation(as(ctx, celine), { organisation: one, on: '2027-01-10' })
  assert.deepEqual([(await seen()).offers, (await seen()).leftOn], [null, '2027-01-10'])
  await assert.rejects(retireOrganisation(as(ctx, celine), { organisation: one, on: '2027-01-11' }), refused('partners.organisation-left'))
  await registerOrganisation(as(ctx, celine), school)
}))
