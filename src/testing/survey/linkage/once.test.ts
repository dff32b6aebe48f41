import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql, type KyselyPlugin } from 'kysely'
import { closeWave, forgetDraft, giveUpLost, keepDraft, handInSheet, lostSeals, sealSheet, sheetToFill, signToken } from '#domains/survey/index.ts'
import { blind, finish } from '#domains/survey/words.ts'
import { Refusal } from '#frame/refusal.ts'
import { openPool, serverOf } from '#platform/server.ts'
import type { Db, Store } from '#platform/db.ts'
import { destroyPassing, passingFolder } from '#platform/secrets/passing/passing-keys.ts'
import { ownDatabase } from '../../database.ts'
import { refused } from '../../story.ts'
import { place } from '../../people.ts'
import { allSheets } from '../all-sheets.ts'
import { half, answersOf, atOnce, hashOf, markedTown, markedWave, person, withScript } from './asked-people.ts'

let store: Awaited<ReturnType<typeof ownDatabase>>, town: Awaited<ReturnType<typeof markedTown>>, owner: Db, wave: string, codes: readonly string[]
before(async () => {
  store = await ownDatabase()
  const { server, as } = serverOf(store.config.databaseUrl!)
  owner = openPool(server, as, { most: 1, patience: 0 })
  ;({ wave, codes } = await markedWave(town = await markedTown(store), 80))
})
after(() => owner.destroy())

/** How many sheets carry this number. */
const sheetsOf = async (mark: number) => (await allSheets({ db: owner }, wave)).filter(({ answers }) => answers[0] === mark).length
const tally = async (tries: readonly Promise<unknown>[]) => (await Promise.allSettled(tries)).map((one) => (one.status === 'fulfilled' ? 'done' : one.reason instanceof Refusal ? one.reason.code : String(one.reason)))

test('one code, fifty tries at once with different blindings: one token, and only its value is signed again (PRIV-05)', async () => {
  const code = codes[0]!, own = Array.from({ length: 50 }, blind)
  const signed = await Promise.allSettled(own.map(({ blinded }) => signToken(person(store), { code, blinded })))
  const won = signed.findIndex(({ status }) => status === 'fulfilled')
  assert.equal(signed.filter(({ status }) => status === 'fulfilled').length, 1)
  for (const one of signed) if (one.status === 'rejected') assert.equal((one.reason as Refusal).code, 'survey.already-answered')
  assert.deepEqual(await tally(own.map(({ blinded }) => signToken(person(store), { code, blinded }))), own.map((_, at) => (at === won ? 'done' : 'survey.already-answered')))
})

test('whoever looks first and ticks off afterwards signs more than one of fifty: the race is real (PRIV-05)', async () => {
  const hash = hashOf(codes[1]!)
  const tries = await Promise.all(Array.from({ length: 50 }, () => store.requests.transaction().execute(async (db) => {
    await sql.raw(`set local app.directorate = '${place.directorate}'; set local app.reach = '{${place.directorate}}'`).execute(db)
    const { rows } = await sql<{ outcome: string }>`select outcome from survey.invitations where directorate_id = ${place.directorate} and code_hash = ${hash}`.execute(db)
    if (rows[0]!.outcome === 'answered') return 0
    await sql`update survey.invitations set outcome = 'answered' where directorate_id = ${place.directorate} and code_hash = ${hash}`.execute(db)
    return 1
  })))
  assert.ok(tries.filter((signed) => signed === 1).length > 1)
})

test('a token counts once, in its own zone and wave: fifty at once leave one sheet, and what was never signed leaves none (PRIV-05)', async () => {
  const code = codes[2]!
  const { wave: of, zoneId: zone, publics } = await sheetToFill(person(store), { code })
  const own = blind(), token = finish(own, await signToken(person(store), { code, blinded: own.blinded }), publics[zone]!)
  const sheet = { wave: of, zone, token, answers: answersOf(2), language: 'en' }
  const all = await Promise.all(Array.from({ length: 50 }, () => handInSheet(person(store), sheet)))
  assert.deepEqual([all.filter(({ kept }) => kept).length, await sheetsOf(2)], [1, 1])
  await assert.rejects(handInSheet(person(store), { ...sheet, token: { value: blind().value, output: token.output } }), refused('survey.no-such-token'))
  await assert.rejects(handInSheet(person(store), { ...sheet, zone: crypto.randomUUID() }), refused('survey.no-such-wave'))
  await assert.rejects(handInSheet(person(store), { envelope: '1.' + 'A'.repeat(60) }), refused('survey.no-such-envelope'))
  await assert.rejects(handInSheet(person(store), { ...sheet, answers: { mark: 'x' } }), refused('survey.answers-to-look-at'))
})

test('a wave that was open before there were tokens is answered like any other: its keys are made when they are wanted, once (PRIV-05)', async () => {
  const { wave: old, codes: cards } = await markedWave(town, 4)
  await keepDraft(person(store), { code: cards[3], half, block: 'a', answers: answersOf(903) })
  await sql`delete from survey.wave_keys where wave_id = ${old}`.execute(owner)
  await sql`update survey.invitations set outcome = 'answered' where code_hash = ${hashOf(cards[0]!)}`.execute(owner)
  await sql`insert into survey.sheets (directorate_id, id, commissariat_id, wave_id, zone_id, mode, answers) values (${place.directorate}, gen_random_uuid(), ${place.talsi}, ${old}, ${town.zone}, 'web', '{900,1,-3}')`.execute(owner)
  assert.equal((await sheetToFill(person(store), { code: cards[0] })).state, 'answered')
  const came = await Promise.all([withScript(store, cards[1]!, 901), withScript(store, cards[2]!, 902), sealSheet(person(store), { code: cards[3], half, language: 'en' }).then((sealed) => handInSheet(person(store), sealed))])
  assert.deepEqual(came, [{ kept: true }, { kept: true }, { kept: true }])
  assert.deepEqual((await allSheets({ db: owner }, old)).map(({ answers }) => answers[0]).sort(), [900, 901, 902, 903])
  assert.equal((await closeWave(town.at, { directorate: place.directorate, wave: old })).sheets, 4)
})

test('a survey whose passing key is not here takes no answers and loses none: put back, all are there; given up, it is said what that costs, and it goes on under another (REL-04)', async () => {
  const { wave: alone, codes: cards } = await markedWave(town, 4), { rows: [noted] } = await sql<{ seal: string }>`select seal from survey.wave_keys where wave_id = ${alone}`.execute(owner)
  await withScript(store, cards[0]!, 950)
  await keepDraft(person(store), { code: cards[1], half, block: 'a', answers: answersOf(951) })
  const file = join(passingFolder(), `${noted!.seal}.key`), kept = readFileSync(file)
  destroyPassing(noted!.seal)
  assert.ok(!existsSync(file))
  const missing = (fault: Error) => /^The passing key [0-9a-f]{16} of a survey is not among the keys here\. Put its file back/.test(fault.message)
  await assert.rejects(atOnce(store, cards[2]!, 952), missing)
  await assert.rejects(sheetToFill(person(store), { code: cards[1] }), missing)
  await assert.rejects(closeWave(town.at, { directorate: place.directorate, wave: alone }), missing)
  const lost = (await lostSeals(owner)).filter(({ wave: one }) => one === alone)
  assert.deepEqual(lost, [{ seal: noted!.seal, wave: alone, sheets: 1, drafts: 1 }])
  writeFileSync(file, kept, { mode: 0o600 })
  assert.deepEqual([(await sheetToFill(person(store), { code: cards[1], half })).answers.mark, (await lostSeals(owner)).some(({ wave: one }) => one === alone)], [951, false])
  assert.deepEqual(await atOnce(store, cards[2]!, 952), { kept: true }, 'whoever was refused is taken when it is back')
  // A key that is exchanged for another is no key.
  writeFileSync(file, `${Buffer.alloc(32, 7).toString('base64')}\n`, { mode: 0o600 })
  await assert.rejects(atOnce(store, cards[3]!, 953), /is damaged\. Put it back/)
  rmSync(file)
  assert.deepEqual((await giveUpLost(owner)).filter(({ wave: one }) => one === alone), [{ seal: noted!.seal, wave: alone, sheets: 2, drafts: 1 }])
  assert.deepEqual((await sheetToFill(person(store), { code: cards[1], half })).answers, {})
  assert.deepEqual(await atOnce(store, cards[3]!, 953), { kept: true })
  assert.equal((await closeWave(town.at, { directorate: place.directorate, wave: alone })).sheets, 1)
})

class Crash extends Error {}

/** The machine stops at the k-th thing that is asked of the database, for as long as nobody mends it. */
function breaking(at: number): { broken: Store; reached: () => boolean } {
  let asked = 0
  const stops: KyselyPlugin = {
    transformQuery({ node }) {
      if (++asked === at) throw new Crash()
      return node
    },
    transformResult: async ({ result }) => result,
  }
  return { broken: { ...store, requests: store.requests.withPlugin(stops) }, reached: () => asked >= at }
}

/** Does it, with the machine stopping at the k-th step, and then again as whoever tries once more; says whether it stopped at all. */
async function stopped<R>(at: number, deed: (on: Store) => Promise<R>): Promise<{ stopped: boolean; answer: R }> {
  const { broken, reached } = breaking(at)
  const first = await deed(broken).catch((wrong: unknown) => { if (!(wrong instanceof Crash)) throw wrong })
  return { stopped: reached(), answer: first ?? await deed(store) }
}

test('a phone that runs scripts: wherever the machine stops, the person can finish once and never twice (PRIV-05)', async (t) => {
  let steps = 0
  for (let at = 1, mark = 10; ; at++, mark++) {
    const code = codes[mark]!
    const { wave: of, zoneId: zone, publics } = await sheetToFill(person(store), { code })
    const own = blind()
    const signing = await stopped(at, (on) => signToken(person(on), { code, blinded: own.blinded }))
    const sheet = { wave: of, zone, token: finish(own, signing.answer, publics[zone]!), answers: answersOf(mark), language: 'en' }
    const handing = await stopped(at, (on) => handInSheet(person(on), sheet))
    assert.deepEqual([await handInSheet(person(store), sheet), await sheetsOf(mark)], [{ kept: false }, 1], `step ${at}`)
    assert.deepEqual(await tally([signToken(person(store), { code, blinded: blind().blinded })]), ['survey.already-answered'])
    if (!signing.stopped && !handing.stopped) break
    steps += Number(signing.stopped) + Number(handing.stopped)
  }
  t.diagnostic(`stopped at ${steps} places`)
  assert.ok(steps >= 12)
})

test('a phone that runs none: whoever loses the page shows the code again, and wherever the machine stops there is one sheet (PRIV-05)', async (t) => {
  let steps = 0
  for (let at = 1, mark = 45; ; at++, mark++) {
    const code = codes[mark]!
    await keepDraft(person(store), { code, half, block: 'a', answers: answersOf(mark) })
    const sealing = await stopped(at, (on) => sealSheet(person(on), { code, half, language: 'en' }))
    const shown = await sheetToFill(person(store), { code, half })
    assert.deepEqual([shown.state, shown.block, shown.answers.mark], ['open', null, mark], 'ticked off, and still to be carried on')
    const again = await sealSheet(person(store), { code, half, language: 'en' })
    const handing = await stopped(at, (on) => handInSheet(person(on), sealing.answer))
    assert.deepEqual([await handInSheet(person(store), again), await sheetsOf(mark)], [{ kept: false }, 1], `step ${at}`)
    assert.equal((await sheetToFill(person(store), { code })).state, 'answered')
    assert.deepEqual(await tally([sealSheet(person(store), { code, half, language: 'en' }), keepDraft(person(store), { code, half, answers: {} })]), ['survey.already-answered', 'survey.already-answered'])
    const forgetting = await stopped(at, (on) => forgetDraft(person(on), { code }))
    assert.equal((await sql`select from survey.drafts where code_hash = ${hashOf(code)}`.execute(owner)).rows.length, 0)
    if (!sealing.stopped && !handing.stopped && !forgetting.stopped) break
    steps += Number(sealing.stopped) + Number(handing.stopped) + Number(forgetting.stopped)
  }
  t.diagnostic(`stopped at ${steps} places`)
  assert.ok(steps >= 12)
})

test('a phone whose browser is gone between sealing and handing in fills in anew in another: whichever envelope comes first is the one sheet (PRIV-05)', async () => {
  for (const first of ['old', 'new'] as const) {
    const code = codes[first === 'old' ? 4 : 5]!, mark = first === 'old' ? 960 : 970, other = 'another-browser-s-own-'
    await keepDraft(person(store), { code, half, block: 'a', answers: answersOf(mark) })
    const before = await sealSheet(person(store), { code, half, language: 'en' })
    const begun = await sheetToFill(person(store), { code, half: other })
    assert.deepEqual([begun.state, begun.answers, begun.elsewhere], ['open', {}, true])
    await assert.rejects(sealSheet(person(store), { code, half: other, language: 'en' }), refused('survey.answers-to-look-at'))
    await keepDraft(person(store), { code, half: other, block: 'a', answers: answersOf(mark + 1) })
    const after = await sealSheet(person(store), { code, half: other, language: 'en' })
    const [one, two] = first === 'old' ? [before, after] : [after, before]
    assert.deepEqual([await handInSheet(person(store), one), await handInSheet(person(store), two)], [{ kept: true }, { kept: false }])
    assert.deepEqual([await sheetsOf(mark), await sheetsOf(mark + 1)], first === 'old' ? [1, 0] : [0, 1])
  }
})

test('were a token used up in a transaction before the sheet\'s own, a stop between them would lose the sheet, and this would see it (PRIV-05)', async () => {
  const code = codes[3]!
  const { wave: of, zoneId: zone, publics } = await sheetToFill(person(store), { code })
  const own = blind(), token = finish(own, await signToken(person(store), { code, blinded: own.blinded }), publics[zone]!)
  await sql`insert into survey.spent (directorate_id, value_hash, commissariat_id, wave_id) values (${place.directorate}, encode(sha256(convert_to(${token.value}, 'UTF8')), 'hex'), ${place.talsi}, ${wave})`.execute(owner)
  assert.deepEqual([await handInSheet(person(store), { wave: of, zone, token, answers: answersOf(3), language: 'en' }), await sheetsOf(3)], [{ kept: false }, 0])
})
