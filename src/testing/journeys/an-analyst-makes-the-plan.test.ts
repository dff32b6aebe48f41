import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Founded } from '#cli/town/found.ts'
import { operator } from '#access/actor.ts'
import { registerOrganisation } from '#domains/partners/index.ts'
import { actingPerson, inviteToSignIn, letIn } from '#domains/people/index.ts'
import { publishedPlan } from '#domains/plans/index.ts'
import { addCause, addEvidence, desk, nameProblem, routeProblem, signAnalysis, weighProblem } from '#domains/problems/index.ts'
import { zones } from '#domains/territory/index.ts'
import { makeApp } from '#web/http/app.ts'
import type { OwnDatabase } from '../database.ts'
import { foundedTown } from '../tour/founded-town.ts'
import { formOn } from '../form-on.ts'
import { ok, says, type Seen, visitor } from '../visitor.ts'

/** An analyst makes the plan of a zone from its signed analysis, by forms alone; the municipality reads it, agrees, and takes a task on; everybody can read what was agreed. */
const now = new Date('2027-06-01T09:00:00Z')
let town: Founded
let asking: { actor: typeof operator; store: OwnDatabase; now: Date }
let analyst: ReturnType<typeof visitor>, partner: typeof analyst, admin: typeof analyst, commander: typeof analyst
let municipality = '', school = ''
before(async () => {
  const { store, town: standing } = await foundedTown('quiet')
  town = standing
  const site = await makeApp(store, { clock: () => now })
  asking = { actor: operator, store, now }
  const { directorate, commissariat } = town
  municipality = (await registerOrganisation(asking, { directorate, commissariat, name: 'Town hall of the plan', sector: 'municipality' })).organisation
  school = (await registerOrganisation(asking, { directorate, commissariat, name: 'School No. 9', sector: 'school' })).organisation
  await signedLakeside()
  const { person } = await letIn(asking, { directorate, name: 'Petra Ilves', role: 'partner', area: municipality, from: '2027-05-01' })
  const comes = async (link: string) => {
    const visiting = visitor(site)
    ok(await visiting.send('/en/sign-in', { link }))
    return visiting
  }
  analyst = await comes(town.signIn.analyst!)
  admin = await comes(town.signIn.admin!)
  commander = await comes(town.signIn.commander!)
  partner = await comes((await inviteToSignIn(asking, { directorate, person })).token)
})

/** Lakeside's analysis, signed: three problems, each with what it rests on, a cause, a task and a weight. */
async function signedLakeside(): Promise<void> {
  const { directorate } = town
  const { zone } = (await zones(asking, { directorate })).zones.find(({ slug }) => slug === 'lakeside')!
  const arta = { ...asking, actor: (await actingPerson(asking, { directorate, person: 'Arta Hoxha' })).actor }
  for (const [question, words, cause, severity] of [['lses.a1', 'Mill Street and the library steps are dark', 'Lamps are repaired once a year', 2], ['lses.a9', 'Racing on Pier Street', 'The street is straight', 4], ['lses.a5', 'Drinking behind the market', 'The yard is not closed', 1]] as const) {
    const { problem } = await nameProblem(arta, { zone, words, question })
    const { evidence } = await addEvidence(arta, { problem, source: 'citizens', kind: 'observation', words })
    await addCause(arta, { problem, side: 'place', words: cause, evidence })
    await routeProblem(arta, { problem, competence: 'both' })
    await weighProblem(arta, { problem, magnitude: 2, severity, form: 'Seen after dark' })
  }
  await signAnalysis(arta, { zone, wave: (await desk(arta, { zone })).wave?.wave })
}

let plan = '', problems: string[] = []
const refusedWith = (seen: Seen, words: RegExp): Seen => (assert.equal(seen.status, 422, seen.path), says(seen, words))
/** The addresses on a page that fit. */
const leadsTo = ({ html }: Seen, part: RegExp): string[] => [...new Set([...html.matchAll(/href="([^"#?]+)/g)].map(([, to]) => to!).filter((to) => part.test(to)))]

test('a draft with the wrong days is given up on its page: it stands still, was never published, and the zone may have another (D1)', async () => {
  const typed = formOn(ok(await analyst.see('/en/station/plans?zone=lakeside')).html, 'zone')
  const wrong = ok(await analyst.send('/en/station/plans', { ...typed, from: '2028-06-07', to: '2028-11-07' }))
  assert.equal((await analyst.send('/en/station/plans', { ...typed, from: '2027-06-07', to: '2027-11-07' })).status, 409, 'one at a time')
  says(ok(await analyst.see(wrong.path.replace('/en/', '/ro/'))), /Zile greșite sau nu mai este dorit\?.*Renunțați la ciornă/)
  const gone = ok(await analyst.send(wrong.path, { intent: 'give-up' }))
  says(gone, /Closed .*This draft was given up and never published/)
  assert.doesNotMatch(gone.html, /value="give-up"/)
  assert.equal((await analyst.send(wrong.path, { intent: 'give-up' })).status, 409)
})

test('from the signed desk one click leads to a plan; a plan of two months is given back, one of five begins with every problem of the analysis (D1)', async () => {
  const signed = ok(await analyst.see('/en/station/zones/lakeside/desk'))
  const [begin] = /\/en\/station\/plans\?zone=lakeside/.exec(signed.html) ?? assert.fail('no way from the desk')
  const page = ok(await analyst.see(begin))
  assert.doesNotMatch(page.html, /<script/)
  const typed = formOn(page.html, 'zone')
  const short = refusedWith(await analyst.send('/en/station/plans', { ...typed, from: '2027-06-07', to: '2027-08-07' }), /A plan lasts three to six months/)
  assert.equal(formOn(short.html, 'zone').to, '2027-08-07')
  const begun = ok(await analyst.send('/en/station/plans', { ...typed, from: '2027-06-07', to: '2027-11-07' }))
  plan = begun.path
  says(begun, /7 June 2027 to 7 November 2027.+Draft/)
  problems = ['Mill Street', 'Racing', 'Drinking'].map((words) => new RegExp(`href="([^"]+)">Work on this problem<span class="unseen"> ?(?:<!-- -->)?${words}`).exec(begun.html)?.[1] ?? assert.fail(words))
  says(ok(await analyst.see('/en/station/zones/lakeside/desk')), /Go to the plan/)
  assert.match((await analyst.see('/en/station/zones/lakeside')).html, new RegExp(`href="${plan}"`))
})

test('what is missing comes first, each line leading to the form that mends it', async () => {
  const page = ok(await analyst.see(plan))
  says(page, /14 things are missing before the plan can be published .*Mill Street and the library steps are dark an objective .+ The plan as a whole a day on which the plan is looked at a summary in plain words/)
  for (const at of [`${problems[0]}#objective`, `${problems[0]}#parts`, `${plan}#reviews`, `${plan}#summary`]) assert.ok(page.html.includes(`href="${at}"`), at)
  assert.match((await analyst.see(problems[0]!)).html, /<form[^>]*id="objective"/)
  assert.doesNotMatch(page.html, /value="publish"/)
  assert.equal((await analyst.send(plan, { intent: 'publish' })).status, 409)
})

test('a problem is stated in two languages; empty words are given back with what was typed in the other (D4)', async () => {
  refusedWith(await analyst.send(problems[0]!, { intent: 'statement', 'statement-words-en': 'x', 'statement-words-ro': '' }), /Say it in a few words/)
  const stated = ok(await analyst.send(problems[0]!, { intent: 'statement', 'statement-words-en': 'Mill Street is dark at night.', 'statement-words-ro': 'Strada Morii este întunecată noaptea.' }))
  says(stated, /Mill Street is dark at night\./)
  says(ok(await analyst.see(problems[0]!.replace('/en/', '/ro/'))), /Strada Morii este întunecată noaptea\./)
})

test('the number the problem came from is chosen already and its baseline filled in with interval and answers; only the target is typed (D5)', async () => {
  const form = formOn(ok(await analyst.see(problems[0]!)).html, 'objective-target')
  assert.equal(form['objective-measure'], 'figure lses.a1')
  const typed = { ...form, intent: 'objective', 'objective-words-en': 'Fewer people find Mill Street dark' }
  const wrong = refusedWith(await analyst.send(problems[0]!, { ...typed, 'objective-target': 'half' }), /Say a number/)
  assert.equal(formOn(wrong.html, 'objective-target')['objective-words-en'], 'Fewer people find Mill Street dark')
  assert.equal(formOn(wrong.html, 'objective-target')['objective-target'], 'half')
  says(ok(await analyst.send(problems[0]!, { ...typed, 'objective-target': '20' })), /Fewer people find Mill Street dark From \d+% \(\d+%–\d+%, \d+ answers\) to 20% by 7 November 2027/)
  refusedWith(await analyst.send(problems[0]!, { ...typed, 'objective-measure': 'count', 'objective-target': '0' }), /Say a number|Say who counted/)
  says(ok(await analyst.send(problems[0]!, { ...typed, 'objective-words-en': 'All lamps burn', 'objective-measure': 'count', 'objective-baseline': '9', 'objective-source': 'Officer counts lamps each month', 'objective-target': '0' })), /All lamps burn From 9 to 0 by/)
})

test('an action says what, how, who answers, when, with what and against which cause; without an owner it is given back (D2, D3)', async () => {
  const page = ok(await analyst.see(problems[0]!))
  const form = formOn(page.html, 'action-method')
  const cause = /<option value="([0-9a-f-]{36})">Lamps are repaired once a year/.exec(page.html)![1]!
  const officer = /<option value="(post [0-9a-f-]{36})">[^<]*Maris Kalnins/.exec(page.html)![1]!
  const typed = { ...form, intent: 'action', 'action-words-en': 'Repair the nine lamps', 'action-words-ro': 'Repararea celor nouă lămpi', 'action-method': 'environmental-design', 'action-cause': cause, 'action-resources': 'Municipal lighting crew', 'action-partner': school, 'action-task': 'Tell us which lamps matter to pupils' }
  const wrong = refusedWith(await analyst.send(problems[0]!, typed), /Choose a post or an organisation/)
  const kept = formOn(wrong.html, 'action-method')
  assert.deepEqual([kept['action-words-en'], kept['action-method'], kept['action-partner']], ['Repair the nine lamps', 'environmental-design', school])
  says(ok(await analyst.send(problems[0]!, { ...typed, 'action-owner': `organisation ${municipality}` })), /Repair the nine lamps Because: Lamps are repaired once a year With: Municipal lighting crew How Changing the place itself \(Prevention\) Who answers for it Town hall of the plan When 7 June 2027 to 7 November 2027 With whom School No\. 9: Tell us which lamps matter to pupils/)
  says(ok(await analyst.send(problems[0]!, { ...form, intent: 'action', 'action-words-en': 'Patrol after evening school', 'action-method': 'foot-patrol', 'action-approach': 'enforcement', 'action-owner': officer })), /Patrol after evening school How Patrol on foot \(Enforcement\) Who answers for it Zone officer, Lakeside/)
})

test('prevention stands beside enforcement; an action is changed, another partner asked, and one dropped with its reason (D2, D11)', async () => {
  const page = ok(await analyst.see(problems[0]!))
  const patrol = /href="([^"]+\/actions\/[^"]+)">Patrol after evening school/.exec(page.html)![1]!
  const form = formOn(ok(await analyst.see(patrol)).html, 'action-method')
  says(ok(await analyst.send(patrol, { ...form, intent: 'action', 'action-due': '2027-09-30' })), /7 June 2027 to 30 September 2027/)
  says(ok(await analyst.send(patrol, { intent: 'task', 'task-organisation': municipality, 'task-words': 'Light the bridge until 23:00' })), /Town hall of the plan Light the bridge until 23:00 Asked, no answer yet/)
  const extra = ok(await analyst.send(problems[0]!, { ...formOn(page.html, 'action-method'), intent: 'action', 'action-words-en': 'Close the steps', 'action-method': 'other', 'action-owner': form['action-owner']! }))
  const steps = /href="([^"]+\/actions\/[^"]+)">Close the steps/.exec(extra.html)![1]!
  refusedWith(await analyst.send(steps, { intent: 'drop', 'drop-because': '' }), /Say/)
  says(ok(await analyst.send(steps, { intent: 'drop', 'drop-because': 'The fire service needs them' })), /Dropped on 1 June 2027: The fire service needs them/)
})

test('who does what is said for police, municipality, residents and others (D12)', async () => {
  const said = ok(await analyst.send(problems[0]!, { intent: 'parts', 'parts-police-en': 'Walks the street at 22:00', 'parts-municipality-en': 'Repairs the lamps', 'parts-residents-en': 'Tell us which lamps are out' }))
  says(said, /Police Walks the street at 22:00 Municipality Repairs the lamps Residents Tell us which lamps are out/)
  says(ok(await analyst.see(plan)), /12 things are missing/)
})

test('the other two problems are planned in the same way, until only the whole is left', async () => {
  for (const problem of problems.slice(1)) {
    const page = ok(await analyst.see(problem))
    const owner = /<option value="(post [0-9a-f-]{36})">[^<]*Maris Kalnins/.exec(page.html)![1]!
    ok(await analyst.send(problem, { ...formOn(page.html, 'objective-target'), intent: 'objective', 'objective-words-en': 'Fewer people are troubled by it', 'objective-target': '10' }))
    ok(await analyst.send(problem, { ...formOn(page.html, 'action-method'), intent: 'action', 'action-words-en': 'Patrol on Friday nights', 'action-method': 'directed-patrol', 'action-approach': 'enforcement', 'action-owner': owner }))
    ok(await analyst.send(problem, { intent: 'parts', 'parts-police-en': 'Patrols', 'parts-others-en': 'The market closes the yard' }))
  }
  const left = ok(await analyst.see(plan))
  for (const problem of problems) assert.ok(!left.html.includes(`href="${problem}#`), problem)
})

test('what the plan needs is noted and added up, here and over all plans; what is no number is given back (D10)', async () => {
  const typed = { intent: 'need', 'need-kind': 'staff', 'need-words': 'Second officer on Fridays', 'need-amount': 'two', 'need-unit': 'night hours', 'need-cents': '' }
  const wrong = refusedWith(await analyst.send(plan, typed), /Say/)
  assert.equal(formOn(wrong.html, 'need-words')['need-words'], 'Second officer on Fridays')
  ok(await analyst.send(plan, { ...typed, 'need-amount': '40' }))
  says(ok(await analyst.send(plan, { intent: 'need', 'need-kind': 'infrastructure', 'need-words': 'New lamps', 'need-amount': '9', 'need-unit': 'pier lamps', 'need-cents': '2250,50' })), /Second officer on Fridays Staff 40 night hours – .+New lamps Infrastructure 9 pier lamps €2,250\.50 .+Together €2,250\.50, for 1 of 2 needs/)
  says(ok(await commander.see('/en/station/priorities')), /What the plans need together .+Staff 40 night hours not known 1 .*Infrastructure 9 pier lamps €2,250\.50 1/)
})

test('a day is set on which the plan is looked at; one after the plan is given back (D4, D5)', async () => {
  const wrong = refusedWith(await analyst.send(plan, { intent: 'review', 'review-on': '2028-01-01' }), /Choose a day between the first and the last day of the plan/)
  assert.equal(formOn(wrong.html, 'review-on')['review-on'], '2028-01-01')
  says(ok(await analyst.send(plan, { intent: 'review', 'review-on': '2027-08-20' })), /When we look at it together 20 August 2027/)
})

test('the summary is checked sentence by sentence before anybody else reads it (D6)', async () => {
  const long = 'Police and the town hall, together with the school and the housing associations of the whole of Old Town, will see to it that Mill Street is lit at night again.'
  says(ok(await analyst.send(plan, { intent: 'summary', 'summary-summary-en': `Mill Street is dark. ${long}`, 'summary-summary-ro': '' })), /One sentence is hard to read: .+of the whole of Old Town.+ It has 3\d words\. Make two sentences of it\./)
  const mended = ok(await analyst.send(plan, { intent: 'summary', 'summary-summary-en': 'Mill Street is dark. We repair nine lamps by November. Tell us which lamps are out.', 'summary-summary-ro': 'Strada Morii este întunecată. Reparăm nouă lămpi până în noiembrie.' }))
  assert.equal([...mended.html.matchAll(/No sentence is hard to read/g)].length, 2)
})

test('the municipality signs in on its phone: what waits for its answer stands first; it reads the whole joint plan and agrees, or says why not (D7)', async () => {
  says(ok(await analyst.see(plan)), /an answer of Town hall of the plan/)
  const home = ok(await partner.see('/en/partner'))
  says(home, /2 things wait for your answer\. Plans to agree Joint plan for Lakeside/)
  assert.doesNotMatch(home.html, /<script/)
  const [read] = leadsTo(home, /\/partner\/plans\//)
  const joint = ok(await partner.see(read!))
  says(joint, /Mill Street is dark at night\. Why it is there .+What will be done .+Repair the nine lamps .+Who does what .+New lamps/)
  const silent = refusedWith(await partner.send(read!, { ...formOn(joint.html, 'because'), state: 'declined', because: '' }), /Say why/)
  assert.equal(formOn(silent.html, 'because').state, 'declined')
  says(ok(await partner.send(read!, { ...formOn(joint.html, 'because'), state: 'agreed' })), /Town hall of the plan: Agrees, 1 June 2027/)
  assert.equal((await partner.see(plan)).path, '/en/partner', 'the station is not the partner\'s')
})

test('it takes a task on, and may give it back with a reason (D4, E3)', async () => {
  const [task] = leadsTo(ok(await partner.see('/en/partner')), /\/partner\/tasks\//)
  const asked = ok(await partner.see(task!))
  says(asked, /Light the bridge until 23:00/)
  refusedWith(await partner.send(task!, { ...formOn(asked.html, 'because'), state: 'declined', because: '' }), /Say why/)
  says(ok(await partner.send(task!, { ...formOn(asked.html, 'because'), state: 'accepted' })), /Town hall of the plan: Accepted/)
  says(ok(await partner.see('/en/partner')), /Nothing waits for your answer\. .+Light the bridge until 23:00 Accepted/)
  const back = await partner.send(task!, { ...formOn(ok(await partner.see(task!)).html, 'because'), state: 'returned', because: 'The bridge belongs to the state' })
  says(ok(back), /Given back, 1 June 2027, The bridge belongs to the state/)
})

test('the school\'s answer, told by telephone, is noted as that; then nothing is missing and the plan is published in plain words (D6, D7)', async () => {
  const typed = { intent: 'consent', 'consent-organisation': school, 'consent-state': 'agreed', 'consent-because': '' }
  refusedWith(await analyst.send(plan, typed), /Say/)
  const ready = ok(await analyst.send(plan, { ...typed, 'consent-because': 'The head told us by telephone' }))
  says(ready, /Nothing is missing/)
  says(ok(await analyst.see(`${plan}/joint`)), /Joint plan for Lakeside This plan is a draft/)
  says(ok(await analyst.send(plan, { intent: 'publish' })), /Published on 1 June 2027/)
  const { plan: told } = await publishedPlan(asking, { slug: 'lakeside' })
  assert.equal(told?.summary.ro, 'Strada Morii este întunecată. Reparăm nouă lămpi până în noiembrie.')
  says(ok(await analyst.see('/en/station/plans')), /Lakeside 7 June 2027 to 7 November 2027 Published/)
})

test('what the zones plan rolls up to the directorate (D9)', async () => {
  says(ok(await admin.see('/en/station/priorities')), /What the zones put first .+ is in the plans of \d+ of \d+ zones?\./)
})

test('the directorate writes the strategy of the year, notes whom it asked, and adopts it; without anybody asked it cannot (D8)', async () => {
  const page = '/en/station/priorities'
  const empty = ok(await admin.see(page))
  assert.doesNotMatch((await analyst.see(page)).html, /name="strategy-year"/)
  refusedWith(await admin.send(page, { ...formOn(empty.html, 'strategy-year'), intent: 'strategy', 'strategy-year': '2031' }), /Say it in a few words/)
  const written = ok(await admin.send(page, { ...formOn(empty.html, 'strategy-year'), intent: 'strategy', 'strategy-year': '2031', 'strategy-words-en': 'Light first.' }))
  says(written, /Strategy for 2031 .*Light first\. .+Nobody is noted yet/)
  assert.doesNotMatch(written.html, /value="adopt"/)
  const consultation = { ...formOn(written.html, 'consultation-words'), intent: 'consultation', 'consultation-words': 'Lighting, then speed' }
  refusedWith(await admin.send(page, consultation), /Say which organisation or body was asked/)
  const asked = ok(await admin.send(page, { ...consultation, 'consultation-body': 'Town council' }))
  says(asked, /Town council Lighting, then speed 1 June 2027/)
  says(ok(await admin.send(page, { ...formOn(asked.html, 'adopt-year'), intent: 'adopt' })), /Adopted on 1 June 2027/)
})
