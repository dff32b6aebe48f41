import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Founded } from '#cli/town/found.ts'
import { makeApp } from '#web/http/app.ts'
import { foundedTown } from '../tour/founded-town.ts'
import { formOn } from '../form-on.ts'
import { ok, says, type Seen, visitor, wordsOf } from '../visitor.ts'

/** What people wrote is counted, not quoted; the places they name are public ones; groups and silent zones are seen. By plain HTTP, on the demonstration town. */
let now = new Date('2027-06-01T09:00:00Z')
let town: Founded
let analyst: ReturnType<typeof visitor>, commander: ReturnType<typeof visitor>, owner: ReturnType<typeof visitor>, resident: ReturnType<typeof visitor>
let site: Awaited<ReturnType<typeof makeApp>>
before(async () => {
  const { store, town: standing } = await foundedTown('quiet')
  town = standing
  site = await makeApp(store, { clock: () => now })
  const comes = async (role: string) => {
    const person = visitor(site)
    ok(await person.send('/en/sign-in', { link: town.signIn[role]! }))
    return person
  }
  analyst = await comes('analyst')
  commander = await comes('commander')
  owner = await comes('survey-owner')
  resident = visitor(site)
})

const wave = (at: number, rest = '') => `/en/station/waves/${town.waves[at]}${rest}`

test('a zone\'s page ranks what people want improved, with n and interval, and quotes nobody (B15)', async () => {
  const page = ok(await resident.see('/en/zones/old-town'))
  says(page, /In their own words: what people want improved .* Named most: Street lighting, by \d+ of \d+ who wrote/)
  says(page, /Street lighting \d+ \d+% \d+% to \d+%/)
  for (const written of ['library have been out', 'felinarele', 'Janis', 'patrol on foot']) assert.doesNotMatch(page.html, new RegExp(written, 'i'))
  says(ok(await resident.see('/ro/zones/old-town')), /Cu cuvintele lor: ce vor oamenii să se îmbunătățească .* Iluminatul străzilor/)
  assert.doesNotMatch(wordsOf((await resident.see('/en/zones/mill-hill')).html), /In their own words/)
})

test('a zone\'s page lists the public places people call dangerous and when, and none that fewer than five named (B14)', async () => {
  const page = ok(await resident.see('/en/zones/old-town'))
  says(page, /Places that people call dangerous .* The park by the library \d+ /)
  assert.doesNotMatch(wordsOf(page.html), /The lake path/)
  says(ok(await resident.see(`/en/zones/old-town/waves/${town.waves[1]}`)), /The school crossing/)
})

test('everybody reads what groups said in the whole commissariat, staff zone by zone as well; illness and minority never of a zone (B16)', async () => {
  const open = ok(await resident.see(`/en/waves/${town.waves[1]}/groups?by=lses.x2&of=question-lses.c1`))
  says(open, /Safety alone outside after dark, by sex .* A woman \d+\.\d% \d+\.\d% to \d+\.\d% \d{2,3} A man \d/)
  says(open, /I describe myself in another way/)
  says(ok(await commander.see(wave(1, '/groups?zone=old-town&by=lses.x2&of=question-lses.c1'))), /A woman \d+\.\d%/)
  says(ok(await commander.see(wave(1, '/groups?zone=mill-hill&by=lses.x2'))), /Fewer than 30|fewer than 30/)
  says(ok(await commander.see(wave(1, '/groups?zone=old-town&by=lses.x6'))), /told for the whole commissariat only/)
  says(ok(await commander.see(wave(2, '/groups'))), /Close this round first/)
  assert.equal((await resident.see(`/en/waves/${town.waves[2]}/groups`)).status, 404)
  assert.equal((await resident.see(`/en/waves/${town.waves[1]}/groups?by=lses.a1`)).status, 404)
})

test('a silent zone is flagged, and what is done about it stands on the board and with the round until it is done (B23)', async () => {
  const page = ok(await commander.see(wave(1, '/participation')))
  says(page, /Mill Hill 3,400 24 200 12% stays silent/)
  says(ok(await commander.see('/en/station')), /Mill Hill Visit the Saturday market/)
  says(ok(await commander.see(wave(1))), /Visit the Saturday market/)
  const wrong = await commander.send(wave(1, '/participation'), { intent: 'note', zone: 'mill-hill', words: ' ', who: '', due: '2027-07-01' })
  assert.equal(wrong.status, 422)
  says(wrong, /Say what will be done/)
  ok(await commander.send(wave(1, '/participation'), { intent: 'note', zone: 'lses.x1=7', words: 'Tea with the pensioners\' club', who: 'Maris', due: '2027-05-01' }))
  says(ok(await commander.see('/en/station')), /75 or over Tea with the pensioners' club Maris 1 May 2027 late/)
  for (const [, outreach] of ok(await commander.see(wave(1, '/participation'))).html.matchAll(/name="outreach" value="([^"]+)"/g)) ok(await commander.send(wave(1, '/participation'), { intent: 'finish', outreach: outreach! }))
  assert.doesNotMatch(wordsOf(ok(await commander.see('/en/station')).html), /Saturday market|pensioners/)
  says(ok(await commander.see(wave(1, '/participation'))), /Done on 1 June 2027/)
})

test('an analyst names a public place of a zone; one outside it or of few addresses is given back with what was typed (B14)', async () => {
  const address = '/en/station/zones/old-town/places'
  const typed = { intent: 'name', 'name-en': 'The skate park', 'name-ro': '', lon: '22.60', lat: '57.246', addresses: '3' }
  const wrong = await analyst.send(address, typed)
  assert.equal(wrong.status, 422)
  says(wrong, /at least eight/)
  assert.equal(formOn(wrong.html, 'lon')['name-en'], 'The skate park')
  says(await analyst.send(address, { ...typed, addresses: '0' }), /does not lie in the zone/)
  says(ok(await analyst.send(address, { ...typed, lon: '22.575', addresses: '0' })), /The skate park 22\.575 57\.246 0/)
  assert.doesNotMatch(ok(await commander.see(address)).html, /name="addresses"/)
})

/** "I don't know" wherever it is offered, else the first choice. */
function answersOn({ html }: Seen): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [, name = '', value = ''] of html.matchAll(/<input type="(?:radio|checkbox)" id="[^"]*" name="([^"]+)" value="([^"]*)"/g)) fields[name] = value === 'dont-know' ? value : (fields[name] ?? value)
  for (const [, name = ''] of html.matchAll(/inputMode="numeric"[^>]*name="([^"]+)"|name="([^"]+)"[^>]*inputMode="numeric"/gi)) if (name) fields[name] = '0'
  return fields
}

test('a resident without JavaScript names places after the first part, sees them before sending, and may change them (B14)', async () => {
  let page = await resident.send('/en/answer', { code: town.codes[0]! })
  page = await resident.send(page.path, { ...answersOn(page), 'lses.a11': '1' })
  page = await resident.send(page.path, { ...answersOn(page), 'lses.a11': '1', 'lses.a11w': 'By the lift, ask Anna Kalna, 26 123 456' })
  assert.match(page.path, /\/en\/answer\/places$/)
  says(page, /Are there dangerous places here\? .* The park by the library .* The skate park/)
  const park = /<legend>The park by the library<\/legend>[\s\S]*?name="(pin-[^"]+)"/.exec(page.html)![1]!
  page = await resident.send(page.path, { [park]: ['evening', 'night'] })
  for (let pages = 0; !page.path.endsWith('/check'); pages++) {
    assert.ok(pages < 12, page.path)
    page = ok(await resident.send(page.path, answersOn(page)))
  }
  says(page, /Dangerous places The park by the library: Evening and Night/)
  assert.match(ok(await resident.see('/en/answer/places')).html, new RegExp(`name="${park}" checked="" value="night"|name="${park}" value="night" checked=""`))
  const envelope = formOn(ok(await resident.send('/en/answer/check', {})).html, 'envelope')
  assert.match((await resident.send('/en/hand-in', envelope)).path, /\/thanks$/)
})

test('the survey\'s owner reads what was written once the round is closed, takes names out for good and gives it a category; nobody else reads it (B15)', async () => {
  says(ok(await owner.see(wave(2, '/remarks'))), /read when the round is closed/)
  now = new Date('2027-06-01T09:10:00Z')
  ok(await owner.send(wave(2), { intent: 'close' }))
  for (const other of [commander, analyst]) assert.equal((await other.see(wave(2, '/remarks'))).status, 403)
  const page = ok(await owner.see(wave(2, '/remarks')))
  says(page, /By the lift, ask Anna Kalna, 26 123 456 Old Town\. Where exactly/)
  const remark = /name="codes-([0-9a-f-]{36})"/.exec(page.html)![1]!
  assert.doesNotMatch(page.html, /checked=""/, 'a guess is never set')
  const taken = ok(await owner.send(wave(2, '/remarks'), { intent: `redact:${remark}`, [`take-${remark}`]: ['Anna Kalna', '26 123 456'], [`words-${remark}`]: '', [`codes-${remark}`]: 'other' }))
  says(taken, /By the lift, ask \[…\], \[…\]/)
  assert.match(taken.html, /value="other" checked=""|checked="" value="other"/, 'what was ticked stays ticked')
  says(await owner.send(wave(2, '/remarks'), { intent: 'add', question: 'lses.a11w', code: 'Lifts', 'name-en': 'Lifts', 'name-ro': 'Lifturi' }), /small letters a to z/)
  ok(await owner.send(wave(2, '/remarks'), { intent: 'add', question: 'lses.a11w', code: 'lifts', 'name-en': 'Lifts', 'name-ro': 'Lifturi' }))
  ok(await owner.send(wave(2, '/remarks'), { intent: 'code', [`codes-${remark}`]: ['lifts', 'lighting'] }))
  const coded = ok(await owner.see(wave(2, '/remarks?state=coded')))
  says(coded, /Everything has a category\. One has\./)
  says(ok(await owner.see(wave(2, '/remarks').replace('/en/', '/ro/') + '?state=coded')), /Lifturi/)
  says(coded, /With a category: 1 of 1\. .* Lifts Not shown: fewer than 30/)
})
