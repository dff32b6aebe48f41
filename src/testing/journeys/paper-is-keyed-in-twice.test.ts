import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import { operator } from '#access/actor.ts'
import { keyInSheet, printSheets } from '#domains/fieldwork/index.ts'
import { letIn } from '#domains/people/index.ts'
import { closeWave, loadInstrument, lsesCore, openWave, planWave } from '#domains/survey/index.ts'
import { importZones } from '#domains/territory/index.ts'
import { serve } from '#web/http/serve.ts'
import { makeApp } from '#web/http/app.ts'
import { follow } from '#frame/afterwards.ts'
import { reactions } from '#reactions'
import { print } from '#platform/print/print.ts'
import type { Store } from '#platform/db.ts'
import { faultsSeen, noBrowser, openBrowser } from '../browser.ts'
import { ownDatabase } from '../database.ts'
import { itsTurn } from '../run/its-turn.ts'
import { linkFor } from '../sign-in/link-for.ts'
import { formOn } from '../form-on.ts'
import { maps } from '../mapped-town.ts'
import { place } from '../people.ts'
import { allSheets } from '../survey/all-sheets.ts'
import { ok, says, visitor, wordsOf } from '../visitor.ts'

/** How those without the internet are asked, by plain HTTP: paper printed, handed out, keyed in by two volunteers; an officer at the door. */
const now = new Date('2027-01-10T09:00:00Z')
const skip = print('#set document(title: "x")\nx', {}, now) === null ? 'this machine has no press' : false
let store: Store
let wave = ''
const who: Record<string, ReturnType<typeof visitor>> = {}

before(async () => {
  store = await ownDatabase()
  follow(reactions)
  const at = { actor: operator, store, now }
  const here = { directorate: place.directorate }
  const drawn = await importZones(at, { directorate: { id: place.directorate, code: 'kurzeme', country: 'LV', names: { en: 'Kurzeme' } }, commissariat: { id: place.talsi, code: 'talsi', names: { en: 'Talsi' } }, geojson: maps.talsi })
  const oldTown = drawn.zones[0]!.id
  const site = await makeApp(store, { clock: () => now })
  for (const [name, role, area] of [['Arta', 'analyst', place.talsi], ['Signe', 'survey-owner', place.talsi], ['Frida', 'interviewer', place.talsi], ['Gundars', 'interviewer', place.talsi], ['Besnik', 'zone-officer', oldTown]] as const) {
    const { person } = await letIn(at, { ...here, name, role, area, from: '2026-01-01' })
    const { token } = await linkFor(at, { ...here, person })
    who[name] = visitor(site)
    ok(await who[name].send('/en/sign-in', { link: token }))
  }
  who.resident = visitor(site)
  const { id: instrument } = await loadInstrument(at, { ...here, instrument: lsesCore })
  const planned = await planWave(at, { ...here, commissariat: place.talsi, instrument, names: { en: 'Winter round', ro: 'Runda de iarnă' }, frame: 'Who was at home', modes: ['web', 'paper', 'interview'], opensOn: '2027-01-04', closesOn: '2027-01-31', zones: [{ zone: oldTown, target: 20 }] })
  wave = planned.wave
  await openWave(at, { ...here, wave })
})

const keying = '/en/station/keying', interviews = '/en/station/interviews'
/** What a volunteer reads off the paper: the number beside each crossed box. */
const onPaper = (more: Readonly<Record<string, string>>) => Object.fromEntries(Object.entries({ 'lses.x1': '3', 'lses.x2': '1', ...more }).map(([id, typed]) => [`answer-${id}`, typed]))
const sheets = async () => (await allSheets({ db: store.owner }, wave)).map(({ mode, answers }) => ({ mode, answers }))
const column = (id: string) => lsesCore.questions.findIndex((question) => question.id === id)
let serial = ''

test('who owns the survey prints paper sheets for a zone without any script, and is told when the number is wrong; an analyst is offered none (B12) (PRIV-03)', { skip }, async () => {
  const page = ok(await who.Signe!.see(`/en/station/waves/${wave}`))
  assert.match(page.html, new RegExp(`href="/en/station/waves/${wave}/paper"[^>]*>Print paper sheets`))
  assert.doesNotMatch(ok(await who.Arta!.see(`/en/station/waves/${wave}`)).html, /\/paper"|Print paper sheets|href="\/en\/station\/(keying|interviews)"/)
  const form = formOn(ok(await who.Signe!.see(`/en/station/waves/${wave}/paper`)).html, 'count')
  assert.equal((await who.Arta!.see(`/en/station/waves/${wave}/paper`)).status, 403)
  assert.doesNotMatch((await who.Arta!.send(`/en/station/waves/${wave}/sheets.pdf`, { ...form, count: '2' })).html, /^%PDF/)
  says(await who.Signe!.send(`/en/station/waves/${wave}/sheets.pdf`, { ...form, count: '500' }), /from 1 to 30 at a time/)
  const file = await who.Signe!.send(`/en/station/waves/${wave}/sheets.pdf`, { ...form, count: '2', language: 'ro' })
  assert.deepEqual([file.status, file.headers.get('content-type'), file.html.slice(0, 5)], [200, 'application/pdf', '%PDF-'])
  says(ok(await who.Signe!.see(`/en/station/waves/${wave}/paper`)), /Old Town 2 0 0 0/)
})

test('paper is keyed in twice: two volunteers disagree on two answers, a third person decides, and one sheet results (B12)', { skip }, async () => {
  const zone = formOn(ok(await who.Signe!.see(`/en/station/waves/${wave}/paper`)).html, 'count').zone
  serial = (await printSheets({ actor: operator, store, now }, { directorate: place.directorate, wave, zone, count: 1, language: 'ro' })).serials[0]!
  says(await who.Frida!.send(keying, { serial: 'ABC', intent: 'find' }), /There is a problem/)
  const sheet = ok(await who.Frida!.send(keying, { serial: serial.toLowerCase(), intent: 'find' }))
  says(sheet, /1\. Street lighting/)
  const language = formOn(sheet.html, 'answer-lses.a1').language ?? 'en'
  const wrong = await who.Frida!.send(keying, { serial, intent: 'key', language, ...onPaper({ 'lses.a1': '8', 'lses.a2': '1' }) })
  assert.equal(wrong.status, 422)
  assert.equal(formOn(wrong.html, 'answer-lses.a2')['answer-lses.a2'], '1', 'what was typed is given back')
  says(ok(await who.Frida!.send(keying, { serial, intent: 'key', language, ...onPaper({ 'lses.a1': '2', 'lses.a2': '1', 'lses.a3': '3' }) })), /Kept aside/)
  says(await who.Frida!.send(keying, { serial, intent: 'find' }), /You have keyed in this sheet/)
  says(ok(await who.Gundars!.see(keying)), new RegExp(`${serial.slice(-4)} Old Town a second person`))
  says(ok(await who.Gundars!.send(keying, { serial, intent: 'key', language, ...onPaper({ 'lses.a1': '3', 'lses.a2': '1', 'lses.a3': '0' }) })), /2 answers do not agree/)
  assert.deepEqual(await sheets(), [])
  const apart = ok(await who.Signe!.send(keying, { serial, intent: 'find' }))
  says(apart, /First: 2 [^:]+ Second: 3 .+ Neither/)
  assert.equal(apart.html.match(/<fieldset/g)?.length, 2)
  const half = await who.Signe!.send(keying, { serial, intent: 'settle', 'answer-lses.a1': 'first' })
  assert.equal(half.status, 422)
  says(half, /Look at the sheet and choose which is right/)
  says(ok(await who.Signe!.send(keying, { serial, intent: 'settle', 'answer-lses.a1': 'first', 'answer-lses.a3': 'second' })), /Decided/)
  const kept = await sheets()
  assert.deepEqual(kept.map(({ mode, answers }) => [mode, ...['lses.a1', 'lses.a2', 'lses.a3'].map((id) => answers[column(id)])]), [['paper', 2, 1, 0]])
})

test('a serial that was keyed in cannot be used on the web afterwards (B12)', { skip }, async () => {
  says(await who.resident!.send('/en/answer', { code: serial }), /already/)
  says(await who.Gundars!.send(keying, { serial, intent: 'find' }), /kept already/)
  assert.equal((await sheets()).length, 1)
})

test('an officer interviews at the door block by block, and hands the phone over for what is about the police (B13)', async () => {
  const start = ok(await who.Besnik!.see(interviews))
  says(start, /Ask a resident at the door/)
  let page = ok(await who.Besnik!.send(interviews, formOn(start.html, 'where')))
  for (const block of ['a', 'b', 'c', 'd', 'x']) {
    assert.ok(page.path.endsWith(`/interviews/${block}`), `${page.path} is not block ${block}`)
    assert.doesNotMatch(wordsOf(page.html), /hit, push, or seriously threaten/, 'delicate questions are not read aloud')
    const answers = Object.fromEntries([...page.html.matchAll(/name="(lses\.[a-z0-9]+)"/g)].map(([, id]) => [id!, { 'lses.x1': '3', 'lses.x2': '1', 'lses.a11w': '' }[id!] ?? 'dont-know']).filter(([id]) => lsesCore.questions.find((question) => question.id === id)?.kind !== 'text'))
    page = ok(await who.Besnik!.send(page.path, answers))
  }
  assert.ok(page.path.endsWith('/interviews/alone'), page.path)
  says(page, /Hand over the phone .*hit, push, or seriously threaten.*how good a job do the police do/)
  page = ok(await who.Besnik!.send(page.path, { 'lses.b6': '1', 'lses.e1': '4' }))
  says(page, /What was it\?/)
  assert.doesNotMatch(page.html, /name="lses\.e1"/, 'what was answered is not shown again')
  page = ok(await who.Besnik!.send(page.path, { 'lses.b6w': ['2', '3'] }))
  says(page, /Finish the interview/)
  says(ok(await who.Besnik!.send(page.path, { secondInterviewer: 'Ilze', others: 'yes' })), /The interview is kept/)
  const [sheet, ...others] = (await sheets()).filter(({ mode }) => mode === 'interview')
  assert.deepEqual([others.length, ...['lses.b6', 'lses.b6w', 'lses.e1', 'lses.e3'].map((id) => sheet!.answers[column(id)])], [0, 1, 6, 4, -3])
  says(ok(await who.Signe!.see(interviews)), /One pair with fewer than 20 interviews is not shown/)
  assert.equal((await who.Besnik!.see(`/en/station/waves/${wave}/paper`)).status, 403)
})

test('the same screens speak Romanian', async () => {
  says(ok(await who.Gundars!.see('/ro/station/keying')), /Introducerea foilor/)
  says(ok(await who.Gundars!.see('/ro/station/interviews')), /Interviuri/)
})

test('every screen of paper and of the door fits a phone and a desk, and a checking program finds nothing wrong (B12) (B13)', { skip: skip || noBrowser }, async (t) => {
  const at = { actor: operator, store, now }
  const zone = formOn(ok(await who.Signe!.see(`/en/station/waves/${wave}/paper`)).html, 'count').zone
  const { serials } = await printSheets(at, { directorate: place.directorate, wave, zone, count: 2, language: 'en' })
  ok(await who.Frida!.send(keying, { serial: serials[0]!, intent: 'key', language: 'en', ...onPaper({ 'lses.a1': '2', 'lses.a11': '1' }) }))
  ok(await who.Gundars!.send(keying, { serial: serials[0]!, intent: 'key', language: 'en', ...onPaper({ 'lses.a1': '3', 'lses.a11': '1' }) }))
  const served = await serve(store, { host: '127.0.0.1', port: 0 }, { clock: () => now })
  const browser = await openBrowser()
  t.after(async () => { await browser.close(); await served.stop() })
  for (const [width, language] of ([[360, 'ro'], [1280, 'en']] as const).filter(([width], nth) => width === 360 || itsTurn(nth))) {
    const context = await browser.newContext({ viewport: { width, height: 900 } })
    await context.addCookies([...who.Signe!.cookies].map(([name, value]) => ({ name, value, url: served.address })))
    context.setDefaultTimeout(5_000)
    const page = await context.newPage()
    const sound = async (what: string) => {
      assert.deepEqual(await faultsSeen(page), [], what)
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, `${what} is wider than the screen`)
    }
    const press = async (selector: string) => { await page.locator(selector).press('Enter'); await page.waitForLoadState() }
    await page.goto(`${served.address}/${language}/station/waves/${wave}/paper`)
    await sound('printing')
    for (const serial of serials) {
      await page.goto(`${served.address}/${language}/station/keying`)
      if (serial === serials[0]) await sound('keying')
      await page.locator('#serial').fill(serial)
      await press('#serial')
      await sound(serial === serials[0] ? 'the differences' : 'the sheet')
    }
    await page.locator('[id="answer-lses.a1"]').fill('8')
    await press('[id="answer-lses.a1"]')
    await page.locator('.error-summary').waitFor()
    await sound('the sheet with an error')
    await page.goto(`${served.address}/${language}/station/interviews`)
    await sound('where an interview begins')
    await press('#letter')
    await page.waitForURL(/interviews\/a$/)
    await sound('what is read aloud')
    await page.goto(`${served.address}/${language}/station/interviews/alone`)
    await sound('what is handed over')
    await page.goto(`${served.address}/${language}/station/interviews/finish`)
    await sound('the end of an interview')
    await context.close()
  }
})

test('closing a round wipes what was keyed in once and never agreed on (B12)', { skip }, async () => {
  const at = { actor: operator, store, now }
  const zone = formOn(ok(await who.Signe!.see(`/en/station/waves/${wave}/paper`)).html, 'count').zone
  const { serials } = await printSheets(at, { directorate: place.directorate, wave, zone, count: 1, language: 'en' })
  await keyInSheet(at, { directorate: place.directorate, serial: serials[0], language: 'en', answers: { 'lses.a1': '1' } })
  const left = async () => (await sql<{ n: string }>`select count(*) as n from fieldwork.keyings`.execute(store.owner)).rows[0]!.n
  await sql`alter table fieldwork.keyings no force row level security`.execute(store.owner)
  assert.notEqual(await left(), '0')
  await closeWave(at, { directorate: place.directorate, wave })
  assert.equal(await left(), '0')
})
