import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { deeds } from '#deeds'
import { operator, stranger, type Actor, type Role } from '#access/actor.ts'
import { answerSheet, closeWave, keepDraft, publishWave, remarksToCode, sheetToFill } from '#domains/survey/index.ts'
import { Refusal } from '#frame/refusal.ts'
import { ownDatabase } from '../../database.ts'
import { place } from '../../people.ts'
import { answersOf, half, markedTown, markedWave, person } from './asked-people.ts'

/** At night every post is tried in every state; by day those nearest to the residents, between closing and publishing. */
const night = process.env.VATRA_NIGHT === '1'
const here = { directorate: place.directorate }
const day = (on: string) => new Date(`${on}T09:00:00Z`)
/** Everybody who holds a post that has to do with the zone, and who may see what residents answered one by one: who owns the survey, and nobody else. */
const posts: readonly (readonly [Role, 'zone' | 'commissariat' | 'directorate', custody: boolean])[] = [
  ['zone-officer', 'zone', false], ['zone-officer', 'commissariat', false], ['inspector', 'zone', false], ['inspector', 'commissariat', false], ['commander', 'commissariat', false], ['regional', 'directorate', false],
  ['hq', 'directorate', false], ['admin', 'directorate', false], ['interviewer', 'commissariat', false], ['partner', 'commissariat', false], ['analyst', 'commissariat', false], ['survey-owner', 'commissariat', true],
]
/** What only a sheet holds: what this test has people write, and the number they give. */
const ofSheets = /I am number|"answers":\[\d+,[12],-3\]|\b77\d\d\b/
/** Ids are drawn by lot, and a part of one may look like somebody's number. */
const ids = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g
/** What only results hold. */
const ofResults = /"(estimate|share|hits)":\d/

let store: Awaited<ReturnType<typeof ownDatabase>>, town: Awaited<ReturnType<typeof markedTown>>, wave: string, letter = ''
before(async () => {
  store = await ownDatabase()
  town = await markedTown(store)
  const asked = await markedWave(town, 46)
  wave = asked.wave
  letter = asked.codes[45]!
  for (const [at, code] of asked.codes.slice(0, 45).entries()) await answerSheet(person(store), { code, answers: { ...answersOf(at), mark: 7700 + at }, language: 'en' })
})

function holder([role, over]: (typeof posts)[number]): Actor {
  const area = { zone: town.zone, commissariat: place.talsi, directorate: place.directorate }[over]
  return { kind: 'person', id: crypto.randomUUID(), directorate: place.directorate, posts: [{ role, area, commissariat: over === 'directorate' ? null : place.talsi }] }
}

/** Asks every question there is of the survey, of work in the field and of problems, in every way that could fit; what was answered, by its name. */
async function told(actor: Actor): Promise<ReadonlyMap<string, string>> {
  const { zone } = town, slug = 'old-town', question = 'said', at = { actor, store, now: day('2027-02-05') }
  const inputs = [{}, here, { wave }, { ...here, wave }, { wave, zone }, { wave, slug }, { slug }, { zone }, { wave, question }, { wave, question: 'light' }, { wave, by: 'light' }, { zone: slug }, { wave, ...here, question: 'light' }, { commissariat: place.talsi }]
  const answers = new Map<string, string>()
  for (const deed of deeds) {
    if (deed.kind !== 'query' || !(night ? /^(survey|fieldwork|problems|cycles)\./ : /^(survey|fieldwork)\./).test(deed.deed)) continue
    // What a question takes nothing from is the same question.
    const different = new Map(inputs.flatMap((input) => { const read = deed.input.safeParse(input); return read.success ? [[JSON.stringify(read.data), input] as const] : [] }))
    for (const input of different.values()) {
      const answer = await Promise.resolve().then(() => deed(at, input)).catch((no: unknown) => { if (!(no instanceof Refusal)) throw no })
      if (answer !== undefined) answers.set(`${deed.deed} ${JSON.stringify(input)}`, JSON.stringify(answer).replace(ids, 'id'))
    }
  }
  return answers
}

const found = (answers: ReadonlyMap<string, string>, what: RegExp) => [...answers].flatMap(([name, text]) => (what.test(text) ? [`${name}: ${what.exec(text)![0]}`] : []))

test('whoever has got hold of a letter, whatever their post, reads nothing by its code of what its resident has begun to write (PRIV-03)', async () => {
  await keepDraft(person(store), { code: letter, half, block: 'a', answers: answersOf(7799) })
  const shown = async (actor: Actor, own?: string) => JSON.stringify(await sheetToFill({ actor, store, now: day('2027-01-10') }, { code: letter, half: own })).replace(ids, 'id')
  for (const post of posts.filter(([role]) => role !== 'partner')) for (const own of [undefined, 'another-browser-s-own-']) assert.doesNotMatch(await shown(holder(post), own), ofSheets, post[0])
  // What is looked for is there: the browser that it was written in is shown it.
  assert.match(await shown(stranger, half), ofSheets)
})

test('no question that anybody outside the custody of the survey can ask shows what one resident answered, while it is asked, closed or published (PRIV-03)', async (t) => {
  const states = [['open', async () => {}], ['closed', () => closeWave({ actor: operator, store, now: day('2027-02-01') }, { ...here, wave })], ['published', () => publishWave({ actor: operator, store, now: day('2027-02-02') }, { ...here, wave })]] as const
  const many: Record<string, number> = {}
  for (const [state, reach] of states) {
    await reach()
    const open = state === 'open' && !night ? new Map<string, string>() : await told(stranger)
    if (state === 'open' && !night) continue
    for (const post of posts) {
      if (!night && !(state === 'closed' ? /zone-officer|commander|partner|interviewer/ : /zone-officer|analyst/).test(post[0])) continue
      const answers = await told(holder(post)), name = `${post[0]} over the ${post[1]}, ${state}`
      many[name] = answers.size
      if (!post[2]) assert.deepEqual(found(answers, ofSheets), [], name)
      // The zone's own police see of the results what everybody sees.
      if (post[0] !== 'zone-officer' && post[0] !== 'inspector') continue
      const theirs = found(answers, ofResults).filter((line) => open.get(line.split(': ')[0]!) !== answers.get(line.split(': ')[0]!))
      if (state !== 'published') assert.deepEqual(theirs.filter((line) => line.startsWith('survey.')), [], name)
      else assert.deepEqual(theirs.filter((line) => line.startsWith('survey.')), [], `${name}: more than everybody`)
    }
  }
  t.diagnostic(`questions answered: ${JSON.stringify(Object.fromEntries(Object.entries(many).filter(([name]) => name.endsWith('published'))))}`)
  assert.ok(many['analyst over the commissariat, published']! > 20 && many['zone-officer over the zone, published']! > 8)
})

test('what is looked for is found where it may be seen, and would be found if an officer were let in (PRIV-03)', async () => {
  const owner = holder(posts.at(-1)!)
  const { remarks } = await remarksToCode({ actor: owner, store, now: day('2027-02-05') }, { wave })
  assert.match(JSON.stringify(remarks), ofSheets)
  assert.ok(found(await told(owner), ofSheets).some((line) => line.startsWith('survey.remarks-to-code')), 'the questions asked here reach what residents wrote')
  const letIn: Actor = { kind: 'person', id: crypto.randomUUID(), directorate: place.directorate, posts: [{ role: 'zone-officer', area: town.zone, commissariat: place.talsi }, { role: 'survey-owner', area: place.talsi, commissariat: place.talsi }] }
  assert.notDeepEqual(found(await told(letIn), ofSheets), [])
})
