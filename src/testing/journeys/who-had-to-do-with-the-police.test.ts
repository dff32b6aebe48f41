import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { operator } from '#access/actor.ts'
import type { Founded } from '#cli/town/found.ts'
import { inviteToSignIn, persons } from '#domains/people/index.ts'
import { answerSheet, closeWave, invite, loadInstrument, openWave, planWave, publishWave, waves } from '#domains/survey/index.ts'
import { builtIn } from '#domains/survey/words.ts'
import { zones } from '#domains/territory/index.ts'
import { follow } from '#frame/afterwards.ts'
import { makeApp } from '#web/http/app.ts'
import { reactions } from '../../reactions.ts'
import type { OwnDatabase } from '../database.ts'
import { foundedTown } from '../tour/founded-town.ts'
import { formOn } from '../form-on.ts'
import { afterContact } from '../survey/asked-after-contact.ts'
import { ok, says, visitor, wordsOf } from '../visitor.ts'

/** Others than residents are asked beside them, and what others found and wrote stands beside what residents say. By plain HTTP, on the demonstration town. */
let now = new Date('2027-06-01T09:00:00Z')
let town: Founded
let store: OwnDatabase
let site: Awaited<ReturnType<typeof makeApp>>
let analyst: ReturnType<typeof visitor>, owner: ReturnType<typeof visitor>, officer: typeof analyst, resident: typeof analyst
before(async () => {
  ;({ store, town } = await foundedTown('quiet'))
  site = await makeApp(store, { clock: () => now })
  follow(reactions)
  resident = visitor(site)
  await signIn()
})
/** All come in by a link of their own; a session does not last over the summer. */
async function signIn(): Promise<void> {
  const { persons: everybody } = await persons(asking(), { directorate: town.directorate })
  const comes = async (called: string) => {
    const person = visitor(site)
    ok(await person.send('/en/sign-in', { link: (await inviteToSignIn(asking(), { directorate: town.directorate, person: everybody.find(({ name }) => name === called)!.person })).token }))
    return person
  }
  analyst = await comes('Arta Hoxha')
  owner = await comes('Signe Apse')
  officer = await comes('Maris Kalnins')
}
after(() => follow({}))

const asking = () => ({ actor: operator, store, now })
const here = () => ({ directorate: town.directorate })
let first = '', codes: string[] = []

test('an analyst loads the questionnaire and plans a round that goes on by itself, by forms alone (B17)', async () => {
  says(ok(await analyst.see('/en/station/instruments')), /Load: After contact with the police/)
  says(ok(await analyst.send('/en/station/instruments', { intent: 'load-core', code: 'police-contact' })), /After contact with the police police-contact 2 12/)
  const form = formOn((await analyst.see('/en/station/waves/new')).html, 'goesOnMonths')
  const offered = ok(await analyst.see('/en/station/waves/new')).html
  const instrument = /<option value="([^"]+)"[^>]*>After contact/.exec(offered)![1]!
  const plan = { ...form, name: 'After contact', instrument, frame: 'A card after every contact', modes: 'web', opensOn: '2027-06-01', closesOn: '2027-08-31', 'target-old-town': '50', 'target-lakeside': '50', intent: 'plan' }
  const wrong = await analyst.send('/en/station/waves/new', { ...plan, goesOnMonths: '3', group: 'Teachers' })
  assert.equal(wrong.status, 422)
  says(wrong, /Only people who know the zone by their work are asked as a group/)
  const planned = ok(await analyst.send('/en/station/waves/new', { ...plan, goesOnMonths: '3' }))
  first = planned.path.split('/').at(-1)!
  says(planned, /Who is asked People who had to do with the police .*Goes on by itself Every 3 months, without a gap/)
  ok(await analyst.send(planned.path, { intent: 'open' }))
  says(ok(await analyst.see('/en/station')), /Old Town/)
})

test('cards are made for a zone in stacks of twenty, printed from a page or taken as a list, and none tells whose it is (B17)', async () => {
  const path = `/en/station/waves/${first}`
  const planner = ok(await analyst.see(path))
  says(planner, /Whoever owns the survey draws, prints and makes the codes/)
  assert.doesNotMatch(planner.html, /value="invite"/)
  const few = await owner.send(path, { intent: 'invite', zone: 'old-town', count: '5' })
  assert.equal(few.status, 422)
  says(few, /Make at least 20 cards at a time/)
  assert.match(few.html, /value="5"/, 'what was typed is given back')
  const made = ok(await owner.send(path, { intent: 'invite', zone: 'old-town', count: '40' }))
  codes = [...made.html.matchAll(/<code>([^<]+)<\/code>/g)].map(([, code]) => code!)
  assert.equal(codes.length, 40)
  says(made, /How did the police treat you\?/)
  const list = ok(await owner.send(`${path}/letters.csv`, { list: formOn(made.html, 'list').list! }))
  assert.match(list.html, /zone,address,code,key\s+"?Old Town"?,http:\/\/localhost\/en\/answer,/)
})

test('whoever got a card answers without a name, and when the round is closed the next is open the same day (B17)', async () => {
  says(ok(await resident.send('/en/answer', { code: codes[0]! })), /What it was about/)
  for (const [at, code] of codes.slice(1, 37).entries()) await answerSheet({ ...asking(), actor: { kind: 'stranger' } }, { code, language: 'en', answers: afterContact(at % 4 > 0) })
  now = new Date('2027-09-02T09:00:00Z')
  await signIn()
  await answerSheet({ ...asking(), actor: { kind: 'stranger' } }, { code: codes[37], language: 'en', answers: afterContact(true) })
  says(ok(await analyst.send(`/en/station/waves/${first}`, { intent: 'close' })), /State closed/)
  const { waves: known } = await waves(asking(), here())
  const next = known.find(({ follows }) => follows === first)!
  assert.deepEqual([next.state, next.opensOn, next.names.en], ['open', '2027-09-02', 'After contact (2027-09)'])
  await answerSheet({ ...asking(), actor: { kind: 'stranger' } }, { code: codes[38], language: 'en', answers: afterContact(true) })
  says(ok(await analyst.see(`/en/station/waves/${next.wave}`)), /Compared with After contact/)
  says(ok(await analyst.see('/en/station/waves')), /After contact \(2027-09\) .*People who had to do with the police/)
  ok(await analyst.send(`/en/station/waves/${first}/results`, { intent: 'publish' }))
})

test('the zone\'s page keeps what residents said first, and tells what came of contacts in a section of its own (B17)', async () => {
  const page = ok(await resident.see('/en/zones/old-town'))
  says(page, /What residents said .*After contact with the police .*37 answers, given between .*Treated with respect: about \d+ in 10/)
  const words = wordsOf(page.html)
  assert.ok(words.indexOf('What residents said') < words.indexOf('Treated with respect'))
  says(ok(await resident.see(`/en/zones/old-town/waves/${first}`)), /What people said after contact with the police .*37 answers/)
  says(ok(await resident.see('/ro/zones/old-town')), /După un contact cu poliția .*Tratați cu respect/)
  assert.match((await analyst.see('/en/station/zones/old-town/desk')).html, /Autumn round/, 'the desk speaks of the round of residents')
})

test('teachers are asked as a group; their answers have a page of their own and stand beside residents\' on the desk (B19)', async () => {
  ok(await analyst.send('/en/station/instruments', { intent: 'load-core', code: 'key-persons' }))
  const empty = ok(await analyst.see('/en/station/waves/new')).html
  const instrument = /<option value="([^"]+)"[^>]*>People who know the zone/.exec(empty)![1]!
  const plan = { ...formOn(empty, 'goesOnMonths'), name: 'Teachers in autumn', instrument, frame: 'All teachers of the school', modes: 'web', opensOn: '2027-09-01', closesOn: '2027-09-30', 'target-old-town': '40', intent: 'plan' }
  const nameless = await analyst.send('/en/station/waves/new', plan)
  assert.equal(nameless.status, 422)
  says(nameless, /Say who they are, for example teachers/)
  const planned = ok(await analyst.send('/en/station/waves/new', { ...plan, group: 'Teachers' }))
  says(planned, /Who is asked Teachers/)
  const wave = planned.path.split('/').at(-1)!
  ok(await analyst.send(planned.path, { intent: 'open' }))
  const zone = (await zones(asking(), here())).zones.find(({ slug }) => slug === 'old-town')!
  const { codes: letters } = await invite(asking(), { ...here(), wave, zone: zone.zone, count: 32 })
  const answers = Object.fromEntries(builtIn['key-persons'].questions.filter(({ kind }) => kind === 'one').map(({ id }) => [id, id === 'key.a9' ? 3 : id === 'key.x1' ? 1 : 0]))
  // All alike would be withheld.
  for (const [at, code] of letters.entries()) await answerSheet({ ...asking(), actor: { kind: 'stranger' } }, { code, language: 'en', answers: at < 24 ? answers : { ...answers, 'key.a9': 1 } })
  ok(await analyst.send(planned.path, { intent: 'close' }))
  ok(await analyst.send(`${planned.path}/results`, { intent: 'publish' }))
  says(ok(await resident.see('/en/zones/old-town')), /What people who work here say .*Teachers /)
  says(ok(await resident.see(`/en/zones/old-town/waves/${wave}`)), /What Teachers said 32 answers/)
  says(ok(await analyst.see('/en/station/zones/old-town/desk')), /People who know the zone by their work .*Teachers \(32 answers, .*Dangerous driving \d+ \(\d+%\) 1 \(75%\)/)
})

test('residents are asked who answers for safety, whether they would testify and what they know, and the page shows it block by block (B21, B22)', async () => {
  const { id } = await loadInstrument(asking(), { ...here(), instrument: 'lses-plus' })
  const zone = (await zones(asking(), here())).zones.find(({ slug }) => slug === 'old-town')!
  const { wave, breaks } = await planWave(asking(), { ...here(), commissariat: town.commissariat, instrument: id, names: { en: 'Round with taking part' }, frame: 'Population register, one adult a household by next birthday', modes: ['web', 'interview'], opensOn: '2027-09-01', closesOn: '2027-09-20', zones: [{ zone: zone.zone, target: 40 }], follows: town.waves[1] })
  assert.deepEqual(breaks, ['not-asked-before'])
  await openWave(asking(), { ...here(), wave })
  const { codes: letters } = await invite(asking(), { ...here(), wave, zone: zone.zone, count: 40 })
  const plus = builtIn['lses-plus'].questions.filter(({ kind }) => kind !== 'text')
  for (const [at, code] of letters.entries()) {
    const answers = Object.fromEntries(plus.map(({ id: question, needed, choices, block }) => [question, needed ? choices![0]!.code : ['r', 'w', 'k'].includes(block) ? (at % 2 ? choices![0]!.code : 0) : 'dont-know']))
    await answerSheet({ ...asking(), actor: { kind: 'stranger' } }, { code, language: 'en', answers })
  }
  await closeWave(asking(), { ...here(), wave })
  await publishWave(asking(), { ...here(), wave })
  const page = ok(await resident.see(`/en/zones/old-town/waves/${wave}`))
  for (const part of [/Who answers for safety .*The police answer for safety here/, /What people would do .*Would be a witness/, /What people know .*Knows where victims find help/]) says(page, part)
  says(ok(await resident.see(`/ro/zones/old-town/waves/${wave}`)), /Cine răspunde de siguranță .*Ar depune mărturie/)
})

test('an officer notes a focus group on the desk; what was typed comes back when something lacks, and no name is asked for (B18)', async () => {
  const desk = '/en/station/zones/lakeside/desk'
  const talk = { ...formOn(ok(await officer.see(desk)).html, 'talkKind'), source: 'key-persons', talkKind: 'focus-group', who: 'Teachers of the lake school', people: '3', heldOn: '2027-08-20', guide: 'What makes the way to school unsafe?', 'concern-0': 'lses.a1', 'said-0': 'The path is dark until eight', intent: 'talk' }
  const few = await officer.send(desk, talk)
  assert.equal(few.status, 422)
  says(few, /A focus group has at least four people/)
  assert.match(few.html, /The path is dark until eight/)
  says(ok(await officer.send(desk, { ...talk, people: '7' })), /Focus group, .*2027.*: Teachers of the lake school 7 people, .* Street lighting The path is dark until eight/)
})

test('what the press said is noted with its address on the desk and found in the log of the commissariat (C10)', async () => {
  const desk = '/en/station/zones/lakeside/desk'
  const note = { ...formOn(ok(await officer.see(desk)).html, 'origin'), kind: 'media', origin: 'Lake Gazette', words: 'Dark streets again', learntOn: '2027-08-30', address: 'gazette', intent: 'note' }
  const wrong = await officer.send(desk, note)
  assert.equal(wrong.status, 422)
  says(wrong, /Write the whole address of the page/)
  says(ok(await officer.send(desk, { ...note, address: 'https://gazette.example/dark' })), /Lake Gazette .* Dark streets again/)
  const log = ok(await analyst.see('/en/station/media'))
  says(log, /Lake Gazette Dark streets again Read it/)
  assert.match(log.html, /href="https:\/\/gazette\.example\/dark"/)
  says(ok(await analyst.see('/en/station/media?words=lighthouse')), /Nothing from the press has been noted here/)
  says(ok(await analyst.see('/ro/station/media?zone=lakeside')), /În presă .*Lake Gazette/)
})

test('a poll of the country is registered with its source, and every zone shows it beside its own figure (B20)', async () => {
  const poll = { askedBy: 'Institute of Opinion', from: '2027-05-01', to: '2027-05-10', question: 'Do you trust the police?', answer: 'Trust or rather trust', share: '62,5', n: '1005', method: 'Telephone', address: 'https://polls.example/trust', beside: 'lses.e10', intent: 'register' }
  const wrong = await analyst.send('/en/station/polls', { ...poll, share: '625' })
  assert.equal(wrong.status, 422)
  says(wrong, /Write a percentage from 0 to 100/)
  says(ok(await analyst.send('/en/station/polls', poll)), /Institute of Opinion/)
  const page = ok(await resident.see('/en/zones/lakeside'))
  says(page, /What polls of the whole country say .*Do you trust the police\? – Trust or rather trust 6[23]% \(\d+% to \d+%\) 1,005 Trust in the police here: \d+% \(\d+% to \d+%\) Institute of Opinion/)
  says(ok(await resident.see('/ro/zones/lakeside')), /Ce spun sondajele din toată țara/)
  const id = /name="poll" value="([^"]+)"/.exec((await analyst.see('/en/station/polls')).html)![1]!
  ok(await analyst.send('/en/station/polls', { intent: 'withdraw', poll: id }))
  assert.doesNotMatch((await resident.see('/en/zones/lakeside')).html, /Institute of Opinion/)
})
