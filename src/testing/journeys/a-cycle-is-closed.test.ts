import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { operator } from '#access/actor.ts'
import { letIn } from '#domains/people/index.ts'
import { serve } from '#web/http/serve.ts'
import { makeApp } from '#web/http/app.ts'
import { opensLink } from '#testing/browsing/opens-link.ts'
import { faultsSeen, noBrowser, openBrowser } from '../browser.ts'
import { askedAgainTown, keptIn } from '../cycles/whole-turn.ts'
import { ownDatabase } from '../database.ts'
import { itsTurn } from '../run/its-turn.ts'
import { linkFor } from '../sign-in/link-for.ts'
import { formOn } from '../form-on.ts'
import { besnik, place } from '../people.ts'
import { ok, says, type Seen, visitor, wordsOf } from '../visitor.ts'

/** The turn of a zone comes to its end by forms alone: judged against what was measured, learnt from, told to residents, closed by the commander; what is unsolved goes on. */
const now = new Date('2027-05-25T09:00:00Z')
const night = process.env.VATRA_NIGHT === '1'
let store: Awaited<ReturnType<typeof ownDatabase>>
let town: Awaited<ReturnType<typeof askedAgainTown>>
let site: Awaited<ReturnType<typeof makeApp>>
let analyst: ReturnType<typeof visitor>, commander: typeof analyst, officer: typeof analyst, regional: typeof analyst, elsewhere: typeof analyst, resident: typeof analyst
const invitations = new Map<string, () => Promise<string>>()

before(async () => {
  store = await ownDatabase()
  town = await keptIn(store, askedAgainTown)
  site = await makeApp(store, { clock: () => now })
  const asking = { actor: operator, store, now }, here = { directorate: place.directorate }
  const comes = async (person: string, called: string) => {
    const link = async () => (await linkFor(asking, { ...here, person })).token
    invitations.set(called, link)
    const somebody = visitor(site)
    ok(await somebody.send('/en/sign-in', { link: await link() }))
    return somebody
  }
  const joins = async (name: string, role: string, area: string) => comes((await letIn(asking, { ...here, name, role, area, from: '2027-01-01' })).person, role)
  analyst = await joins('Arta Kalnina', 'analyst', place.talsi)
  commander = await joins('Celine Dupont', 'commander', place.talsi)
  regional = await joins('Rasa Vitola', 'regional', place.directorate)
  elsewhere = await joins('Edgars Liepa', 'analyst', place.elsewhere)
  officer = await comes((besnik as { id: string }).id, 'officer')
  resident = visitor(site)
})
after(() => store.close())

const cycle = '/en/station/zones/old-town/cycle'
const refusedWith = (seen: Seen, words: RegExp, status = 422): Seen => (assert.equal(seen.status, status, `${seen.path}: ${wordsOf(seen.html).slice(0, 400)}`), says(seen, words))
const onRow = (html: string, of: RegExp): string => wordsOf([...html.matchAll(/<tr[\s\S]*?<\/tr>/g)].map(([row]) => row).find((row) => of.test(wordsOf(row))) ?? assert.fail(`no row of ${of}`))

test('a commander sees every zone with its stage, how late it is, what changed and what is open, what is next, and what each officer carries', async () => {
  const board = ok(await commander.see('/en/station'))
  assert.doesNotMatch(board.html, /<script/)
  assert.match(onRow(board.html, /Old Town.*6 of 6/), /^Old Town 6 of 6: Assessment and account Old Town since 20 May 2027 19 June 2027 200 answers .*1 better .*2 .*None open Judge what became of it/)
  assert.match(onRow(board.html, /Lakeside.*2 of 6/), /2 of 6: Analysis Lakeside since \d+ January 2027 .*\d+ days late .*Analyse and sign/)
  says(board, /One zone is late in its stage/)
  assert.match(onRow(board.html, /Besnik Leka/), /Besnik Leka Zone officer Old Town 0 0 0 2/)
  for (const to of [cycle, '/en/station/zones/lakeside/desk']) assert.ok(board.html.includes(`href="${to}"`), to)
  const late = ok(await commander.see('/en/station?late=yes'))
  assert.match(wordsOf(late.html), /2 of 6: Analysis/)
  assert.doesNotMatch(late.html, new RegExp(`href="${cycle}`))
  assert.match(late.html, /type="checkbox"[^>]*checked/)
})

test('a region sees all commissariats, each by itself, and can look at one; a neighbour sees only its own', async () => {
  const board = ok(await regional.see('/en/station'))
  says(board, /Zones of Elsewhere, the latest first .*Zones of Talsi, the latest first/)
  const one = ok(await regional.see(`/en/station?commissariat=${place.elsewhere}`))
  assert.doesNotMatch(wordsOf(one.html), /Zones of Talsi/)
  says(one, /Zones of Elsewhere/)
  assert.doesNotMatch(wordsOf(ok(await elsewhere.see('/en/station')).html), /Old Town/)
  assert.equal((await elsewhere.see(cycle)).status, 404)
})

test('the six stages stand as gates: over since a day, or what is missing, each line leading to the form that mends it', async () => {
  assert.match(ok(await analyst.see('/en/station/zones/old-town')).html, new RegExp(`href="${cycle}"`))
  assert.match(ok(await analyst.see('/en/station/zones/old-town/desk')).html, new RegExp(`href="${cycle}"`))
  const page = ok(await analyst.see(cycle))
  assert.doesNotMatch(page.html, /<script/)
  says(page, /It is in stage 6 of 6: Assessment and account/)
  says(page, /Asking residents Done on .+ Analysis Done on 12 January 2027 Plan Done on 20 January 2027 Work Done on 10 April 2027 Asking again Done on 20 May 2027 Assessment and account 8 things are missing/)
  for (const to of [`${cycle}/problems/${town.light}`, `${cycle}/problems/${town.dogs}`, `${cycle}/cards/${town.lamps}`, `${cycle}/partners/${town.organisation}`, `${cycle}/account#account-notDone-en`]) assert.ok(page.html.includes(`href="${to}"`), to)
  says(page, /Say in English and Română how residents can help/)
  says(ok(await commander.see(cycle)), /things are still missing before this turn can be closed/)
  assert.doesNotMatch((await commander.see(cycle)).html, /value="close"/)
  assert.equal((await commander.send(cycle, { intent: 'close', cycle: town.cycle })).status, 409)
})

test('the stages ahead are folded, and say what they will need, with the way there', async () => {
  const page = ok(await analyst.see('/en/station/zones/lakeside/cycle'))
  says(page, /Analysis One thing is missing Due by .+ days late Sign the analysis Plan Not yet It will need one thing Make the plan Work Not yet It will need one thing Say how each action of the plan ended/)
  assert.match(page.html, /href="\/en\/station\/zones\/lakeside\/desk\/sign\?wave=[0-9a-f-]+"/)
  says(ok(await analyst.see('/ro/station/zones/lakeside/cycle')), /Analiză Lipsește un lucru Termen/)
})

test('a problem is judged beside what was measured; where that does not say better the form says that it must be explained, and gives back what was typed (F3)', async () => {
  const dogs = `${cycle}/problems/${town.dogs}`
  const page = ok(await analyst.see(dogs))
  says(page, /What was measured .*no detectable change.+What was measured does not say “better”/)
  const typed = { ...formOn(page.html, 'assess-outcome'), intent: 'assess', 'assess-outcome': 'success', 'assess-solved': 'yes', 'assess-reasoning': 'The dogs are gone', 'assess-told-en': 'The dogs are gone.', 'assess-told-ro': 'Câinii au plecat.' }
  const wrong = refusedWith(await analyst.send(dogs, typed), /tell residents why you do in spite of the measure/)
  const kept = formOn(wrong.html, 'assess-outcome')
  assert.deepEqual([kept['assess-outcome'], kept['assess-solved'], kept['assess-reasoning'], kept['assess-told-ro']], ['success', 'yes', 'The dogs are gone', 'Câinii au plecat.'])
  assert.match(wrong.html, /href="#assess-despite-en"/)
  refusedWith(await analyst.send(dogs, { ...typed, 'assess-outcome': '', 'assess-solved': '', 'assess-reasoning': '', 'assess-told-en': '', 'assess-told-ro': '' }), /Say what became of it.+Say whether the problem is solved.+Say it in a few words/)
  const honest = ok(await analyst.send(dogs, { ...typed, 'assess-outcome': 'failure', 'assess-solved': 'no', 'assess-reasoning': 'Nobody walked there', 'assess-told-en': 'We did not get to it.', 'assess-told-ro': 'Nu am reușit.' }))
  says(honest, /Written down .+Failure , goes on ?\. Nobody walked there Arta Kalnina, 25 May 2027/)
  const light = `${cycle}/problems/${town.light}`
  const lit = ok(await analyst.see(light))
  says(lit, /better .+before.+Mend the lamps of Mill Street : Done/i)
  assert.doesNotMatch(wordsOf(lit.html), /does not say “better”/)
  says(ok(await analyst.send(light, { ...formOn(lit.html, 'assess-outcome'), intent: 'assess', 'assess-outcome': 'success', 'assess-solved': 'yes', 'assess-reasoning': 'Residents say so', 'assess-told-en': 'The street is lit again.', 'assess-told-ro': '' })), /Success , solved/)
  says(ok(await analyst.see(cycle)), /Tell residents in Română what became of: Mill Street is dark/)
  ok(await analyst.send(light, { ...formOn(ok(await analyst.see(light)).html, 'assess-outcome'), intent: 'assess', 'assess-told-ro': 'Strada este din nou luminată.' }))
})

test('the zone officer writes the card of a method; the library shows it to everybody, and a failure like a success (F4)', async () => {
  const card = `${cycle}/cards/${town.lamps}`
  const typed = { ...formOn(ok(await officer.see(card)).html, 'card-setting'), intent: 'card', 'card-setting': 'A street of shops', 'card-dose': 'Six lamps in two weeks', 'card-worked': 'well', 'card-cents': 'much', 'card-advice': 'keep', 'card-notes': 'Ask the shops which lamps are out' }
  const wrong = refusedWith(await officer.send(card, typed), /Say how much, as a number/)
  assert.equal(formOn(wrong.html, 'card-setting')['card-cents'], 'much')
  says(ok(await officer.send(card, { ...typed, 'card-cents': '1 800,50' })), /Mend the lamps of Mill Street Changing the place itself Done It worked well\. Keep it\./)
  ok(await analyst.send(`${cycle}/cards/${town.walks}`, { ...typed, 'card-setting': 'A school', 'card-dose': 'Not once', 'card-worked': 'not', 'card-advice': 'drop', 'card-cents': '', 'card-notes': 'Plan it only with two officers' }))
  const library = ok(await elsewhere.see('/en/station/methods'))
  says(library, /Changing the place itself 1 1 0 0 0 Patrol on foot 1 0 0 1 0/)
  says(library, /Patrol on foot : Walk past the school each morning .+How it worked It did not work .+Plan it only with two officers/)
  says(library, /A street of shops .+1,800\.50/)
  const some = ok(await elsewhere.see('/en/station/methods?method=foot-patrol'))
  assert.doesNotMatch(wordsOf(some.html), /A street of shops/)
  const concern = ok(await elsewhere.see('/en/station/methods?concern=question+light'))
  says(concern, /A street of shops/)
  assert.doesNotMatch(wordsOf(concern.html), /Not once/)
  assert.equal(formOn(concern.html, 'concern').concern, 'question light')
})

test('working with a partner is rated, with a view to the next turn; without words it is given back (F4)', async () => {
  const page = `${cycle}/partners/${town.organisation}`
  const typed = { ...formOn(ok(await analyst.see(page)).html, 'rate-words'), intent: 'rate', 'rate-rating': '5', 'rate-words': '', 'rate-advice': 'keep' }
  const wrong = refusedWith(await analyst.send(page, typed), /Say it in a few words/)
  assert.equal(formOn(wrong.html, 'rate-words')['rate-rating'], '5')
  says(ok(await analyst.send(page, { ...typed, 'rate-words': 'They came within a week' })), /Talsi municipality 5 of 5 Keep it\. They came within a week/)
  assert.doesNotMatch((await officer.see(page)).html, /name="rate-words"/)
})

test('of what the plan needed it is said whether it came, and what else was lacking (F5)', async () => {
  const page = `${cycle}/needs`
  says(ok(await analyst.send(page, { cycle: town.cycle, intent: 'came', [`came-${town.need}`]: 'not-met' })), /A second officer in the morning Staff 40 hours €600 It did not come/)
  const typed = { cycle: town.cycle, intent: 'need', 'need-kind': 'logistics', 'need-words': 'A van for lamps', 'need-amount': 'some', 'need-unit': 'days', 'need-cents': '' }
  const wrong = refusedWith(await analyst.send(page, typed), /Say how much, as a number/)
  assert.equal(formOn(wrong.html, 'need-words')['need-words'], 'A van for lamps')
  says(ok(await analyst.send(page, { ...typed, 'need-amount': '2,5' })), /A van for lamps Logistics 2\.5 days – Not in the plan/)
})

test('the four answers are written in each language of the plan, and the sentence that is hard to read is told (P1)', async () => {
  const page = `${cycle}/account`
  const form = formOn(ok(await analyst.see(page)).html, 'account-done-en')
  const long = 'The lamps of Mill Street were mended by the town hall together with the school and the shops after the police and the residents had walked through the whole street.'
  const typed = {
    ...form, intent: 'account', 'account-done-en': long, 'account-done-ro': 'Felinarele de pe Strada Morii au fost reparate.', 'account-notDone-en': 'Nobody walked past the school.', 'account-notDone-ro': 'Nimeni nu a patrulat pe lângă școală.',
    'account-why-en': 'There was no second officer.', 'account-why-ro': 'x', 'account-help-en': 'Keep your dog on a lead near the school.', 'account-help-ro': 'Țineți câinele în lesă lângă școală.',
  }
  const wrong = refusedWith(await analyst.send(page, typed), /Say it in a few words/)
  assert.match(wrong.html, /href="#account-why-ro"/)
  assert.equal(formOn(wrong.html, 'account-done-en')['account-help-en'], 'Keep your dog on a lead near the school.')
  says(ok(await analyst.send(page, { ...typed, 'account-why-ro': '' })), /One sentence is hard to read: .+Make two sentences of it/)
  says(ok(await analyst.see(cycle)), /One thing is missing .+Say in Română why/)
  const mended = ok(await analyst.send(page, { ...typed, 'account-done-en': 'The lamps of Mill Street were mended.', 'account-why-ro': 'Nu a fost un al doilea ofițer.' }))
  assert.doesNotMatch(wordsOf(mended.html), /hard to read:/)
})

test('a checking program finds nothing wrong on the screens of the turn, and each fits a phone and a desk', { skip: noBrowser }, async () => {
  const served = await serve(store, { host: '127.0.0.1', port: 0 }, { clock: () => now })
  const browser: Browser = await openBrowser()
  try {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await opensLink(page, served.address, await invitations.get('commander')!())
    const signedIn = await context.storageState()
    await context.close()
    for (const width of [360, 1280]) {
      const wide = await browser.newContext({ storageState: signedIn, viewport: { width, height: 900 } })
      const looking = await wide.newPage()
      const paths = ['', '?late=yes', '/zones/lakeside/cycle', '/methods', ...['', `/problems/${town.dogs}`, `/cards/${town.lamps}`, `/partners/${town.organisation}`, '/needs', '/account'].map((part) => `/zones/old-town/cycle${part}`)]
      // By day every screen is looked at once: at a desk in its turn, and else on a phone.
      for (const path of paths.filter((_, nth) => night || itsTurn(nth) === (width === 1280))) {
        await looking.goto(`${served.address}/${width === 360 ? 'ro' : 'en'}/station${path}`)
        await looking.evaluate(() => document.querySelectorAll('details').forEach((part) => { part.open = true }))
        assert.deepEqual(await faultsSeen(looking), [], path)
        assert.ok(await looking.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${path} is wider than ${width}`)
      }
      await wide.close()
    }
  } finally {
    await browser.close()
    await served.stop()
  }
})

test('an analyst cannot close the turn; the commander does, once, and residents read the four answers beside what was measured (F6, P1)', async () => {
  const ready = ok(await analyst.see(cycle))
  says(ready, /Assessment and account Nothing is missing .+The commander closes it/)
  assert.doesNotMatch(ready.html, /value="close"/)
  assert.equal((await analyst.send(cycle, { intent: 'close', cycle: town.cycle })).status, 403)
  says(ok(await commander.see('/en/station')), /Close the turn/)
  const closing = formOn(ok(await commander.see(cycle)).html, 'cycle')
  const closed = ok(await commander.send(cycle, { ...closing, intent: 'close' }))
  says(closed, /The turn is closed and its account is published\. The next turn has begun\./)
  const account = `/en/zones/old-town/accounts/${town.cycle}`
  assert.ok(closed.html.includes(`href="${account}"`))
  says(ok(await resident.see(account)), /The lamps of Mill Street were mended\. .+Nobody walked past the school\. .+There was no second officer\. .+Keep your dog on a lead near the school\. .+better .+Success .+no detectable change .+Failure/)
  const turns = async () => [...ok(await commander.see(cycle)).html.matchAll(/[?]cycle=([0-9a-f-]{36})/g)].map(([, turn]) => turn)
  const kept = await turns()
  says(ok(await commander.send(cycle, { ...closing, intent: 'close' })), /The turn is closed and its account is published/)
  assert.deepEqual(await turns(), kept, 'a double tap is told the same and closes nothing more')
  const { once, ...again } = closing
  assert.ok(once, 'the form has a key of its own')
  refusedWith(await commander.send(cycle, { ...again, intent: 'close' }), /was closed on/, 409)
})

test('the next turn has begun with what is unsolved, and with what the one before taught (F6, F7)', async () => {
  const page = ok(await analyst.see(cycle))
  says(page, /It is in stage 2 of 6: Analysis/)
  says(page, /What the turn before taught Dogs run free at the school: Failure Nobody walked there .+Walk past the school each morning : Not done ?\. .*It did not work\. Drop it\. Plan it only with two officers/)
  const carried = /href="(\/en\/station\/problems\/[0-9a-f-]+)"/.exec(page.html)![1]!
  assert.notEqual(carried, `/en/station/problems/${town.dogs}`)
  says(ok(await analyst.see(carried)), /Dogs run free at the school/)
  assert.doesNotMatch(wordsOf(ok(await analyst.see('/en/station/zones/old-town/desk')).html), /Work on Mill Street is dark/)
  const before = ok(await analyst.see(`${cycle}?cycle=${town.cycle}`))
  says(before, /This turn was closed on 25 May 2027\. .+Success , solved/)
  assert.doesNotMatch(before.html, /name="intent"/)
  says(before, /All turns of this zone .+Under way .+Account/)
  assert.equal((await analyst.see(`/en/station/zones/lakeside/cycle?cycle=${town.cycle}`)).status, 404)
})

test('a turn without a plan is passed over by the commander with a reason, and its problems go on (F6)', async () => {
  const lakeside = '/en/station/zones/lakeside/cycle'
  assert.doesNotMatch((await analyst.see(lakeside)).html, /name="pass-because"/)
  const form = formOn(ok(await commander.see(lakeside)).html, 'pass-because')
  refusedWith(await commander.send(lakeside, { ...form, intent: 'pass', 'pass-because': '' }), /Say it in a few words/)
  const passed = ok(await commander.send(lakeside, { ...form, intent: 'pass', 'pass-because': 'The post was vacant' }))
  says(passed, /The turn was passed over\. The next has begun\. .+Passed over: The post was vacant/)
})

test('a zone in which no turn has begun says what its page will show', async () => {
  says(ok(await elsewhere.see('/en/station/zones/station/cycle')), /No turn has begun here/)
})
