import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import { operator, type Actor, type Role } from '#access/actor.ts'
import { exporting } from '#access/exporting.ts'
import { recordedOf } from '#access/recording.ts'
import type { Founded } from '#cli/town/found.ts'
import { deeds } from '#deeds'
import { letIn, persons } from '#domains/people/index.ts'
import { answerExport, askExport, decide, exportFor, exports, exportsCounted, noteRequest } from '#domains/privacy/index.ts'
import { tables } from '#domains/privacy/tables.ts'
import { drawSample } from '#domains/survey/index.ts'
import { takeOut } from '#keeping/exports/take-out.ts'
import { within } from '#frame/within.ts'
import { makeApp } from '#web/http/app.ts'
import type { OwnDatabase } from '../database.ts'
import { comesIn } from '../sign-in/comes-in.ts'
import { refused } from '../story.ts'
import { foundedTown } from '../tour/founded-town.ts'
import { ok, says, visitor, type Seen } from '../visitor.ts'

/** Long, because it is one way: rows of persons leave the house, by plain HTTP, then by deeds, then past them: what the database keeps alone. Each test goes on where the one before it ended. */
let now = new Date('2027-06-01T09:00:00Z')
let store: OwnDatabase, town: Founded, site: Awaited<ReturnType<typeof makeApp>>, wave = ''
let zane: ReturnType<typeof visitor>, dace: typeof zane, olga: typeof zane
const ids: Record<string, string> = {}
const console_ = () => ({ actor: operator, store, now })
const signIn = (name: string) => comesIn(site, console_(), { directorate: town.directorate, person: ids[name]! })
before(async () => {
  ;({ store, town } = await foundedTown('quiet'))
  site = await makeApp(store, { clock: () => now })
  wave = town.waves[2]
  for (const [name, role, area] of [['Dace Ozola', 'data-protection', town.directorate], ['Olga Kalna', 'auditor', town.directorate], ['Hugo Kalns', 'hq', town.directorate], ['Signe Berga', 'survey-owner', town.commissariat], ['Vera Liepa', 'survey-owner', town.commissariat], ['Zane Hoxha', 'survey-owner', town.commissariat]] as const) {
    ids[name] = (await letIn(console_(), { directorate: town.directorate, name, role, area, from: '2027-01-01' })).person
  }
  for (const { name, person } of (await persons(console_(), { directorate: town.directorate })).persons) ids[name] = person
  ;[zane, dace, olga] = [await signIn('Zane Hoxha'), await signIn('Dace Ozola'), await signIn('Olga Kalna')]
})

const register = ['reference;zone', ...Array.from({ length: 160 }, (_, n) => `Mill Street ${n + 1};Old Town`)].join('\n')
const own = { purpose: 'write-to-residents', toWhom: 'own-staff' } as const
const draws = (by: ReturnType<typeof visitor>, letters: number, said: Record<string, string>) =>
  by.hand(`/en/station/waves/${wave}/draw`, { rate: '40', 'letters-old-town': String(letters), 'letters-lakeside': '0', 'letters-station-quarter': '0', 'letters-mill-hill': '0', file: new Blob([register], { type: 'text/csv' }), ...said })
const listOf = ({ html }: Seen) => Object.fromEntries(['list', 'mark'].map((name) => [name, new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? assert.fail(`no ${name}`)])) as { list: string; mark: string }
const isNo = (seen: Seen, status: number, words: RegExp) => { assert.equal(seen.status, status, seen.path); return says(seen, words) }

test('whatever the menu shows is open to whom it is shown: who owns the survey, who answers for data protection, the auditor, the administrator', async () => {
  const doina = visitor(site)
  ok(await doina.send('/en/sign-in', { link: town.signIn.admin! }))
  const shut = async (who: typeof zane, ways: readonly string[]) => (await Promise.all(ways.map(async (way) => ((await who.see(way)).status === 200 ? [] : [way])))).flat()
  for (const [who, at] of [[zane, 'exports'], [dace, 'exports'], [olga, 'exports'], [doina, 'people']] as const) {
    const [bar = ''] = /<div class="station-bar">[\s\S]*?<\/div>/.exec(ok(await who.see(`/en/station/${at}`)).html) ?? [], ways = [...bar.matchAll(/href="(\/en\/station[^"]*)"/g)].map(([, way]) => way!)
    assert.ok(ways.length > 3, bar)
    assert.deepEqual(await shut(who, ways), [])
  }
  // The planted fault: what the menu showed to the survey's owner before.
  assert.deepEqual(await shut(zane, ['/en/station/waves', '/en/station/plans', '/en/station/media']), ['/en/station/plans', '/en/station/media'])
})

test('whoever takes a list of addresses says what for and to whom; each row of it and its name say who took it, when and for what (SEC-15)', async () => {
  isNo(await draws(zane, 40, {}), 422, /There is a problem Say what the file is for/)
  isNo(await draws(zane, 40, { purpose: 'court-orders', toWhom: 'court' }), 422, /Say what the file is for/)
  const nameless = isNo(await draws(zane, 40, { ...own, toWhom: 'printer' }), 422, /Write the name of the office or firm/)
  assert.match(nameless.html, /value="write-to-residents" selected/)
  const { list, mark } = listOf(ok(await draws(zane, 40, { ...own, toWhom: 'printer', recipient: 'Rota' })))
  assert.match(mark, /^[0-9A-F]{4}-[0-9A-F]{4} \/ Zane Hoxha \/ 2027-06-01T09:00Z \/ write-to-residents \/ printer Rota$/)
  const rows = list.trim().split(/\r?\n/)
  assert.match(rows[0]!, /,export$/)
  assert.ok(rows.length === 41 && rows.slice(1).every((row) => row.endsWith(mark)))
  const file = await zane.send(`/en/station/waves/${wave}/letters.csv`, { list, mark })
  assert.match(file.headers.get('content-disposition')!, /filename="letters-[0-9A-F]{4}-[0-9A-F]{4}-Zane-Hoxha-2027-06-01T09-00Z-write-to-residents-printer-Rota\.csv"/)
})

test('more than a hundred rows leave when a second person agrees, who sees none of them, once and within a day (SEC-15)', async () => {
  const asking = says(ok(await draws(zane, 150, { ...own, toWhom: 'printer', recipient: 'Rota' })), /Ask a second person .*somebody who answers for data protection/)
  assert.match(asking.path, /\/station\/exports\?deed=survey\.draw-sample&thing=[0-9a-f-]{36}&rows=150$/)
  assert.match(asking.html, /name="recipient"[^>]*value="Rota"/, 'what was typed goes along')
  isNo(await zane.send(asking.path, { ask: 'yes', rows: '150', purpose: '', toWhom: 'printer', recipient: 'Rota' }), 422, /Say what the file is for/)
  const fields = { ask: 'yes', rows: '150', purpose: 'write-to-residents', toWhom: 'printer', recipient: 'Rota' }
  for (const _ of ['to be refused', 'to be agreed to']) says(ok(await zane.send(asking.path, fields)), /It was asked for\. .*at most 150 Letters to residents A printing firm, Rota Zane Hoxha.*Waits for a second person until 8 June 2027/)
  const queue = says(ok(await dace.see('/en/station/exports')), /at most 150 .*Agree/)
  assert.doesNotMatch(queue.html, /Mill Street/)
  const [one, two] = [...queue.html.matchAll(/<button[^>]*name="agree"[^>]*>/g)].map(([button]) => / value="([^"]+)"/.exec(button)![1]!) as [string, string]
  isNo(await zane.send('/en/station/exports', { agree: two }), 404, /There is no such request/)
  isNo(await draws(zane, 150, { agreed: two }), 410, /No agreement stands for this/)
  isNo(await dace.send('/en/station/exports', { refuse: one, [`reason-${one}`]: '' }), 422, /There is a problem/)
  says(ok(await dace.send('/en/station/exports', { refuse: one, [`reason-${one}`]: 'too-many-rows' })), /You refused\. .*Dace Ozola refused: Fewer rows are enough/)
  says(ok(await dace.send('/en/station/exports', { agree: two })), /You agreed/)
  isNo(await dace.send('/en/station/exports', { agree: one }), 410, /answered already/)
  const mine = says(ok(await zane.see('/en/station/exports')), /Dace Ozola agreed\. To be taken once, until 2 June 2027, 09:00 UTC/)
  const to = /href="([^"]*\/draw\?agreed=[^"]+)"/.exec(mine.html)![1]!
  says(ok(await zane.see(to)), /Dace Ozola agreed to at most 150 rows/)
  isNo(await draws(zane, 151, { agreed: two }), 409, /There are 151 rows, and 150 were agreed to/)
  assert.equal(listOf(ok(await draws(zane, 150, { agreed: two }))).list.trim().split(/\r?\n/).length, 151)
  isNo(await draws(zane, 20, { agreed: two }), 410, /No agreement stands for this/)
})

test('five files a day; the sixth is refused in words that say when, and twenty-four hours after the first there is room for one (SEC-15)', async () => {
  now = new Date('2027-06-01T09:04:00Z')
  for (let more = 3; more > 0; more--) ok(await draws(zane, 2, own))
  isNo(await draws(zane, 2, own), 503, /You have taken 5 files in the last 24 hours, and nobody takes more\. You can take the next one in 24 hours/)
  says(ok(await zane.see('/en/station/exports')), /5 of 5 files\. You can take the next one from 2 June 2027, 09:00 UTC/)
  now = new Date('2027-06-02T09:00:00Z')
  zane = await signIn('Zane Hoxha')
  ok(await draws(zane, 2, own))
  ok(await draws(zane, 2, own))
  isNo(await draws(zane, 2, own), 503, /in one hour|in 1 hour/)
})

test('the auditor reads what left and nothing of it; the record has purpose, ground and recipient; everybody reads how many, once the quarter is over (SEC-15)', async () => {
  olga = await signIn('Olga Kalna')
  const page = says(ok(await olga.see('/en/station/exports')), /What has left .*150 Letters to residents A printing firm, Rota Zane Hoxha, 1 June 2027 09:00 UTC Dace Ozola/)
  assert.doesNotMatch(page.html, /Mill Street|name="agree"/)
  const { rows: [line] } = await sql<Record<string, unknown>>`select at, actor, operation, purpose, ground, recipients, subject ->> 'export' as export, subject ->> 'for' as "for" from frame.record where name = 'survey.draw-sample' and result = 'done' order by sequence limit 1`.execute(store.owner)
  const { rows: [left] } = await sql<Record<string, unknown>>`select * from frame.exports where directorate_id = ${town.directorate} and rows = 40`.execute(store.owner)
  assert.deepEqual([line!.actor, line!.operation, line!.purpose, line!.ground, line!.recipients, line!.for, line!.export], [ids['Zane Hoxha'], 'disclose', 'survey', 'public-task', ['printer'], 'write-to-residents', left!.id])
  assert.deepEqual([left!.purpose, left!.ground, left!.to_whom, left!.recipient, left!.taken_by, (left!.taken_at as Date).toISOString(), left!.rows], ['write-to-residents', 'public-task', 'printer', 'Rota', ids['Zane Hoxha'], '2027-06-01T09:00:00.000Z', 40])
  const counted = (day: string) => exportsCounted({ actor: { kind: 'stranger' }, store, now: new Date(`${day}T09:00:00Z`) }, {})
  assert.deepEqual([(await counted('2027-06-30')).left, (await counted('2027-07-01')).left], [[], [{ directorate: town.directorate, quarter: '2027-Q2', taken: 7, byTwo: 1 }]])
  says(ok(await visitor(site).see('/en/record')), /Files with rows of persons that left the house .*In no quarter that is over has such a file left/)
})

type Person = Extract<Actor, { readonly kind: 'person' }>
const actor = (name: string, role: Role, area: string): Person => ({ kind: 'person', id: ids[name]!, directorate: town.directorate, posts: [{ role, area, commissariat: area === town.directorate ? null : area }], proved: true })
const by = (who: Actor, at: string) => ({ actor: who, store, now: new Date(at) })
const vera = () => actor('Vera Liepa', 'survey-owner', town.commissariat), protects = () => actor('Dace Ozola', 'data-protection', town.directorate)
const wanted = () => ({ deed: 'survey.draw-sample', thing: wave, rows: 150, purpose: 'write-to-residents', toWhom: 'own-staff' })

test('neither who asked nor a colleague agrees; another owner of the survey or the head office does, for letters; an agreement is over after a day, a request after a week (SEC-15)', async () => {
  const { request } = await askExport(by(vera(), '2027-08-01T09:00:00Z'), wanted())
  const says_ = (who: Actor, at = '2027-08-01T10:00:00Z') => answerExport(by(who, at), { request, answer: 'agreed' })
  for (const who of [vera(), actor('Arta Hoxha', 'analyst', town.commissariat), actor('Olga Kalna', 'auditor', town.directorate), { ...vera(), posts: protects().posts }]) await assert.rejects(says_(who), /access\.not-allowed|no-such-export/)
  await assert.rejects(says_({ ...protects(), proved: false }), refused('access.prove-again'))
  await assert.rejects(says_(protects(), '2027-08-08T09:00:00Z'), refused('privacy.export-waits-no-more'))
  assert.equal((await exports(by(actor('Signe Berga', 'survey-owner', town.commissariat), '2027-08-01T10:00:00Z'), {})).requests.filter(({ mayAnswer }) => mayAnswer).length, 1)
  await says_(actor('Signe Berga', 'survey-owner', town.commissariat))
  const takes = (at: string) => within(by(vera(), at), 'all', (ctx) => takeOut(ctx, { deed: 'survey.draw-sample', directorate: town.directorate, thing: wave, rows: 150, said: { agreed: request } }))
  await assert.rejects(takes('2027-08-02T10:00:00Z'), refused('frame.agreement-over'))
  await assert.rejects(drawSample(console_(), { directorate: town.directorate, wave, file: register, letters: [{ zone: ids.none ?? wave, count: 1 }], ...own }), refused('access.not-allowed'), 'the console has no name')
})

test('what is kept of somebody leaves with a number, a name and a purpose in it, and takes two above a hundred rows (SEC-15)', async () => {
  const at = '2027-08-03T09:00:00Z', hers = by(protects(), at), arta_ = ids['Arta Hoxha']!
  const { request } = await noteRequest(hers, { person: arta_, kind: 'access', words: 'All of it', askedOn: '2027-08-02' })
  await decide(hers, { request, outcome: 'granted', because: 'It is her right.' })
  const said = { purpose: 'answer-the-person', toWhom: 'the-person' } as const
  await assert.rejects(exportFor(hers, { request }), refused('frame.say-what-for'))
  const { export: all, taken } = await exportFor(hers, { request, ...said })
  assert.deepEqual(all.taken, { number: taken.number, by: 'Dace Ozola', at: new Date(at).toISOString(), purpose: 'answer-the-person', toWhom: 'the-person', recipient: '' })
  const { request: kept } = await askExport(hers, { deed: 'privacy.export-for', thing: request, rows: 200, ...said })
  for (const who of [protects(), actor('Signe Berga', 'survey-owner', town.commissariat), actor('Arta Hoxha', 'hq', town.directorate)]) await assert.rejects(answerExport(by(who, at), { request: kept, answer: 'agreed' }), /access\.not-allowed|no-such-export/)
  await answerExport(by(actor('Hugo Kalns', 'hq', town.directorate), at), { request: kept, answer: 'agreed' })
  assert.equal((await exportFor(hers, { request, agreed: kept })).taken.purpose, 'answer-the-person')
  await assert.rejects(exportFor(hers, { request, agreed: kept }), refused('frame.agreement-over'))
  now = new Date(at)
  dace = await signIn('Dace Ozola')
  const page = `/en/station/privacy/${request}`
  says(ok(await dace.send(`${page}/export.json`, { purpose: '', toWhom: 'the-person' })), /There is a problem Say what the file is for/)
  const file = ok(await dace.send(`${page}/export.json`, said))
  assert.match(file.headers.get('content-disposition')!, /^attachment; filename="kept-[0-9A-F]{4}-[0-9A-F]{4}-Dace-Ozola-2027-08-03T09-00Z-answer-the-person-the-person\.json"$/)
  assert.equal((JSON.parse(file.html) as { taken: { by: string } }).taken.by, 'Dace Ozola')
  assert.equal((await dace.see(`${page}/export.json`)).path, page, 'asked for by its address alone there is nothing to hand out')
})

/** Past every deed: rows written as the requests' own login with somebody's rights, undone again. */
class Undo extends Error {}
const tries = (who: Actor, table: 'frame.exports' | 'frame.export_answers', row: Record<string, unknown>) => within(by(who, '2027-09-01T09:00:00Z'), 'all', async (ctx) => {
  await tables(ctx).insertInto(table).values(row as never).execute()
  throw new Undo()
}).then(() => assert.fail(), (wrong: unknown) => (wrong instanceof Undo ? 'taken' : String((wrong as { code?: string }).code)))

/** The database without one of its rules, for a moment. */
async function without<R>(table: string, rule: RegExp, run: () => Promise<R>): Promise<R> {
  const { rows } = await sql<{ name: string; says: string }>`select conname as name, pg_get_constraintdef(oid) as says from pg_constraint where conrelid = ${table}::regclass and contype in ('c', 'f', 'u')`.execute(store.owner)
  const found = rows.filter(({ says: rule_ }) => rule.test(rule_))
  assert.ok(found.length > 0, `no rule like ${rule.source}: ${rows.map(({ says: rule_ }) => rule_).join('; ')}`)
  for (const { name } of found) await sql.raw(`alter table ${table} drop constraint "${name}"`).execute(store.owner)
  try {
    return await run()
  } finally {
    for (const { name, says: rule_ } of found) await sql.raw(`alter table ${table} add constraint "${name}" ${rule_}`).execute(store.owner)
  }
}

test('past every deed the database refuses a file without purpose, without a second person, agreed to by the same one, too late, twice, or a sixth; each rule left out lets it go (SEC-15)', async () => {
  const { request } = await askExport(by(vera(), '2027-09-01T08:00:00Z'), wanted())
  const asked = (await within(by(protects(), '2027-09-01T08:00:00Z'), 'all', (ctx) => tables(ctx).selectFrom('frame.export_requests').selectAll().where('id', '=', request).executeTakeFirstOrThrow()))
  const answer = { directorate_id: town.directorate, request_id: request, asked_by: asked.asked_by, about_id: asked.about_id, commissariat_id: asked.commissariat_id, ends_at: asked.ends_at, answer: 'agreed', reason: null, answered_by: ids['Dace Ozola'], answered_at: new Date('2027-09-01T08:30:00Z'), good_until: new Date('2027-09-02T08:30:00Z') }
  const both: Person = { ...vera(), posts: [...vera().posts, ...protects().posts] }
  const herself = { ...answer, answered_by: ids['Vera Liepa'] }
  assert.equal(await tries(protects(), 'frame.export_answers', answer), 'taken')
  assert.equal(await tries(both, 'frame.export_answers', herself), '23514', 'the same person')
  assert.equal(await without('frame.export_answers', /answered_by <> asked_by/, () => tries(both, 'frame.export_answers', herself)), 'taken')
  assert.equal(await tries(both, 'frame.export_answers', { ...herself, asked_by: ids['Arta Hoxha'] }), '23503', 'as if another had asked')
  assert.equal(await tries(vera(), 'frame.export_answers', answer), '42501', 'in another\'s name')
  const arta_ = actor('Arta Hoxha', 'analyst', town.commissariat), below = { ...answer, answered_by: ids['Arta Hoxha'] }
  assert.equal(await tries(arta_, 'frame.export_answers', below), '42501', 'a colleague')
  await sql`create policy slack on frame.export_answers for insert to app_rw with check (true)`.execute(store.owner)
  assert.equal(await tries(arta_, 'frame.export_answers', below), 'taken')
  await sql`drop policy slack on frame.export_answers`.execute(store.owner)
  assert.equal(await tries(protects(), 'frame.export_answers', { ...answer, good_until: new Date('2027-09-09T08:30:00Z') }), '23514', 'for longer than a day')

  const file = { directorate_id: town.directorate, id: crypto.randomUUID(), deed: 'survey.draw-sample', thing_id: wave, called: '{}', rows: 150, purpose: 'write-to-residents', ground: 'public-task', to_whom: 'own-staff', recipient: '', taken_by: ids['Vera Liepa'], taken_at: new Date('2027-09-01T09:00:00Z'), number: 1, fifth_before: null, fifth_at: null, request_id: null, answer: null, rows_most: null, good_until: null }
  assert.equal(await tries(vera(), 'frame.exports', { ...file, rows: 100 }), 'taken')
  assert.equal(await tries(vera(), 'frame.exports', { ...file, rows: 100, purpose: null }), '23502', 'without a purpose')
  assert.equal(await tries(vera(), 'frame.exports', { ...file, rows: 100, to_whom: 'printer' }), '23514', 'to nobody by name')
  assert.equal(await tries(vera(), 'frame.exports', file), '23514', 'without a second person')
  assert.equal(await without('frame.exports', /rows <= 100/, () => tries(vera(), 'frame.exports', file)), 'taken')
  const agreed = { ...file, request_id: request, answer: 'agreed', rows_most: 150, good_until: answer.good_until }
  assert.equal(await tries(vera(), 'frame.exports', agreed), '23503', 'before anybody agreed')
  await answerExport(by(protects(), '2027-09-01T08:30:00Z'), { request, answer: 'agreed' })
  assert.equal(await tries(vera(), 'frame.exports', agreed), 'taken')
  for (const other of [{ thing_id: town.waves[1] }, { purpose: 'remind-residents' }, { rows_most: 200, rows: 200 }, { good_until: new Date('2027-09-03T08:30:00Z') }]) assert.equal(await tries(vera(), 'frame.exports', { ...agreed, ...other }), '23503', `what was not agreed to: ${Object.keys(other)[0]}`)
  assert.equal(await tries(arta_, 'frame.exports', { ...agreed, taken_by: ids['Arta Hoxha'] }), '23503', 'by another')
  const stale = { ...agreed, taken_at: answer.good_until }
  assert.equal(await tries(vera(), 'frame.exports', stale), '23514', 'too late')
  assert.equal(await without('frame.exports', /taken_at < good_until/, () => tries(vera(), 'frame.exports', stale)), 'taken')
  await within(by(vera(), '2027-09-01T09:00:00Z'), 'all', (ctx) => tables(ctx).insertInto('frame.exports').values(agreed as never).execute())
  const again = { ...agreed, id: crypto.randomUUID(), number: 2 }
  assert.equal(await tries(vera(), 'frame.exports', again), '23505', 'a second time')
  assert.equal(await without('frame.exports', /^UNIQUE \(directorate_id, request_id\)$/, () => tries(vera(), 'frame.exports', again)), 'taken')

  for (let number = 2; number <= 5; number++) await within(by(vera(), '2027-09-01T09:00:00Z'), 'all', (ctx) => tables(ctx).insertInto('frame.exports').values({ ...file, id: crypto.randomUUID(), rows: 1, number } as never).execute())
  const sixth = { ...file, id: crypto.randomUUID(), rows: 1, number: 6, taken_at: new Date('2027-09-02T08:59:00Z'), fifth_before: 1, fifth_at: file.taken_at }
  assert.equal(await tries(vera(), 'frame.exports', sixth), '23514', 'a sixth in a day')
  assert.equal(await tries(vera(), 'frame.exports', { ...sixth, fifth_before: null, fifth_at: null }), '23514', 'a sixth that names none before it')
  assert.equal(await tries(vera(), 'frame.exports', { ...sixth, fifth_at: new Date('2027-09-01T08:59:00Z') }), '23503', 'a sixth that says the first was earlier')
  assert.equal(await tries(vera(), 'frame.exports', { ...sixth, number: 1, fifth_before: null, fifth_at: null }), '23505', 'a sixth that is called the first')
  assert.equal(await without('frame.exports', /24:00:00|24 hours/, () => tries(vera(), 'frame.exports', sixth)), 'taken')
  assert.equal(await tries(vera(), 'frame.exports', { ...sixth, taken_at: new Date('2027-09-02T09:00:00Z') }), 'taken')
})

/** What is told to somebody and is no row of a person that leaves, and why. Kept by hand: a new deed that tells somebody something stands here or takes its rows out as an export. */
const noExport: Readonly<Record<string, string>> = {
  'people.invite-to-sign-in': 'one link for one person', 'survey.invite': 'codes that are nobody\'s before they are handed out', 'fieldwork.print-sheets': 'the same on paper',
  'privacy.my-export': 'one\'s own', 'privacy.note-told': 'a note that others were told', 'record.add-mailbox': 'signed heads, no rows', 'record.sign-heads': 'signed heads, no rows', 'record.warn-of-opening': 'that a glass was broken and when, of nobody', 'plans.share-part': 'words for a partner of the plan',
}
type Told = Pick<(typeof deeds)[number], 'deed' | 'kind' | 'record'>
const published = (deed: Told) => recordedOf(deed.deed, deed.kind, deed.record)?.to.includes('everybody')
const unsaid = (all: readonly Told[]) => all.filter((deed) => recordedOf(deed.deed, deed.kind, deed.record)?.operation === 'disclose' && !published(deed) && !(deed.deed in exporting) && !(deed.deed in noExport)).map(({ deed }) => deed)

test('whatever tells somebody something is an export or says why it is none (SEC-15)', () => {
  assert.deepEqual(unsaid(deeds), [])
  assert.deepEqual(Object.keys(noExport).filter((name) => !deeds.some(({ deed }) => deed === name)), [])
  const planted = { ...deeds.find(({ deed }) => deed === 'survey.remarks-to-code')!, record: 'disclose' as const }
  assert.deepEqual(unsaid([...deeds, planted]), ['survey.remarks-to-code'])
})
