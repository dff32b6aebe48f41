import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { stranger, type Actor } from '#access/actor.ts'
import { reach } from '#access/reach.ts'
import type { Ctx } from '#frame/ctx.ts'
import { seeing } from '#frame/within.ts'
import { municipality } from '#testing/partners.ts'
import { besnik, celine, doina, edgars, petra, place } from '#testing/people.ts'
import { analysed, townToAnalyse } from '#testing/problems/analysed-town.ts'
import { as, story } from '#testing/story.ts'
import { tables } from '../tables.ts'
import { describeOrganisation, keepAgreement, organisation, organisations, registerOrganisation } from '../index.ts'

/** What the database shows of the same transaction to whoever asks with this person's own reach. */
async function withReachOf(ctx: Ctx, actor: Actor): Promise<Ctx> {
  const { directorate, areas } = reach(actor)
  await seeing({ ...ctx, actor: stranger }, { directorate: directorate!, areas })
  return as(ctx, actor)
}

test('a partner reads its own agreements and those of no other; so do staff within reach, and a commander of elsewhere reads none', story(async (ctx) => {
  await townToAnalyse(ctx)
  await municipality(ctx)
  const other = '0194d000-0000-7000-8000-0000000000f2'
  await tables(ctx).insertInto('partners.organisations').values({ directorate_id: place.directorate, id: other, commissariat_id: place.talsi, name: 'Hospital', sector: 'health', offers: null, channels: '{}', since_on: '2026-01-01', left_on: null }).execute()
  const signed = { title: 'Memorandum', obligations: 'To meet each month', signedOn: '2026-02-01', endsOn: '2027-02-01' }
  for (const one of [place.municipality, other]) await keepAgreement(as(ctx, celine), { ...signed, organisation: one })
  const read = async (actor: Actor) => {
    const asker = await withReachOf(ctx, actor)
    const listed = (await organisations(asker, {})).organisations.map(({ agreements }) => agreements)
    return [...listed, ...(await Promise.all([place.municipality, other].map(async (one) => (await organisation(asker, { organisation: one })).agreements.length)))]
  }
  assert.deepEqual(await read(petra), [0, 1, 1, 0])
  for (const staff of [celine, besnik, doina]) assert.deepEqual(await read(staff), [1, 1, 1, 1])
  assert.deepEqual(await read(edgars), [0, 0, 0, 0])
}))

test('a partner sees nothing of the commissariat\'s own tables: no round, no sheet, no problem, no note', story(async (ctx) => {
  const { zone } = await townToAnalyse(ctx)
  await municipality(ctx)
  await analysed(ctx, { zone })
  const { rows: tables } = await sql<{ name: string }>`select format('%I.%I', table_schema, table_name) as name from information_schema.columns
    where column_name = 'commissariat_id' and table_schema in ('survey', 'fieldwork', 'problems') order by 1`.execute(ctx.db)
  const seen = async () => Object.fromEntries(await Promise.all(tables.map(async ({ name }) => [name, Number((await sql<{ n: string }>`select count(*) as n from ${sql.raw(name)}`.execute(ctx.db)).rows[0]?.n)] as const)))
  const before = await seen()
  for (const name of ['survey.waves', 'survey.sheets', 'problems.problems', 'problems.causes']) assert.ok(before[name]! > 0, name)
  await withReachOf(ctx, petra)
  assert.deepEqual(await seen(), Object.fromEntries(tables.map(({ name }) => [name, 0])))
}))

test('how an organisation is reached is known to the police and to itself, and to no other partner', story(async (ctx) => {
  await townToAnalyse(ctx)
  await municipality(ctx)
  const { organisation: school } = await registerOrganisation(as(ctx, celine), { commissariat: place.talsi, name: 'School No. 2', sector: 'school', channels: { phone: '+371 2600 0000' } })
  await describeOrganisation(as(ctx, celine), { organisation: place.municipality, channels: { phone: '+371 6000 0000' } })
  const phones = async (actor: Actor) => (await organisations(as(ctx, actor), {})).organisations.map(({ name, channels }) => [name, channels.phone ?? null])
  assert.deepEqual(await phones(besnik), [['School No. 2', '+371 2600 0000'], ['Talsi municipality', '+371 6000 0000']])
  assert.deepEqual(await phones(petra), [['School No. 2', null], ['Talsi municipality', '+371 6000 0000']])
  assert.deepEqual((await organisation(as(ctx, petra), { organisation: school })).organisation.channels, {})
}))
