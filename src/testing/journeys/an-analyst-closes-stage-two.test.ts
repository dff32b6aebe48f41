import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Founded } from '#cli/town/found.ts'
import { operator } from '#access/actor.ts'
import { inviteToSignIn, letIn, persons } from '#domains/people/index.ts'
import { zones } from '#domains/territory/index.ts'
import { makeApp } from '#web/http/app.ts'
import { foundedTown } from '../tour/founded-town.ts'
import { formOn } from '../form-on.ts'
import { ok, says, type Seen, visitor } from '../visitor.ts'

/** An analyst who has never seen the desk closes stage two for a zone, by forms alone; its officer and a commander take part. */
const now = new Date('2027-06-01T09:00:00Z')
let town: Founded
let analyst: ReturnType<typeof visitor>, officer: typeof analyst, commander: typeof analyst, stranger: typeof analyst
before(async () => {
  const { store, town: standing } = await foundedTown('quiet')
  town = standing
  const site = await makeApp(store, { clock: () => now })
  const asking = { actor: operator, store, now }, { directorate } = town
  const invited = async (person: string) => (await inviteToSignIn(asking, { directorate, person })).token
  const comes = async (link: string) => {
    const person = visitor(site)
    ok(await person.send('/en/sign-in', { link }))
    return person
  }
  const lakeside = (await zones(asking, { directorate })).zones.find(({ slug }) => slug === 'lakeside')!
  assert.equal(lakeside.commissariat, town.commissariat)
  const { persons: everybody } = await persons(asking, { directorate })
  officer = await comes(await invited(everybody.find(({ name }) => name === 'Maris Kalnins')!.person))
  analyst = await comes(town.signIn.analyst!)
  commander = await comes(town.signIn.commander!)
  const { person } = await letIn(asking, { directorate, name: 'Frida Kask', role: 'interviewer', area: town.commissariat, from: '2027-05-01' })
  stranger = await comes(await invited(person))
})

const desk = '/en/station/zones/lakeside/desk'
/** Where the one next step of the desk leads. */
const next = ({ html }: Seen): string => (/<div class="buttons"><a class="button" href="([^"]+)"/.exec(html)?.[1] ?? assert.fail('no next step')).replaceAll('&amp;', '&')
let problem = ''

test('from the board one click leads to the desk, where all is side by side and the one next step is clear (C2)', async () => {
  const board = ok(await analyst.see('/en/station'))
  assert.ok(board.html.includes(`href="${desk}"`))
  const laid = ok(await analyst.see(desk))
  assert.doesNotMatch(laid.html, /<script/)
  for (const part of [/What is left to do/, /What troubles residents/, /Do residents and police see the same\?/, /What was recorded/, /What was heard/, /Social map/, /\d+ ?%–\d+ ?%/]) says(laid, part)
  assert.equal(next(laid), '#concerns')
})

test('the officer of the zone puts the concerns in order on a phone, and the gap to residents is told with its n (C4)', async () => {
  const laid = ok(await officer.see(desk))
  const rank = /href="([^"]+\/rank[^"]*)"/.exec(laid.html)![1]!.replaceAll('&amp;', '&')
  const empty = await officer.send(rank, { 'place-1': 'lses.a9' })
  assert.equal(empty.status, 422)
  says(empty, /at least the first three/)
  const after = ok(await officer.send(rank, { 'place-1': 'lses.a9', 'place-2': 'lses.a6', 'place-3': 'lses.a7' }))
  says(after, /one officer has put the concerns in order/)
  says(after, /residents and officers of the zone \d of 3 [−-]?\d\.\d\d 10 /)
  assert.doesNotMatch((await analyst.see(desk)).html, /\/rank/, 'an analyst has no order of their own')
})

test('of residents\' first concerns, those outside the competence of the police are counted (C4, C5)', async () => {
  says(ok(await analyst.see(desk)), /Of the first 5 concerns of residents, .+ outside the competence of the police/)
})

test('beside what was recorded stands what nobody was told, with its interval and its answers (C7)', async () => {
  const laid = ok(await analyst.see(desk))
  says(laid, /Other theft \d+ \d+% /)
  says(laid, /Theft of or from a vehicle about \d+ \(\d+–\d+\) households about \d+ \(\d+–\d+\) \d+ \d+, of them \d+ about telling/)
  says(ok(await analyst.see(`${desk}?adults=50&perHousehold=5`)), /Counted with 50 adults among 100 residents and 5\.0 people/)
})

test('the officer notes what was heard, with its source and its grades, and a person\'s mistake comes back as it was typed (C12)', async () => {
  const heard = { ...formOn((await officer.see(desk)).html, 'origin'), intent: 'note', kind: 'meeting', origin: 'School council', words: 'Cars race past the school', reliability: 'b', credibility: '3', official: 'no' }
  const wrong = await officer.send(desk, { ...heard, learntOn: '2027-07-01' })
  assert.equal(wrong.status, 422)
  says(wrong, /This day has not come yet/)
  assert.equal(formOn(wrong.html, 'origin').origin, 'School council')
  says(ok(await officer.send(desk, heard)), /School council \(meeting, unofficial\) Cars race past the school 1 June 2027 Usually reliable Possibly true/)
})

test('the analyst puts a school on the social map (C11)', async () => {
  says(ok(await analyst.send(desk, { intent: 'map', placeKind: 'institution', placeName: 'School No. 2', whereabouts: 'Lake Road 3', matters: '' })), /School No. 2 Institution Lake Road 3/)
  says(await analyst.send(desk, { intent: 'map', placeKind: 'institution', placeName: '' }), /Say it in a few words/)
})

test('one click on a figure makes a problem with that figure as its evidence (C2, C3)', async () => {
  const page = ok(await analyst.send(desk, { intent: 'name', question: 'lses.a9', words: 'Dangerous driving' }))
  problem = page.path
  assert.match(problem, /^\/en\/station\/problems\//)
  says(page, /What this problem still lacks: a cause, whose task it is, how great it is, how grave it is and in which form it shows/)
  says(page, /Dangerous driving Studies and statistics \d+ ?% \(\d+ ?%–\d+ ?%, \d+ answers\), survey until/)
  const laid = ok(await analyst.see(desk))
  assert.equal(next(laid), problem)
  says(await analyst.send(desk, { intent: 'name', question: 'lses.a9', words: 'Again' }), /problem of the zone already/)
})

test('evidence from another source, a cause, whose task and how great: each by a form of its own (C3, C5, C6, C9)', async () => {
  let page = ok(await analyst.see(problem))
  const information = /value="(information [0-9a-f-]{36})"/.exec(page.html)![1]!
  says(await analyst.send(problem, { intent: 'evidence', 'evidence-words': 'The school council says the same', 'evidence-kind': 'meeting', 'evidence-rests': '' }), /from which of the three sources/)
  page = ok(await analyst.send(problem, { intent: 'evidence', 'evidence-words': 'The school council says the same', 'evidence-source': 'key-persons', 'evidence-kind': 'meeting', 'evidence-rests': information }))
  says(page, /Key persons Meeting; Usually reliable; Possibly true/)
  const evidence = formOn(page.html, 'cause-evidence')['cause-evidence']!
  page = ok(await analyst.send(problem, { intent: 'cause', 'cause-side': 'place', 'cause-words': 'No raised crossing', 'cause-weight': 'cause', 'cause-evidence': evidence }))
  says(page, /The place No raised crossing \(cause, by evidence 1\)/)
  says(await analyst.send(problem, { intent: 'task', 'task-competence': 'other', 'task-body': '' }), /Name the body/)
  ok(await analyst.send(problem, { intent: 'task', 'task-competence': 'police', 'task-body': '' }))
  page = ok(await analyst.send(problem, { intent: 'weight', 'weight-magnitude': '2', 'weight-severity': '4', 'weight-form': 'Near misses by the school' }))
  says(page, /This problem is analysed to the end/)
})

test('what is missing is listed first; when nothing is, the analyst signs and all of it stands still (C13)', async () => {
  ok(await officer.send(desk, { intent: 'name', called: 'Noise at the pier' }))
  const sign = `${desk}/sign`
  const lacking = ok(await analyst.see(sign))
  says(lacking, /6 things are missing/)
  says(await analyst.send(sign, {}), /6 things are missing\. Nobody can sign/)
  const noise = /href="(\/en\/station\/problems\/[^"]+)">Noise at the pier/.exec(lacking.html)![1]!
  ok(await analyst.send(noise, { intent: 'close', 'close-because': 'One party, one evening' }))
  const ready = next(ok(await analyst.see(desk)))
  assert.match(ready, /\/sign\?wave=/)
  assert.doesNotMatch((await commander.see(ready)).html, /<button[^>]*grave/, 'a commander reads')
  assert.equal((await commander.send(ready, {})).status, 403)
  says(ok(await analyst.see(ready)), /Nothing is missing/)
  says(ok(await analyst.send(ready, {})), /Signed by Arta Hoxha on 1 June 2027/)
  assert.doesNotMatch((await analyst.see(problem)).html, /name="weight-form"/)
  says(ok(await analyst.send(problem, { intent: 'correct', 'correct-words': 'There is one raised crossing' })), /1 June 2027: There is one raised crossing/)
})

test('the demonstration town shows a signed analysis of Old Town with three problems; who has no part in it does not see the desk (C2, C13)', async () => {
  const signed = ok(await commander.see('/en/station/zones/old-town/desk'))
  says(signed, /Signed by Arta Hoxha/)
  assert.equal([...signed.html.matchAll(/<th [^>]*><a href="\/en\/station\/problems\//g)].length, 3)
  says(ok(await analyst.see('/ro/station/zones/old-town/desk')), /Masa de lucru: Orașul Vechi/)
  assert.equal((await stranger.see(desk)).status, 403)
  assert.equal((await stranger.see(problem)).status, 404, 'as if it were not there')
})
