import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { CompiledQuery, sql } from 'kysely'
import { operator, stranger } from '#access/actor.ts'
import { closeWave, importSheets, publishWave, sealLate, sealsHeld, undoBatch, waveResults } from '#domains/survey/index.ts'
import { sealWave } from '#domains/survey/reckoning/seal/seal-wave.ts'
import type { WaveId } from '#domains/survey/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import type { Db } from '#platform/db.ts'
import { openPool, serverOf } from '#platform/server.ts'
import { roundsSealed } from '../../cli/installation/checks/rounds-sealed.ts'
import { isWhole, sentenceOfSeal } from '../../cli/record/seals-verified.ts'
import { keptIn } from '../cycles/whole-turn.ts'
import { ownDatabase, type OwnDatabase } from '../database.ts'
import { foundTown } from '../mapped-town.ts'
import { arta, place } from '../people.ts'
import { fileOf, mapping, openRound, people } from '../small-round.ts'
import { refused } from '../story.ts'

let store: OwnDatabase
let superuser: Db
let wave: WaveId
let zone: string
const now = new Date('2027-01-10T09:00:00Z')
const by = () => ({ actor: arta, store, now })
const rows = async (text: string) => (await superuser.executeQuery(CompiledQuery.raw(text))).rows as Record<string, unknown>[]
const found = async () => (await sealsHeld(store, now, place.directorate)).map((one) => one.found).join()

before(async () => {
  store = await ownDatabase()
  const { server, as } = serverOf(store.config.databaseUrl!)
  superuser = openPool(server, as, { most: 1, patience: 0 })
  await keptIn(store, async (ctx: Ctx) => {
    const { oldTown } = await foundTown(ctx)
    zone = oldTown
    wave = (await openRound(ctx, { zones: [oldTown] })) as WaveId
    await importSheets({ ...ctx, actor: arta }, { wave, fileName: 'company.csv', file: fileOf(people('T1', 40, 12)), mapping })
  })
  assert.equal((await closeWave(by(), { wave })).sheets, 40)
  await rows('create table aside as select * from survey.sheets limit 0')
})
after(async () => superuser.destroy())

/** What a login may do with everything open to it that a deed could open: how it ended. */
async function tries(pool: Db, text: string): Promise<string> {
  return pool.transaction().execute(async (db) => {
    await sql.raw(`set local app.directorate = '${place.directorate}'; set local app.reach = '{${place.directorate},${place.talsi}}'; set local app.custody = 'open'`).execute(db)
    throw new Ended(`${(await db.executeQuery(CompiledQuery.raw(text))).numAffectedRows ?? 0} rows`)
  }).catch((thrown: unknown) => (thrown instanceof Ended ? thrown.message : `${(thrown as { code?: string }).code}`))
}
class Ended extends Error {}

const change = 'update survey.sheets set answers[1] = 0 where sealed', wipe = 'delete from survey.sheets where sealed'
const put = () => `insert into survey.sheets (directorate_id, id, commissariat_id, wave_id, zone_id, mode, answers, sealed) values ('${place.directorate}', gen_random_uuid(), '${place.talsi}', '${wave}', '${zone}', 'web', '{0,0,2,1,-3}', true)`
const refusedBy = ['42501', '42P01', '0 rows', '23503']

test('what was answered in a closed round no serving login changes, takes away or adds to, nor its seal, nor that it is closed (SEC-09)', async () => {
  const ofRound = [
    'update survey.wave_seals set sheets = 1', 'delete from survey.wave_seals', `update survey.waves set state = 'open' where id = '${wave}'`, `update survey.waves set closed_on = null where id = '${wave}'`,
    `update survey.waves set margins = '[]'`, 'update survey.wave_zones set population = 1', 'update survey.pins set times = null', 'delete from survey.waves',
  ]
  for (const [login, pool] of Object.entries({ requests: store.requests, public: store.public, cutter: store.cutter })) {
    for (const text of [change, wipe, put(), ...ofRound]) {
      const ended = await tries(pool, text)
      assert.ok(refusedBy.includes(ended), `${login}: ${text}: ${ended}`)
    }
  }
  // The clock's login takes away what is over, and changes and adds nothing.
  for (const text of [change, put(), ...ofRound]) assert.ok(refusedBy.includes(await tries(store.keeper, text)), text)
  // Without its policies and grants the database lets all three through.
  await rows('create policy loose on survey.sheets to app_rw using (true) with check (true); grant update on survey.sheets to app_rw')
  assert.deepEqual([await tries(store.requests, change), await tries(store.requests, wipe), await tries(store.requests, put())], ['40 rows', '40 rows', '1 rows'])
  await rows('drop policy loose on survey.sheets; revoke update on survey.sheets from app_rw')
})

test('whatever somebody who rules the database does to a closed round is found, told in a sentence, and keeps it from being worked out (SEC-09, REL-14)', async () => {
  const one = `(select id from survey.sheets where wave_id = '${wave}' order by id limit 1)`
  const kept = await rows(`select salt, digest from survey.wave_seals where wave_id = '${wave}'`)
  const laid: readonly (readonly [what: string, back: string, found: string, says: RegExp])[] = [
    [`update survey.sheets set answers[1] = answers[1] + 1 where id = ${one}`, `update survey.sheets set answers[1] = answers[1] - 1 where id = ${one}`, 'differs', /40 sheets are there, and something in them was changed/],
    [`update survey.sheets set mode = 'paper' where id = ${one}`, `update survey.sheets set mode = 'web' where id = ${one}`, 'differs', /something in them was changed/],
    [`with gone as (delete from survey.sheets where id = ${one} returning *) insert into aside select * from gone`, 'insert into survey.sheets select * from aside; delete from aside', 'differs', /40 sheets were sealed and 39 are there/],
    [put().replace('gen_random_uuid()', `'${place.talsi}'`).replace('true)', 'false)'), `delete from survey.sheets where id = '${place.talsi}'`, 'differs', /40 sheets were sealed and 41 are there/],
    [`insert into survey.pins (directorate_id, id, commissariat_id, wave_id, zone_id, place_id, times, sealed) values ('${place.directorate}', '${place.talsi}', '${place.talsi}', '${wave}', '${zone}', '${place.talsi}', '{morning}', true)`, 'delete from survey.pins', 'differs', /changed/],
    [`update survey.wave_seals set digest = repeat('0', 64)`, `update survey.wave_seals set digest = '${kept[0]!.digest}'`, 'differs', /changed/],
    [`update survey.wave_seals set salt = reverse(salt)`, `update survey.wave_seals set salt = '${kept[0]!.salt}'`, 'shut', /does not open/],
  ]
  await rows('set session_replication_role = replica')
  assert.equal(await found(), 'whole')
  for (const [what, back, how, says] of laid) {
    await rows(what)
    const [told] = await sealsHeld(store, now, place.directorate)
    assert.deepEqual([told!.found, isWhole(told!)], [how, false], what)
    assert.match(sentenceOfSeal(told!), says)
    const doctor = await roundsSealed(store, now)
    assert.deepEqual([doctor.ok, says.test(doctor.says)], [false, true], 'the doctor says it too (SUP-06)')
    await assert.rejects(publishWave(by(), { wave }), refused(how === 'shut' ? 'survey.seal-does-not-open' : 'survey.not-as-sealed'), what)
    await rows(back)
    assert.equal(await found(), 'whole', back)
  }
  // A seal that is taken away, and one that somebody with the keys makes anew to fit: the record has the first one's number.
  await rows(`update survey.sheets set answers[1] = answers[1] + 1 where id = ${one}; create table seals as select * from survey.wave_seals; delete from survey.wave_seals`)
  assert.equal(await found(), 'taken')
  // A round from before there were seals is no fault, and told; its line in the record makes the difference.
  await rows(`update frame.record set subject = subject - 'seal' where name = 'survey.close-wave'`)
  assert.deepEqual([(await roundsSealed(store, now)).ok, /Without a seal.*A round/.test((await roundsSealed(store, now)).says)], [true, true])
  // The console seals it from today on: from then on a change is found; once, and not where there ever was a seal.
  const late = () => sealLate({ actor: operator, store, now }, { directorate: place.directorate, wave })
  await rows('reset session_replication_role')
  await assert.rejects(sealLate(by(), { wave }), refused('access.not-allowed'))
  const { seal: number } = await late()
  assert.equal(await found(), 'whole')
  await assert.rejects(late(), refused('survey.no-late-seal'))
  await rows(`update survey.sheets set answers[1] = answers[1] + 1 where id = ${one}`)
  assert.equal(await found(), 'differs')
  await rows(`update survey.sheets set answers[1] = answers[1] - 1 where id = ${one}`)
  await rows(`set session_replication_role = replica; update frame.record set subject = subject || jsonb_build_object('seal', '${kept[0]!.digest}') where name = 'survey.close-wave'`)
  // The planted fault: a round that had a seal gets a late one in its place.
  assert.equal(await found(), 'told-otherwise')
  await rows(`delete from survey.wave_seals`)
  await assert.rejects(late(), refused('survey.no-late-seal'))
  await rows(`delete from frame.record where subject->>'seal' = '${number}'`)
  assert.equal(await found(), 'taken')
  await keptIn(store, (ctx) => sealWave(ctx, { directorate: place.directorate, commissariat: place.talsi, wave: { id: wave } }, 'closed'))
  assert.equal(await found(), 'told-otherwise')
  await rows(`delete from survey.wave_seals; insert into survey.wave_seals (directorate_id, wave_id, turn, commissariat_id, why, sealed_on, sheets, digest, salt, closed_on, closes_on)
    select directorate_id, wave_id, turn, commissariat_id, why, sealed_on, sheets, digest, salt, closed_on, closes_on from seals; update survey.sheets set answers[1] = answers[1] - 1 where id = ${one}`)
  assert.match((await roundsSealed(store, now)).says, /^The answers of 1 closed round are as they were sealed\.$/)
  assert.equal(await found(), 'whole')
  await rows('reset session_replication_role')
})

test('a file that comes or is taken back after the closing leaves a line and a new seal that says why; all are published with the round, and none tells what was answered (SEC-09)', async () => {
  const { batch, seal } = await importSheets(by(), { wave, fileName: 'late.csv', file: fileOf(people('T1', 3, 1)), mapping })
  assert.equal(await found(), 'whole')
  const undone = await undoBatch(by(), { batch })
  assert.deepEqual([undone.sheets, await found()], [3, 'whole'])
  const lines = await rows(`select name, subject->>'seal' as seal from frame.record where subject ? 'seal' order by sequence`)
  assert.deepEqual(lines.map(({ name }) => name), ['survey.close-wave', 'survey.import-sheets', 'survey.undo-batch'])
  assert.deepEqual([lines[1]!.seal, lines[2]!.seal], [seal, undone.seal])
  assert.notEqual(lines[0]!.seal, lines[2]!.seal, 'the same forty sheets under another salt: whoever guesses them cannot try a guess against a number')
  await publishWave(by(), { wave })
  const { wave: told } = await waveResults({ actor: stranger, store, now }, { wave })
  assert.deepEqual(told.seal, { sheets: 40, digest: undone.seal, made: [['closed', lines[0]!.seal], ['file-came', seal], ['file-undone', undone.seal]].map(([why, digest]) => ({ on: '2027-01-10', why, digest })) })
  assert.equal(await found(), 'whole')
  await rows(`update pub.waves set seal = null`)
  assert.equal(await found(), 'told-otherwise')
  // Sheets are kept five years: gone by then they are no loss, a day before they are.
  await rows(`update pub.waves set seal = '${JSON.stringify(told.seal)}'; delete from survey.sheets`)
  const on = async (day: string) => (await sealsHeld(store, new Date(`${day}T09:00:00Z`), place.directorate)).map((one) => one.found).join()
  assert.deepEqual([await on('2032-01-09'), await on('2032-01-10')], ['differs', 'over'])
})
