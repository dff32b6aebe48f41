import assert from 'node:assert/strict'
import { test } from 'node:test'
import { municipality } from '#testing/partners.ts'
import { arta, besnik, celine, doina, edgars, petra, place } from '#testing/people.ts'
import { as, refused, story } from '#testing/story.ts'
import { town } from '#testing/town.ts'
import { endAgreement, keepAgreement, organisation as organisationOf, organisations, registerOrganisation, retireOrganisation } from '../index.ts'

const organisation = place.municipality
const lighting = { organisation, title: 'Lighting of the old town', obligations: 'The municipality repairs a lamp within a week. The police report them.', signedOn: '2026-03-01', endsOn: '2027-03-01' }

test('an agreement is kept with parties, scope, dates and obligations, and is to be renewed from sixty days before it ends (K2)', story(async (ctx) => {
  await town(ctx)
  await municipality(ctx)
  const { agreement } = await keepAgreement(as(ctx, celine), { ...lighting, scope: 'Every street of the old town', others: 'Talsi Housing Association' })
  await keepAgreement(as(ctx, arta), { organisation, title: 'Memorandum', obligations: 'To meet each month.', signedOn: '2026-01-15' })
  const { agreements } = await organisationOf(as(ctx, celine), { organisation })
  assert.deepEqual(agreements[0], {
    ...lighting, agreement, scope: 'Every street of the old town', others: 'Talsi Housing Association', endedOn: null, endedBecause: null, follows: null, standing: 'renew', renewBy: '2027-03-01',
  })
  assert.deepEqual([agreements[1]?.title, agreements[1]?.endsOn, agreements[1]?.standing], ['Memorandum', null, 'in-force'])
  assert.deepEqual((await organisations(as(ctx, celine), {})).organisations.map(({ agreements: n, renewBy }) => [n, renewBy]), [[2, '2027-03-01']])
}))

test('an agreement that is renewed is followed by another, once; the alert is gone (K2)', story(async (ctx) => {
  await town(ctx)
  await municipality(ctx)
  const { agreement } = await keepAgreement(as(ctx, celine), lighting)
  const next = { ...lighting, signedOn: '2027-01-10', endsOn: '2028-03-01', follows: agreement }
  await keepAgreement(as(ctx, celine), next)
  await assert.rejects(keepAgreement(as(ctx, celine), next), refused('partners.renewed-already'))
  assert.deepEqual((await organisationOf(as(ctx, celine), { organisation })).agreements.map(({ standing, renewBy, follows }) => [standing, renewBy, follows]), [['in-force', null, agreement], ['followed', null, null]])
  assert.deepEqual((await organisations(as(ctx, celine), {})).organisations.map(({ agreements, renewBy }) => [agreements, renewBy]), [[1, null]])
  const { organisation: other } = await registerOrganisation(as(ctx, celine), { commissariat: place.talsi, name: 'Hospital', sector: 'health' })
  await assert.rejects(keepAgreement(as(ctx, celine), { ...next, organisation: other }), refused('partners.no-such-agreement'))
}))

test('an agreement that ran out without a follower stays an alert until somebody says that it is over, and why (K2)', story(async (ctx) => {
  await town(ctx)
  await municipality(ctx)
  const { agreement } = await keepAgreement(as(ctx, celine), { ...lighting, endsOn: '2026-09-01' })
  const alert = async () => (await organisations(as(ctx, celine), {})).organisations.map(({ agreements, renewBy }) => [agreements, renewBy])
  assert.deepEqual(await alert(), [[0, '2026-09-01']])
  await endAgreement(as(ctx, celine), { agreement, because: 'All lamps are new' })
  assert.deepEqual(await alert(), [[0, null]])
  const [seen] = (await organisationOf(as(ctx, celine), { organisation })).agreements
  assert.deepEqual([seen?.standing, seen?.endedOn, seen?.endedBecause], ['over', '2027-01-10', 'All lamps are new'])
  await assert.rejects(endAgreement(as(ctx, celine), { agreement, because: 'All lamps are new' }), refused('partners.agreement-over'))
}))

test('an agreement is kept when it has been signed, ends after that, and is with who is still there', story(async (ctx) => {
  await town(ctx)
  await municipality(ctx)
  await assert.rejects(keepAgreement(as(ctx, celine), { ...lighting, signedOn: '2027-01-11' }), refused('partners.not-signed-yet'))
  await assert.rejects(keepAgreement(as(ctx, celine), { ...lighting, endsOn: '2026-03-01' }), refused('partners.ends-before-signed'))
  await assert.rejects(keepAgreement(as(ctx, celine), { ...lighting, obligations: ' ' }), refused('frame.invalid'))
  await retireOrganisation(as(ctx, celine), { organisation, on: '2027-01-10' })
  await assert.rejects(keepAgreement(as(ctx, celine), lighting), refused('partners.organisation-left'))
}))

test('an agreement is written by commander, analyst and administrator; officers of elsewhere, zone officers and the partner itself write none', story(async (ctx) => {
  await town(ctx)
  await municipality(ctx)
  const { agreement } = await keepAgreement(as(ctx, doina), lighting)
  for (const other of [edgars, besnik, petra]) await assert.rejects(keepAgreement(as(ctx, other), lighting), refused('access.not-allowed'))
  for (const other of [besnik, petra]) await assert.rejects(endAgreement(as(ctx, other), { agreement, because: 'Not mine to say' }), refused('access.not-allowed'))
}))
