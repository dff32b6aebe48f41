import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { CompiledQuery, sql } from 'kysely'
import type { Actor } from '#access/actor.ts'
import { policies } from '#access/policies/index.ts'
import { openThroughGlass } from '#access/through-glass.ts'
import { deeds } from '#deeds'
import { breakGlass, endOpening, judgeOpening, newToken, openings, tokenHash, whoseSession } from '#domains/people/index.ts'
import { Refusal } from '#frame/refusal.ts'
import { stranger } from '#access/actor.ts'
import { askedOfTown } from './asked-of-town.ts'
import { apart, standpoints, thingIn } from './standpoints.ts'
import { lockedOn, lockedTown, type LockedTown } from './locked-town.ts'

/** What breaking the glass opens and what it does not, by both locks as they run: an officer of another commissariat, with a session, before, during and after. */
const officer = '0194d000-0000-7000-8000-0000000000d3', auditor = '0194d000-0000-7000-8000-0000000000d4', dataProtection = '0194d000-0000-7000-8000-0000000000d5'
let town: LockedTown, asked: ReturnType<typeof askedOfTown>, now = lockedOn
const tokens = [newToken(), newToken(), newToken()]
const run = (text: string, values: readonly unknown[] = []) => town.superuser.executeQuery<Record<string, unknown>>(CompiledQuery.raw(text, [...values]))
before(async () => {
  town = await lockedTown()
  asked = askedOfTown(town)
  const here = town.ids.directorate
  await run('delete from people.openings where directorate_id = $1', [here])
  for (const [id, name, role, area, commissariat] of [[officer, 'Ilze Ozola', 'zone-officer', town.ids.far, town.ids.elsewhere], [auditor, 'Janis Krumins', 'auditor', here, null], [dataProtection, 'Dace Liepa', 'data-protection', here, null]] as const) {
    await run(`insert into people.persons (directorate_id, id, name, language) values ($1, $2, $3, 'en')`, [here, id, name])
    await run(`insert into people.posts (directorate_id, id, commissariat_id, area_id, role, opened_on) values ($1, $2, $3, $4, $5, '2026-01-01')`, [here, id, commissariat, area, role])
    await run(`insert into people.holdings (directorate_id, id, post_id, person_id, from_on, role) values ($1, $2, $2, $2, '2026-01-01', $3)`, [here, id, role])
  }
  for (const token of tokens) await run('insert into people.sessions (directorate_id, token_hash, person_id, began_at, seen_at, id, proved_at) values ($1, $2, $3, $4, $4, $5, $4)', [here, tokenHash(token), officer, now, crypto.randomUUID()])
})
after(() => town.store.close())

/** Whoever shows this session at this moment. */
async function whoShows(token: string): Promise<Actor> {
  await run('update people.sessions set seen_at = $1 where token_hash = $2', [now, tokenHash(token)])
  return (await whoseSession({ actor: stranger, store: town.store, now }, { session: token })).actor as Actor
}
const by = (actor: Actor) => ({ actor, store: town.store, now })
const acting = (id: string, role: 'auditor' | 'data-protection'): Actor => ({ kind: 'person', id, directorate: town.ids.directorate, posts: [{ role, area: town.ids.directorate, commissariat: null }], proved: true })

/** How each of these deeds answers: open, or by which code it is refused. */
async function answers(names: readonly string[], actor: Actor): Promise<Record<string, string>> {
  const told: Record<string, string> = {}
  for (const deed of deeds.filter((one) => names.includes(one.deed))) told[deed.deed] = await deed(by(actor), asked[deed.deed]).then(() => 'open', (no: unknown) => { if (no instanceof Refusal) return no.kind; throw no })
  return told
}
const shutWith = (told: Record<string, string>) => Object.entries(told).filter(([, how]) => how !== 'open').map(([name]) => name)
/** Protected questions about a thing or a place of another commissariat, of every domain that the glass opens. */
const protectedOnes = ['survey.wave', 'survey.wave-progress', 'incidents.batches', 'incidents.zone-trend', 'problems.problem', 'problems.problems', 'problems.desk', 'problems.missing', 'plans.plan', 'plans.action', 'work.action', 'work.walks', 'cycles.cycle']
const never = ['survey.remarks-to-code', 'survey.preview-results', 'fieldwork.sheet-to-key', 'fieldwork.interview-totals', 'fieldwork.keying-queue', 'record.lines', 'record.verify', 'privacy.requests', 'people.persons', 'people.recoveries', 'people.posts-of-area', 'vigilance.list', 'people.openings']

test('what the glass opens are questions that somebody has named, of one domain each line, and no command, no right and no record', () => {
  const questions = new Map(deeds.map(({ deed, kind }) => [deed as string, kind]))
  assert.deepEqual(openThroughGlass.filter((name) => questions.get(name) !== 'query'), [])
  assert.deepEqual(openThroughGlass.filter((name) => never.includes(name) || /^(people|record|privacy|vigilance|fieldwork|mail|residents)\./.test(name)), [])
})

test('a glass opens every protected question of the commissariat named for an hour, in every session, nothing is changed, and it closes by itself', async (t) => {
  const [one, two, three] = tokens as [string, string, string]
  const shut = await answers(protectedOnes, await whoShows(one))
  assert.deepEqual(shutWith(shut).sort(), [...protectedOnes].sort())
  assert.ok(['problems.problem', 'plans.plan', 'work.action', 'cycles.cycle', 'survey.wave'].every((name) => shut[name] === 'not-found'), 'what is not there before')
  const begun = new Date(lockedOn.getTime() + 1000)
  now = begun
  const { opening, endsAt } = await breakGlass(by(await whoShows(one)), { commissariat: town.ids.commissariat, purpose: 'danger-to-life', words: 'A child is missing since noon.' })
  assert.equal(endsAt, new Date(now.getTime() + 3_600_000).toISOString())
  for (const token of [one, two, three]) assert.deepEqual(shutWith(await answers(protectedOnes, await whoShows(token))), [])
  const during = await answers(never, await whoShows(two))
  assert.deepEqual(shutWith(during).sort(), [...never].sort(), 'what stays shut')
  const changing = deeds.filter(({ kind, deed }) => kind === 'command' && deed in asked && /^(problems|plans|work|cycles|survey|incidents|territory|partners|fieldwork)\./.test(deed)).map(({ deed }) => deed as string)
  const own = await answers(changing, { ...(await whoShows(two)), posts: [] } as unknown as Actor), glazed = await answers(changing, { ...(await whoShows(two)), posts: ((await whoShows(two)) as { posts: readonly { glass?: true }[] }).posts.filter(({ glass }) => glass) } as unknown as Actor)
  assert.deepEqual(glazed, own, 'and the post of the glass changes nothing that no post would')
  await assert.rejects(breakGlass(by(await whoShows(two)), { commissariat: town.ids.commissariat, purpose: 'disaster', words: 'And another one too.' }), { code: 'people.glass-is-open' })

  now = new Date(begun.getTime() + 3_599_000)
  assert.deepEqual(shutWith(await answers(protectedOnes, await whoShows(three))), [])
  now = new Date(begun.getTime() + 3_600_000)
  const began = performance.now()
  const actors = await Promise.all([one, two, three].map(whoShows))
  for (const actor of actors) assert.deepEqual(await answers(protectedOnes, actor), shut)
  assert.ok(performance.now() - began < 5000)
  t.diagnostic(`${protectedOnes.length} questions in three sessions; ${changing.length} commands and ${never.length} questions stay shut`)

  const { rows } = await run(`select count(*)::int as n, count(*) filter (where purpose = 'break-glass' and subject->>'glass' = $1)::int as marked from frame.record where actor = $2 and at >= $3 and at < $4 and name <> 'people.break-glass'`, [opening, officer, begun, now])
  assert.ok((rows[0]!.n as number) > 10)
  assert.equal(rows[0]!.marked, rows[0]!.n, 'every line of that hour says so')
})

test('an expired glass that still opened would be seen', async () => {
  const actor = await whoShows(tokens[0]!)
  const still: Actor = { ...actor, posts: [...(actor as { posts: readonly object[] }).posts, { role: 'commander', area: town.ids.commissariat, commissariat: town.ids.commissariat, glass: true }], glass: 'x' } as unknown as Actor
  assert.deepEqual(shutWith(await answers(protectedOnes, still)), [])
})

test('without the list of what it opens a glass would open people\'s rights: the list is what keeps them shut', async () => {
  const actor = await whoShows(tokens[0]!)
  const unmarked: Actor = { ...actor, posts: [{ role: 'commander', area: town.ids.commissariat, commissariat: town.ids.commissariat }] } as Actor
  assert.ok(shutWith(await answers(never, unmarked)).length < never.length)
})

test('who judges sees it at once, ends it early, and judges it once when it is over; nobody else does, and never who broke it', async () => {
  now = new Date(lockedOn.getTime() + 7_200_000)
  await run('update people.sessions set proved_at = $1', [now])
  const breaker = await whoShows(tokens[0]!)
  const { opening } = await breakGlass(by(breaker), { commissariat: town.ids.commissariat, purpose: 'hand-over-at-once', words: 'Standing in for the officer.' })
  for (const who of [acting(auditor, 'auditor'), acting(dataProtection, 'data-protection')]) {
    const [first] = (await openings(by(who), {})).openings
    assert.deepEqual([first!.opening, first!.running, first!.words, first!.name], [opening, true, 'Standing in for the officer.', 'Ilze Ozola'])
  }
  const judging = { opening, verdict: 'in-order', because: 'The post was given that evening.' }
  await assert.rejects(judgeOpening(by(acting(auditor, 'auditor')), judging), { code: 'people.glass-still-open' })
  assert.deepEqual(shutWith(await answers(['problems.problem'], await whoShows(tokens[1]!))), [])
  await endOpening(by(acting(dataProtection, 'data-protection')), { opening })
  for (const token of tokens) assert.deepEqual(shutWith(await answers(['problems.problem'], await whoShows(token))), ['problems.problem'])
  await assert.rejects(endOpening(by(acting(auditor, 'auditor')), { opening }), { code: 'people.glass-is-closed' })
  await assert.rejects(judgeOpening(by(await whoShows(tokens[0]!)), judging), Refusal)
  const looked = (await openings(by(acting(auditor, 'auditor')), { opening })).openings[0]!.looked
  assert.ok(looked.some(({ deed }) => deed === 'problems.problem'), JSON.stringify(looked))
  assert.deepEqual((await openings(by(acting(dataProtection, 'data-protection')), { opening })).openings[0]!.looked, looked, 'the officer for data protection sees these lines too, and no other')
  const commander = standpoints(thingIn(town.ids)).find(({ column, letter }) => column === 'commander' && letter === 'c')!.actor
  await assert.rejects(judgeOpening(by(commander), judging), Refusal)
  await judgeOpening(by(acting(auditor, 'auditor')), judging)
  await assert.rejects(judgeOpening(by(acting(dataProtection, 'data-protection')), judging), { code: 'people.glass-judged-already' })
  const { rows: [kept] } = await run('select words, because, verdict from people.openings where id = $1', [opening])
  assert.match(String(kept!.words), /^~/)
})

test('partners, volunteers, residents, whoever only looks after the house, and a stranger break no glass, nor does somebody who has not just proved who they are', async () => {
  const may = policies['people.break-glass']
  const allowed = new Set(standpoints(thingIn(town.ids)).filter(({ actor }) => may(actor, { directorate: town.ids.directorate })).map(({ column }) => column))
  assert.deepEqual([...allowed].sort(), ['analyst', 'commander', 'hq', 'inspector', 'regional', 'zone-officer'])
  const wanted = { commissariat: town.ids.commissariat, purpose: 'danger-to-life', words: 'A child is missing since noon.' }
  for (const { actor } of standpoints(thingIn(town.ids)).filter(({ column }) => ['partner', 'volunteer', 'stranger', 'resident', 'admin'].includes(column))) await assert.rejects(breakGlass(by(actor), wanted), Refusal)
  await assert.rejects(breakGlass(by({ ...(await whoShows(tokens[0]!)), proved: false } as Actor), wanted), { code: 'access.prove-again' })
  await assert.rejects(breakGlass(by(await whoShows(tokens[0]!)), { ...wanted, commissariat: apart.directorate }), { code: 'people.no-such-area' })
  assert.equal((await sql<{ n: number }>`select count(*)::int as n from people.openings`.execute(town.superuser)).rows[0]!.n, 2)
})
