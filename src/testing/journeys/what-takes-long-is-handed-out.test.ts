import assert from 'node:assert/strict'
import { before, test, type TestContext } from 'node:test'
import { serialize } from 'node:v8'
import { sql } from 'kysely'
import { operator } from '#access/actor.ts'
import type { Founded } from '#cli/town/found.ts'
import { letIn } from '#domains/people/index.ts'
import { decide, noteRequest } from '#domains/privacy/index.ts'
import { planWave, wave } from '#domains/survey/index.ts'
import { print } from '#platform/print/print.ts'
import { makeApp } from '#web/http/app.ts'
import { layBy, takenUp } from '#web/http/at-work/lies-sealed.ts'
import { patience } from '#web/http/at-work/patience.ts'
import { begun, handedOut, sessionOver, shownFrom, waits, waitsUntil, workOf } from '#web/http/at-work/works.ts'
import type { OwnDatabase } from '../database.ts'
import { formOn } from '../form-on.ts'
import { comesIn } from '../sign-in/comes-in.ts'
import { foundedTown } from '../tour/founded-town.ts'
import { ok, says, visitor, type Seen, wordsOf } from '../visitor.ts'

/** Long, because it goes the whole way of each kind: sheets on paper, letters, codes and what is kept of somebody are made without their request, and handed out to whoever began it. */
const now = new Date('2027-06-01T09:00:00Z')
const skip = print('#set document(title: "x")\nx', {}, now) === null ? 'this machine has no press' : false
let store: OwnDatabase, town: Founded, site: Awaited<ReturnType<typeof makeApp>>, paper = '', zone = '', slug = ''
let zane: ReturnType<typeof visitor>
const ids: Record<string, string> = {}
const asking = () => ({ actor: operator, store, now })
const arrives = (name: string) => comesIn(site, asking(), { directorate: town.directorate, person: ids[name]! })
before(async () => {
  ;({ store, town } = await foundedTown('quiet'))
  site = await makeApp(store, { clock: () => now })
  for (const [name, role, area] of [['Dace Ozola', 'data-protection', town.directorate], ['Zane Hoxha', 'survey-owner', town.commissariat], ['Vera Liepa', 'survey-owner', town.commissariat]] as const) {
    ids[name] = (await letIn(asking(), { directorate: town.directorate, name, role, area, from: '2027-01-01' })).person
  }
  const { directorate, commissariat } = town, like = await wave(asking(), { directorate, wave: town.waves[2] })
  ;({ zone, slug } = like.zones[0]!)
  paper = (await planWave(asking(), { directorate, commissariat, instrument: like.instrument.id, names: { en: 'On paper' }, frame: 'Register', modes: ['web', 'paper'], opensOn: '2027-06-01', closesOn: '2027-07-28', zones: like.zones.map(({ zone: one }) => ({ zone: one, target: 20 })) })).wave
  zane = await arrives('Zane Hoxha')
})

/** Whatever is asked for takes too long to be answered at once. */
function inNoTime(t: TestContext): void {
  const usual = patience.most
  patience.most = 0
  t.after(() => void (patience.most = usual))
}
async function until(who: typeof zane, path: string, words: RegExp): Promise<Seen> {
  let seen = await who.see(path)
  for (let looks = 0; looks < 500 && !words.test(wordsOf(seen.html)); looks++) {
    await new Promise((next) => setTimeout(next, 10))
    seen = await who.see(path)
  }
  return says(ok(seen), words)
}
const idIn = (path: string) => /at-work\/([0-9a-f-]{36})/.exec(path)?.[1] ?? assert.fail(`${path} is no page of work`)
const takeFrom = ({ html }: Seen) => /<a class="button" href="([^"]+)">Take it/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? assert.fail('there is nothing to take')
const counted = async (from: string) => Number((await sql<{ all: string }>`select count(*) as all from ${sql.table(from)}`.execute(store.owner)).rows[0]!.all)
const prints = (count = 1) => zane.send(`/en/station/waves/${paper}/sheets.pdf`, { zone, count: String(count), language: 'en' })

test('a paper that takes long is made without its request and waits on its page for whoever had it made, in their browser alone; what is short is answered at once (B12, REL-11)', { skip }, async (t) => {
  assert.equal((await prints()).headers.get('content-type'), 'application/pdf')
  inNoTime(t)
  const page = ok(await prints(2)).path
  says(ok(await zane.see(page)), /Print paper sheets/)
  const done = await until(zane, page, /It is done\. 2 sheets were printed It waits here for you until 1\d:\d\d \(UTC\)/), take = takeFrom(done)
  // A closed tab loses nothing: every page of the desk names it until it was taken.
  says(ok(await zane.see('/en/station/waves')), /Work that you began Print paper sheets : over/)
  const elsewhere = await arrives('Zane Hoxha'), vera = await arrives('Vera Liepa')
  says(await elsewhere.see(take), /handed out in the browser in which you began it/)
  assert.equal((await vera.see(take)).status, 404)
  assert.doesNotMatch((await visitor(site).see(take)).html, /^%PDF/)
  const file = ok(await zane.see(take))
  assert.deepEqual([file.headers.get('content-type'), file.html.slice(0, 5), file.headers.get('cache-control')], ['application/pdf', '%PDF-', 'no-store'])
  assert.doesNotMatch(ok(await zane.see('/en/station/waves')).html, /Work that you began/)
  // A download that broke off is begun again; at another address of the same desk it is not handed out.
  assert.equal(ok(await zane.see(take)).html.slice(0, 5), '%PDF-')
  says(await zane.see(`/en/station/waves/${paper}/draw?of=${idIn(page)}`), /It is done/)
})

test('letters, codes and what is kept of somebody wait likewise: the list is shown where it would have been, an export is counted once, with its proof (SEC-15)', async (t) => {
  inNoTime(t)
  const register = ['reference;zone', ...Array.from({ length: 30 }, (_, n) => `Mill Street ${n + 1};${slug}`)].join('\n'), before_ = await counted('frame.exports')
  const drawn = ok(await zane.hand(`/en/station/waves/${paper}/draw`, { [`letters-${slug}`]: '12', file: new Blob([register], { type: 'text/csv' }), purpose: 'write-to-residents', toWhom: 'own-staff' }))
  const waited = await until(zane, drawn.path, /12 letters were drawn from 30 rows It waits here/)
  assert.doesNotMatch(waited.html, /Mill Street/)
  const list = says(ok(await zane.see(takeFrom(waited))), /12 letters were drawn from 30 rows .*Take the list as CSV/), shown = formOn(list.html, 'mark')
  assert.equal(shown.list!.trim().split(/\r?\n/).length, 13)
  assert.match(ok(await zane.send(`/en/station/waves/${paper}/letters.csv`, { list: shown.list!, mark: shown.mark! })).html, /Mill Street \d+,/)
  const made = ok(await zane.send(`/en/station/waves/${paper}`, { intent: 'invite', zone: slug, count: '7' }))
  const codes = ok(await zane.see(takeFrom(await until(zane, made.path, /7 invitation codes It waits here/))))
  assert.equal([...codes.html.matchAll(/<li><code>[0-9A-Z-]{14}<\/code>/g)].length, 7)
  const protects = { actor: { kind: 'person', id: ids['Dace Ozola']!, directorate: town.directorate, posts: [{ role: 'data-protection', area: town.directorate, commissariat: null }], proved: true }, store, now } as const
  const { request } = await noteRequest(protects, { person: ids['Zane Hoxha']!, kind: 'access', words: 'All of it', askedOn: '2027-05-20' })
  await decide(protects, { request, outcome: 'granted', because: 'It is hers.' })
  const dace = await arrives('Dace Ozola'), kept = ok(await dace.send(`/en/station/privacy/${request}/export.json`, { purpose: 'answer-the-person', toWhom: 'the-person' }))
  const take = takeFrom(await until(dace, kept.path, /Hand over what is kept .*It waits here/))
  const file = ok(await dace.see(take))
  assert.match(file.headers.get('content-disposition')!, /filename="kept-[0-9A-F]{4}-[0-9A-F]{4}-Dace-Ozola/)
  assert.equal((JSON.parse(file.html) as { taken: { by: string } }).taken.by, 'Dace Ozola')
  assert.equal(await counted('frame.exports'), before_ + 2)
})

test('it may be ended while it goes on, and then nothing of it is kept: no code, no export, no paper (REL-11)', async (t) => {
  inNoTime(t)
  const [there, over] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()], before_ = await counted('survey.invitations')
  const held = store.owner.transaction().execute(async (db) => { await sql`lock table survey.invitations in share mode`.execute(db); there.resolve(); await over.promise })
  await there.promise
  t.after(() => over.resolve())
  const page = ok(await zane.send(`/en/station/waves/${paper}`, { intent: 'invite', zone: slug, count: '3000' })).path
  await until(zane, page, /Making codes: 0 of 3,000/)
  says(ok(await zane.send(page, { intent: 'end' })), /It is being cancelled/)
  over.resolve()
  await held
  says(await until(zane, page, /It was cancelled/), /Nothing of it was kept/)
  assert.equal(await counted('survey.invitations'), before_)
  // The control: what nobody ends is made.
  await until(zane, ok(await zane.send(`/en/station/waves/${paper}`, { intent: 'invite', zone: slug, count: '3000' })).path, /3,000 invitation codes It waits here/)
  assert.equal(await counted('survey.invitations'), before_ + 3000)
})

const ofBrowser = 'a'.repeat(43)
/** A piece of work that took long, and what came of it. */
async function worked(session: string, answer: unknown = { secret: 'ABCD-EFGH-JKMN' }) {
  const going = Promise.withResolvers<unknown>(), { work, outcome } = begun({ person: 'p', session, browser: ofBrowser, at: now }, { title: 'x', same: crypto.randomUUID(), to: 'x', hands: 'x' }, () => going.promise)
  const shown = shownFrom(work)
  going.resolve(answer)
  await outcome
  for (let looks = 0; looks < 100 && work.over === null; looks++) await new Promise((next) => setImmediate(next))
  return { work, shown, take: (by: { session?: string; browser?: string } = {}) => handedOut({ person: 'p', session, browser: ofBrowser, ...by }, work.id, 'x') }
}

test('what waits lies sealed under what the browser keeps; it is gone when its time is over, once it was taken, and with its session; the control leaves each out (SEC-15)', async (t) => {
  const secret = { codes: ['ABCD-EFGH-JKMN'] }, lying = await layBy(secret, ofBrowser, 'one')
  assert.ok(serialize(secret).includes('ABCD-EFGH-JKMN') && !lying.pieces.some((piece) => piece.includes('ABCD-EFGH-JKMN')))
  assert.deepEqual([await takenUp(lying, ofBrowser, 'one'), await takenUp(lying, 'b'.repeat(43), 'one'), await takenUp(lying, ofBrowser, 'two')], [secret, null, null])
  const long = { rows: Array.from({ length: 40_000 }, (_, at) => `Mill Street number ${at}, the second floor`) }, pieces = await layBy(long, ofBrowser, 'long')
  assert.ok(pieces.pieces.length > 1)
  assert.deepEqual(await takenUp(pieces, ofBrowser, 'long'), long)
  assert.equal(await takenUp({ ...pieces, pieces: pieces.pieces.toReversed() }, ofBrowser, 'long'), null)

  const usual = { ...waits }
  t.after(() => Object.assign(waits, usual))
  const later = () => new Promise((next) => setTimeout(next, 40))
  const stays = await worked('s1')
  assert.deepEqual([await stays.take({ session: 's2' }), await stays.take({ browser: 'b'.repeat(43) }), await stays.take()], [null, null, { secret: 'ABCD-EFGH-JKMN' }])
  await later()
  assert.notEqual(await stays.take(), null, 'the control: within its ten minutes it is there')
  sessionOver('s2')
  assert.notEqual(waitsUntil(stays.work), null, 'the control: another session is over')
  sessionOver('s1')
  assert.deepEqual([waitsUntil(stays.work), await stays.take(), workOf('p', stays.work.id)?.state], [null, null, 'done'])
  waits.most = 20
  const hour = await worked('s3')
  assert.notEqual(waitsUntil(hour.work), null)
  await later()
  assert.deepEqual([waitsUntil(hour.work), await hour.take()], [null, null])
  Object.assign(waits, { ...usual, onceTaken: 20 })
  const taken = await worked('s4')
  assert.notEqual(await taken.take(), null)
  await later()
  assert.equal(await taken.take(), null)
})

test('what would find no room to wait is waited for by its request, as before; signing out takes along what waits (SEC-15)', async (t) => {
  const all = []
  for (let more = 3; more > 0; more--) all.push(await worked('s5'))
  const fourth = await worked('s5')
  assert.deepEqual([...all.map(({ shown }) => shown), fourth.shown], [true, true, true, false])
  // What was taken makes room.
  assert.notEqual(await all[0]!.take(), null)
  assert.deepEqual([(await worked('s5')).shown, waitsUntil(all[0]!.work)], [true, null])
  sessionOver('s5')
  inNoTime(t)
  const page = ok(await zane.send(`/en/station/waves/${paper}`, { intent: 'invite', zone: slug, count: '3' })).path
  await until(zane, page, /3 invitation codes It waits here/)
  const work = workOf(ids['Zane Hoxha']!, idIn(page))!
  assert.notEqual(waitsUntil(work), null)
  ok(await zane.send('/en/sign-out', {}))
  assert.equal(waitsUntil(work), null)
})
