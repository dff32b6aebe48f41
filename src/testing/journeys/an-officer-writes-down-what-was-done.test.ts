import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import sharp from 'sharp'
import { operator } from '#access/actor.ts'
import { registerOrganisation } from '#domains/partners/index.ts'
import { letIn, persons } from '#domains/people/index.ts'
import { askTask } from '#domains/plans/index.ts'
import { nameProblem } from '#domains/problems/index.ts'
import { zones } from '#domains/territory/index.ts'
import { follow } from '#frame/afterwards.ts'
import { reactions } from '#reactions'
import { makeApp } from '#web/http/app.ts'
import { faultsSeen, noBrowser, openBrowser } from '../browser.ts'
import { ownDatabase } from '../database.ts'
import { linkFor } from '../sign-in/link-for.ts'
import { formOn } from '../form-on.ts'
import { place } from '../people.ts'
import { publishedTown } from '../published-town.ts'
import { ok, says, type Seen, visitor, wordsOf } from '../visitor.ts'

/** A zone officer on a phone begins something at once, writes down what was done, and everybody who has to sees it. Each test goes on where the one before it ended. */
let now = new Date('2027-01-11T09:00:00Z')
let store: Awaited<ReturnType<typeof ownDatabase>>
let site: Awaited<ReturnType<typeof makeApp>>
let officer: ReturnType<typeof visitor>, analyst: typeof officer, commander: typeof officer, regional: typeof officer, elsewhere: typeof officer, partner: typeof officer
let problem = '', municipality = '', action = '', improvement = ''
const mine = '/en/station/mine'

before(async () => {
  follow(reactions)
  store = await ownDatabase()
  const { waves } = await publishedTown(store)
  site = await makeApp(store, { clock: () => now })
  const asking = { actor: operator, store, now }, here = { directorate: place.directorate }
  const comes = async (person: string) => {
    const somebody = visitor(site)
    ok(await somebody.send('/en/sign-in', { link: (await linkFor(asking, { ...here, person })).token }))
    return somebody
  }
  const joins = async (name: string, role: string, area: string) => comes((await letIn(asking, { ...here, name, role, area, from: '2027-01-01' })).person)
  officer = await comes((await persons(asking, here)).persons.find(({ name }) => name === 'Besnik Leka')!.person)
  municipality = (await registerOrganisation(asking, { ...here, commissariat: place.talsi, name: 'Town of Talsi', sector: 'municipality' })).organisation
  analyst = await joins('Arta Hoxha', 'analyst', place.talsi)
  commander = await joins('Celine Dupont', 'commander', place.talsi)
  regional = await joins('Rasa Vitola', 'regional', place.directorate)
  partner = await joins('Petra Ozola', 'partner', municipality)
  elsewhere = await joins('Frida Kask', 'interviewer', place.talsi)
  const { zone } = (await zones(asking, here)).zones.find(({ slug }) => slug === 'old-town')!
  problem = (await nameProblem(asking, { ...here, zone, wave: waves[1], words: 'Stray dogs behind the market', question: 'lses.a1' })).problem
})
after(() => store.close())

const photograph = (colour: string) => sharp({ create: { width: 640, height: 480, channels: 3, background: colour } }).jpeg().toBuffer().then((bytes) => new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }))
const here = () => `/en/station/actions/${action}`
const shotsOn = ({ html }: Seen) => [...html.matchAll(/src="(\/en\/station\/pictures\/[0-9a-f-]{36})"/g)].map(([, at]) => at!)

test('straight from a problem the officer begins something at once, and what was typed wrong comes back as it was (E4)', async () => {
  const page = ok(await officer.see(`/en/station/problems/${problem}`))
  assert.ok(page.html.includes(`/en/station/problems/${problem}/at-once"`), 'the problem leads to the form')
  const form = formOn(ok(await officer.see(`/en/station/problems/${problem}/at-once`)).html, 'words')
  assert.match(form.owner!, /^post /, 'the officer of the zone is named already')
  const wrong = await officer.send(`/en/station/problems/${problem}/at-once`, { ...form, words: 'A shelter for stray dogs', due: '2027-01-01' })
  assert.equal(wrong.status, 422)
  assert.equal(formOn(wrong.html, 'words').words, 'A shelter for stray dogs')
  const begun = ok(await officer.send(`/en/station/problems/${problem}/at-once`, { ...form, words: 'A shelter for stray dogs', method: 'environmental-design', due: '2027-01-31' }))
  says(begun, /A shelter for stray dogs Old Town · due in 20 days/)
  says(begun, /None: begun at once, straight from the problem/)
  action = /\/actions\/([0-9a-f-]{36})$/.exec(begun.path)![1]!
})

test('on a phone the officer\'s actions are one tap away, and no page needs a script (E1)', async () => {
  const list = ok(await officer.see(mine))
  says(list, /A shelter for stray dogs/)
  assert.ok(list.html.includes(`href="${here()}"`))
  const page = ok(await officer.see(here()))
  for (const { html } of [list, page]) assert.doesNotMatch(html, /<script/)
  assert.match(page.html, /<input[^>]*type="file"[^>]*accept="image\/jpeg,image\/png,image\/webp,image\/avif"[^>]*capture="environment"/, 'asked for so, a telephone that keeps HEIC sends JPEG')
  says(page, /Nobody may be recognisable in it/)
  assert.notEqual((await elsewhere.see(here())).status, 200, 'an interviewer has nothing to do with it')
})

test('what is stuck owes a reason: without one the form comes back with all that was typed (E1)', async () => {
  const wrong = await officer.hand(here(), { ...formOn((await officer.see(here())).html, 'state'), intent: 'note', state: 'stuck', words: 'We looked at two yards', blocker: 'no-money', picture: await photograph('#445566') })
  assert.equal(wrong.status, 422)
  const typed = formOn(wrong.html, 'state')
  assert.deepEqual([typed.state, typed.words, typed.blocker], ['stuck', 'We looked at two yards', 'no-money'])
  says(wrong, /Choose the picture again/)
  assert.match(wrong.html, /href="#because"/)
})

test('what is no picture is refused, and nothing is written down (E1)', async () => {
  const wrong = await officer.hand(here(), { intent: 'note', state: 'begun', words: 'We looked at two yards', picture: new Blob(['a letter'], { type: 'image/jpeg' }) })
  assert.equal(wrong.status, 422)
  assert.match(wrong.html, /href="#picture"/)
  says(ok(await officer.see(here())), /Nothing has been written down yet/)
})

test('whoever has sent a day\'s share of pictures is told so, and what was typed comes back to be saved without one (5.2.4)', async () => {
  process.env.VATRA_PICTURES_A_DAY = '0'
  const full = await officer.hand(here(), { intent: 'note', state: 'begun', words: 'We looked at two yards', minutes: 'Gate in spring', picture: await photograph('#445566') }).finally(() => delete process.env.VATRA_PICTURES_A_DAY)
  assert.equal(full.status, 422)
  says(full, /You have sent as many pictures today as one person may\. Save this without the picture, and add it tomorrow\./)
  const typed = formOn(full.html, 'state')
  assert.deepEqual([typed.state, typed.words, typed.minutes], ['begun', 'We looked at two yards', 'Gate in spring'])
  says(ok(await officer.see(here())), /Nothing has been written down yet/)
})

test('a state, a sentence and a photograph are all it takes; the reason and the minutes stand in the log (E1)', async () => {
  const kept = ok(await officer.hand(here(), { intent: 'note', state: 'begun', words: 'The fence is up', shown: 'yes', picture: await photograph('#445566') }))
  says(kept, /Written down\./)
  says(kept, /11 January 2027, Besnik Leka The fence is up The fence is up Everybody may see it\./)
  const [shot] = shotsOn(kept)
  const picture = await officer.see(shot!)
  assert.match(picture.headers.get('content-type') ?? '', /^image\//)
  assert.notEqual((await visitor(site).see(shot!)).status, 200, 'a stranger does not come in by the station\'s door')
  const stuck = ok(await officer.hand(here(), { intent: 'note', state: 'stuck', words: 'No gate yet', blocker: 'no-money', because: 'The smith waits for the budget', minutes: 'Meeting of 11 January: gate in spring', told: 'The gate comes in spring' }))
  says(stuck, /No gate yet Reason: [^:]+: The smith waits for the budget Told to residents: The gate comes in spring Minutes of a meeting Meeting of 11 January/)
  assert.match(wordsOf(stuck.html), /No gate yet.*The fence is up/, 'the latest stands first')
})

test('a picture that should not be seen is hidden from residents by one button (E1)', async () => {
  const page = ok(await officer.see(here()))
  const hidden = ok(await officer.send(here(), formOn(page.html, 'shown" value="no') && { intent: 'show', picture: shotsOn(page)[0]!.split('/').at(-1)!, shown: 'no' }))
  says(hidden, /The fence is up Not shown to residents/)
})

test('what is late is seen by zone, commissariat and directorate, and by the regional department too (E2)', async () => {
  now = new Date('2027-02-02T09:00:00Z')
  officer = await back('Besnik Leka')
  commander = await back('Celine Dupont')
  regional = await back('Rasa Vitola')
  analyst = await back('Arta Hoxha')
  for (const somebody of [commander, regional]) {
    const due = ok(await somebody.see('/en/station/due'))
    says(due, /1 action is overdue/)
    says(due, /A shelter for stray dogs Old Town .+ 31 January 2027, 2 days late .+ The smith waits for the budget/)
    says(due, /How many actions stand where/)
    for (const where of ['Old Town', 'Talsi', 'Kurzeme']) assert.match(wordsOf(due.html.slice(due.html.indexOf('How many actions'))), new RegExp(where))
  }
  const some = ok(await commander.see('/en/station/due?zone=lakeside'))
  says(some, /Nothing is overdue/)
  assert.doesNotMatch(wordsOf(ok(await commander.see('/en/station/due?only=reviews')).html), /2 days late/)
  says(ok(await officer.see(mine)), /Overdue \(1\) A shelter for stray dogs/)
})

test('a partner\'s answer that came by telephone is noted with its reason, and the partner writes down its own part (E3)', async () => {
  await askTask({ actor: operator, store, now }, { directorate: place.directorate, action, organisation: municipality, words: 'Lend the ground behind the depot' })
  const page = ok(await analyst.see(here()))
  says(page, /Town of Talsi .+ Lend the ground behind the depot/)
  const wrong = await analyst.send(here(), { intent: 'answer', organisation: municipality, [`answer-${municipality}`]: 'returned', [`said-${municipality}`]: '' })
  assert.equal(wrong.status, 422)
  says(ok(await analyst.send(here(), { intent: 'answer', organisation: municipality, [`answer-${municipality}`]: 'accepted', [`said-${municipality}`]: 'Told us by telephone: from March' })), /Reason: Told us by telephone: from March/)
  partner = await back('Petra Ozola')
  const theirs = `/en/partner/actions/${action}`
  const lost = await partner.hand(theirs, { intent: 'note', state: 'partly', words: 'The ground is cleared' })
  assert.equal(lost.status, 422)
  assert.equal(formOn(lost.html, 'state').words, 'The ground is cleared')
  says(ok(await partner.hand(theirs, { intent: 'note', state: 'begun', words: 'The ground is cleared', picture: await photograph('#667744') })), /Petra Ozola, Town of Talsi The ground is cleared/)
})

test('an improvement is finished only with a picture from before and one from after, and both stand side by side (E5)', async () => {
  const list = /href="(\/en\/station\/improvements\?[^"]+)"/.exec(ok(await analyst.see(here())).html)![1]!.replaceAll('&amp;', '&')
  const form = formOn(ok(await analyst.see(list)).html, 'whereabouts')
  const wrong = await analyst.send(list, { ...form, names: 'New lamps in the tunnel', whereabouts: '' })
  assert.equal(wrong.status, 422)
  assert.equal(formOn(wrong.html, 'whereabouts').names, 'New lamps in the tunnel')
  const page = ok(await analyst.send(list, { ...form, names: 'New lamps in the tunnel', kind: 'lighting', whereabouts: 'Tunnel at the station', organisation: municipality }))
  improvement = page.path
  const early = await analyst.send(improvement, { intent: 'move', state: 'finished', because: '' })
  assert.ok(early.status >= 400)
  assert.equal(formOn(early.html, 'because').state, 'finished')
  for (const [moment, colour] of [['before', '#111122'], ['after', '#ddddbb']] as const) ok(await analyst.hand(improvement, { intent: 'picture', moment, caption: `The tunnel ${moment}`, shown: 'yes', picture: await photograph(colour) }))
  const nothing = await analyst.hand(improvement, { intent: 'picture', moment: 'after', caption: 'Once more' })
  assert.equal(nothing.status, 422)
  const done = ok(await analyst.send(improvement, { intent: 'move', state: 'finished', because: '' }))
  says(done, /The tunnel before .+ The tunnel after/)
  assert.equal(shotsOn(done).length, 2)
  says(ok(await officer.see(list)), /New lamps in the tunnel/)
})

test('what a municipality spent is noted against a concern, and the sum stands beside the place residents give it (E6)', async () => {
  const at = '/en/station/investments'
  const page = ok(await analyst.see(at))
  const form = formOn(page.html, 'cents')
  assert.match(page.html, /value="lses\.a1"/)
  const wrong = await analyst.send(at, { ...form, organisation: municipality, words: 'Lamps along the school path', cents: 'a lot', question: 'lses.a1', proposedBy: 'police' })
  assert.equal(wrong.status, 422)
  assert.equal(formOn(wrong.html, 'cents').cents, 'a lot')
  const kept = ok(await analyst.send(at, { ...form, organisation: municipality, words: 'Lamps along the school path', cents: '12,500.50', question: 'lses.a1', proposedBy: 'police' }))
  says(kept, /street light\w* [\d–]+ 1 €12,500\.50/i)
  says(kept, /Lamps along the school path Town of Talsi/)
  assert.doesNotMatch(wordsOf(ok(await officer.see(at)).html), /Note an investment/)
})

test('a place is walked through with a checklist to plan, and again to see what became better (E7)', async () => {
  const at = '/en/station/walks/new?zone=old-town'
  const form = formOn(ok(await officer.see(at)).html, 'whereabouts')
  const questions = [...(await officer.see(at)).html.matchAll(/type="radio"[^>]*name="([a-z-]+)" value="not-here"/g)].map(([, name]) => name!)
  assert.ok(questions.length >= 12, `${questions.length} questions`)
  const answers = (answer: string) => Object.fromEntries(questions.map((question) => [question, answer]))
  const half = await officer.send(at, { ...form, whereabouts: 'Underpass at the station', [questions[0]!]: 'no' })
  assert.equal(half.status, 422)
  assert.deepEqual([formOn(half.html, 'whereabouts').whereabouts, formOn(half.html, 'whereabouts')[questions[0]!]], ['Underpass at the station', 'no'])
  const kept = ok(await officer.send(at, { ...form, ...answers('yes'), [questions[0]!]: 'no', whereabouts: 'Underpass at the station' }))
  says(kept, /Underpass at the station .+ To be mended/)
  const again = /href="([^"]+visit=follow-up[^"]*)"/.exec(kept.html)![1]!.replaceAll('&amp;', '&')
  const second = formOn(ok(await officer.see(again)).html, 'whereabouts')
  assert.deepEqual([second.whereabouts, second.visit], ['Underpass at the station', 'follow-up'])
  says(ok(await officer.send(again, { ...second, ...answers('yes') })), /Better since 2 February 2027/)
})

test('the pages are without fault to who hears them or is on a phone', { skip: noBrowser }, async () => {
  const browser = await openBrowser()
  try {
    const wrong = await officer.hand(here(), { intent: 'note', state: 'stuck', words: 'x' })
    const seen: Seen[] = [wrong]
    for (const at of [mine, `/ro/station/actions/${action}`, '/ro/station/due', '/en/station/improvements', improvement, '/en/station/investments', '/en/station/walks?zone=old-town', '/ro/station/walks/new?zone=old-town', `/en/station/problems/${problem}/at-once`]) seen.push(ok(await (at.includes('investments') ? analyst : officer).see(at)))
    seen.push(ok(await partner.see(`/en/partner/actions/${action}`)))
    const cookie = [...officer.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const page = await browser.newPage()
    await page.route('**/*', async (route) => {
      const { pathname } = new URL(route.request().url())
      const at = /^\/shown\/(\d+)$/.exec(pathname)
      if (at) return route.fulfill({ contentType: 'text/html', body: seen[Number(at[1])]!.html })
      const answer = await site.request(`http://localhost${pathname}`, { headers: { cookie } })
      return route.fulfill({ status: answer.status, contentType: answer.headers.get('content-type') ?? 'text/plain', body: Buffer.from(await answer.arrayBuffer()) })
    })
    for (const [at, { path }] of seen.entries()) {
      await page.setViewportSize({ width: 360, height: 900 })
      await page.goto(`http://localhost/shown/${at}`)
      assert.deepEqual(await faultsSeen(page), [], path)
      for (const width of [360, 1280]) {
        await page.setViewportSize({ width, height: 900 })
        assert.ok(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth'), `${path} is wider than ${width}`)
        if (process.env.VATRA_PICTURES) await page.screenshot({ path: `${process.env.VATRA_PICTURES}/work-${at}-${width}.png`, fullPage: true })
      }
    }
  } finally {
    await browser.close()
  }
})

/** The same person the next month: the session has ended, a new link opens another. */
async function back(name: string): Promise<ReturnType<typeof visitor>> {
  const asking = { actor: operator, store, now }, directorate = place.directorate
  const { person } = (await persons(asking, { directorate })).persons.find((one) => one.name === name)!
  const somebody = visitor(site)
  ok(await somebody.send('/en/sign-in', { link: (await linkFor(asking, { directorate, person })).token }))
  return somebody
}
