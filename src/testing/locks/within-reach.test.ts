import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { CompiledQuery, sql } from 'kysely'
import type { Actor, Role } from '#access/actor.ts'
import { policies } from '#access/policies/index.ts'
import { printSheets } from '#domains/fieldwork/index.ts'
import { drawSample, invite, noteOutcomes } from '#domains/survey/index.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { inCustody, within } from '#frame/within.ts'
import { lockedOn, lockedTown, type LockedTown } from './locked-town.ts'
import { apart, standpoints, thingIn, type Standpoint } from './standpoints.ts'

/** What the second lock keeps apart among those who reach the same commissariat: each of these tables opens to some roles and to no other, whatever the first lock says. */
let town: LockedTown
let people: readonly Standpoint[]
before(async () => {
  town = await lockedTown()
  people = standpoints(thingIn(town.ids)).filter(({ letter }) => 'dczno'.includes(letter))
  // Copies that no story left behind.
  const here = [town.ids.directorate, town.ids.commissariat]
  const { rows: [{ slug } = { slug: '' }] } = await sql<{ slug: string }>`select slug from pub.zones where zone_id = ${town.ids.zone}`.execute(town.superuser), wave = town.ids.first
  for (const [table, row] of [['zone_officers', { slug, posts: [] }], ['remark_counts', { wave_id: wave, slug, result: {} }], ['place_counts', { wave_id: wave, slug, result: {} }], ['pictures', { id: town.ids.zone, media_type: 'image/jpeg', bytes: '\\x00' }]] as const) {
    await town.superuser.executeQuery(CompiledQuery.raw(`insert into pub.${table} select * from jsonb_populate_record(null::pub.${table}, $1) on conflict do nothing`, [JSON.stringify({ directorate_id: here[0], commissariat_id: here[1], ...row })]))
  }
})

const counted = (table: string, of = 'true') => async ({ db }: Ctx) => Number((await sql<{ n: string }>`select count(*) as n from ${sql.raw(table)} where ${sql.raw(of)}`.execute(db)).rows[0]!.n)
const sees = <R>({ actor }: Standpoint, look: (ctx: Ctx) => Promise<R>) => within({ actor, store: town.store, now: lockedOn }, 'all', look)
async function rolesThat(see: (ctx: Ctx) => Promise<number>): Promise<Role[]> {
  const roles = new Set<string>()
  for (const one of people) if ((await sees(one, see)) > 0) roles.add(one.column)
  return [...roles].sort() as Role[]
}

test('what one resident answered, and wrote, is there for the owner of the survey alone, and for a deed that says it counts (PRIV-03, SEC-05)', async () => {
  for (const table of ['survey.sheets', 'survey.remarks']) {
    assert.deepEqual(await rolesThat(counted(table)), ['survey-owner'], table)
    const counting = await rolesThat(async (ctx) => { await inCustody(ctx); return counted(table)(ctx) })
    assert.ok(counting.includes('analyst') && counting.includes('commander') && !counting.includes('partner') && !counting.includes('volunteer'), 'and within reach only')
  }
})

/** Posts of the police. */
const police = new Set(['admin', 'hq', 'regional', 'commander', 'analyst', 'inspector', 'zone-officer'])
type Tried = { readonly custody?: true; readonly opened?: true }
/** What becomes of making codes, of drawing and printing them, and of noting what became of one, for somebody, with a lock taken away; undone again. */
async function tries({ actor, ...who }: Standpoint, { custody, opened }: Tried): Promise<Readonly<Record<string, string>>> {
  const { open: wave, zone } = town.ids, proved = { ...who, actor: { ...actor, proved: true } as Actor }
  const { rows: [{ code } = { code: '' }] } = await sql<{ code: string }>`select code from territory.zones where id = ${zone}`.execute(town.superuser)
  const deeds: Readonly<Record<string, (ctx: Ctx) => Promise<object>>> = {
    'survey.invite': (ctx) => invite(ctx, { wave, zone, count: 20 }), 'survey.invite on paper': (ctx) => invite(ctx, { wave, zone, count: 1, mode: 'paper' }),
    'survey.draw-sample': (ctx) => drawSample(ctx, { wave, file: `reference,zone\nMill Street 1,${code}`, letters: [{ zone, count: 1 }], purpose: 'write-to-residents', toWhom: 'own-staff' }),
    'fieldwork.print-sheets': (ctx) => printSheets(ctx, { wave, zone, count: 1, language: 'en' }), 'survey.note-outcomes': (ctx) => noteOutcomes(ctx, { wave, outcomes: [{ code: town.code, outcome: 'refused' }] }),
  }
  const became: Record<string, string> = {}, real = { ...policies }
  for (const [name, deed] of Object.entries(deeds)) {
    if (opened) for (const asked of ['survey.invite', 'survey.draw-sample', 'fieldwork.print-sheets', 'survey.note-outcomes']) (policies as Record<string, unknown>)[asked] = () => true
    await sees(proved, async (ctx) => {
      if (custody) await inCustody(ctx)
      const done = (await deed(ctx)) as { noted?: number }
      throw new Undone(done.noted === 0 ? 'nothing noted' : 'done')
    }).catch((no: Error & { code?: string }) => void (became[name] = no instanceof Undone ? no.message : no instanceof Refusal ? no.code : no.code ?? String(no))).finally(() => Object.assign(policies, real))
  }
  return became
}
class Undone extends Error {}

test('codes are made, drawn, printed and noted by who owns the survey, and by nobody with a post of the police: the first lock refuses them alone, and the second alone (PRIV-03, SEC-05)', async () => {
  const refusing = /^(access\.not-allowed|nothing noted|42501)$/
  const at = (column: string, letter: string) => people.find((one) => one.column === column && one.letter === letter)!
  const owner = await tries(at('survey-owner', 'c'), {})
  assert.deepEqual([owner['survey.invite'], owner['survey.draw-sample'], owner['survey.note-outcomes']], ['done', 'done', 'done'], JSON.stringify(owner))
  for (const one of people.filter(({ column }) => police.has(column))) {
    for (const lock of [{ custody: true }, { opened: true }] as const) {
      for (const [deed, became] of Object.entries(await tries(one, lock))) assert.match(became, refusing, `${deed} by ${one.column} ${one.letter} with ${Object.keys(lock)}`)
    }
  }
  // The fault is seen where neither lock looks.
  const both = await tries(at('analyst', 'c'), { custody: true, opened: true })
  assert.deepEqual([both['survey.invite'], both['survey.invite on paper'], both['survey.note-outcomes']], ['done', 'done', 'done'])
})

test('who has lost every proof is there for custodians (SEC-05)', async () => {
  assert.deepEqual(await rolesThat(counted('people.recoveries')), ['admin', 'commander', 'hq'])
})

test('the names of colleagues are there for colleagues, and a volunteer, a resident or a council member has none (SEC-05)', async () => {
  const house = ['admin', 'analyst', 'auditor', 'commander', 'data-protection', 'hq', 'inspector', 'interviewer', 'partner', 'regional', 'survey-owner', 'zone-officer']
  for (const table of ['people.persons', 'people.holdings']) assert.deepEqual(await rolesThat(counted(table)), house, table)
  const self = people.find(({ column }) => column === 'volunteer')!
  const own = { ...self, actor: { ...self.actor, id: town.ids.person } } as Standpoint
  assert.equal(await sees(own, counted('people.persons')), 1, 'but for themself')
  assert.ok((await sees(own, counted('people.holdings', `person_id <> '${town.ids.person}'`))) === 0)
})

/** Of published copies that a commissariat has, what becomes of writing one again for somebody who stands there: the database's own code for it. */
async function written(who: Standpoint): Promise<ReadonlyMap<string, string>> {
  const { rows: copies } = await sql<{ name: string }>`
    select 'pub.' || c.relname as name from pg_attribute a join pg_class c on c.oid = a.attrelid where c.relnamespace = 'pub'::regnamespace and c.relkind = 'r' and a.attname = 'commissariat_id' order by 1`.execute(town.superuser)
  const codes = new Map<string, string>()
  for (const { name } of copies) {
    if ((await counted(name, `commissariat_id = '${town.ids.commissariat}'`)({ db: town.superuser } as Ctx)) === 0) continue
    const again = CompiledQuery.raw(`insert into ${name} select * from ${name} where commissariat_id = $1 limit 1`, [town.ids.commissariat])
    codes.set(name, await sees(who, ({ db }) => db.executeQuery(again)).then(() => 'written', (no: { code?: string }) => no.code ?? String(no)))
  }
  return codes
}

test('a published copy is written by posts over its commissariat, and past the first lock by no other post of the directorate (SEC-05)', async (t) => {
  const at = (column: string, letter: string) => standpoints(thingIn(town.ids)).find((one) => one.column === column && one.letter === letter)!
  const [forbidden, there] = ['42501', '23505']
  for (const [column, letter] of [['analyst', 'e'], ['commander', 'e'], ['zone-officer', 'e'], ['volunteer', 'c'], ['auditor', 'd'], ['council-chair', 'c']] as const) {
    assert.deepEqual([...await written(at(column, letter))].filter(([, code]) => code !== forbidden), [], `${column} ${letter}`)
  }
  const home = await written(at('analyst', 'c'))
  t.diagnostic(`${home.size} kinds of copies: ${[...home.keys()].join(' ')}`)
  assert.ok(home.size >= 10)
  assert.deepEqual([...home].filter(([, code]) => code !== there), [], 'the same row is let through to where it finds itself')
  const partner = [...await written(at('partner', 'o'))].filter(([, code]) => code !== forbidden).map(([name]) => name)
  assert.deepEqual(partner, ['pub.pictures', 'pub.plans', 'pub.problems', 'pub.works'].filter((name) => home.has(name)), 'a partner retells what its own answer changed')
})

test('a copy whose policy forgets its commissariat is written from elsewhere: the fault is seen (SEC-05)', async () => {
  const elsewhere = standpoints(thingIn(town.ids)).find(({ column, letter }) => column === 'analyst' && letter === 'e')!
  await sql`create policy slack on pub.zone_officers for insert to app_rw with check (directorate_id = frame.directorate())`.execute(town.superuser)
  const codes = await written(elsewhere)
  await sql`drop policy slack on pub.zone_officers`.execute(town.superuser)
  assert.deepEqual([...codes].filter(([, code]) => code !== '42501'), [['pub.zone_officers', '23505']])
})

/** What the database says when somebody of an organisation writes in its name, moves an action on, and adds a picture to its log: each undone again. */
async function writtenFor(who: Standpoint, organisation: string): Promise<readonly string[]> {
  const { directorate, commissariat, action } = town.ids
  const line = { directorate_id: directorate, commissariat_id: commissariat, action_id: action, partners: [organisation], organisation_id: organisation }
  const { rows: [under] } = await sql<{ id: string }>`select id from work.progress where action_id = ${action} limit 1`.execute(town.superuser)
  const insert = async (table: string, row: object) => {
    const { rows: [some] } = await sql<{ one: object }>`select to_jsonb(one) as one from ${sql.raw(table)} one limit 1`.execute(town.superuser)
    return CompiledQuery.raw(`insert into ${table} select * from jsonb_populate_record(null::${table}, $1)`, [JSON.stringify({ ...some!.one, ...line, id: crypto.randomUUID(), ...row })])
  }
  const moves = CompiledQuery.raw(`update work.standings set state = 'done', organisation_id = $1 where action_id = $2`, [organisation, action])
  const codes: string[] = []
  for (const write of [await insert('work.progress', { noted_by: apart.person }), await insert('work.pictures', { progress_id: under!.id, improvement_id: null, shown: false }), moves]) {
    await sees(who, async ({ db }) => { const { numAffectedRows } = await db.executeQuery(write); throw new Written(Number(numAffectedRows)) }).catch((no: { code?: string }) => codes.push(no instanceof Written ? `written ${no.rows}` : no.code ?? String(no)))
  }
  return codes
}
class Written extends Error {
  readonly rows: number
  constructor(rows: number) {
    super()
    this.rows = rows
  }
}

test('past the first lock, a partner writes under an action that its organisation was given, and under none that is only shared with it (SEC-05)', async () => {
  const { directorate, commissariat } = town.ids
  const at = (letter: string) => standpoints(thingIn(town.ids)).find((one) => one.column === 'partner' && one.letter === letter)!
  const again = (table: string, id: string) => town.superuser.executeQuery(CompiledQuery.raw(`insert into ${table} select (jsonb_populate_record(one, jsonb_build_object('id', $1::uuid))).* from ${table} one limit 1 on conflict do nothing`, [id]))
  await again('partners.organisations', apart.sharing)
  await again('people.persons', apart.person)
  await sql`insert into plans.doers values (${directorate}, ${town.ids.action}, ${town.ids.organisation}, ${commissariat}) on conflict do nothing`.execute(town.superuser)
  assert.deepEqual(await writtenFor(at('o'), town.ids.organisation), ['written 1', 'written 1', 'written 1'])
  const noSuchDoer = '23503'
  assert.deepEqual(await writtenFor(at('s'), apart.sharing), [noSuchDoer, noSuchDoer, noSuchDoer])
  assert.deepEqual(await writtenFor(at('s'), town.ids.organisation), ['42501', '42501', '42501'], 'nor in another\'s name')
  // The fault is seen where a row may name an organisation that was never given the action.
  const { rows } = await sql<{ name: string; on: string }>`select conname as name, conrelid::regclass::text as on from pg_constraint where contype = 'f' and confrelid = 'plans.doers'::regclass`.execute(town.superuser)
  assert.equal(rows.length, 3)
  for (const one of rows) await sql`${sql.raw(`alter table ${one.on} drop constraint ${one.name}`)}`.execute(town.superuser)
  assert.deepEqual(await writtenFor(at('s'), apart.sharing), ['written 1', 'written 1', 'written 1'])
})
