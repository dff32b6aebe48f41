import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { makeApp } from '#web/http/app.ts'
import { closedTurn, keptIn } from '../cycles/whole-turn.ts'
import { ownDatabase } from '../database.ts'
import { ok, says, visitor, type Seen } from '../visitor.ts'

/** From a published verdict to the action, the problem and the numbers behind it, and back: by links alone, as a resident without script. */
let resident: ReturnType<typeof visitor>
let town: Awaited<ReturnType<typeof closedTurn>>

before(async () => {
  const store = await ownDatabase()
  town = await keptIn(store, closedTurn)
  resident = visitor(await makeApp(store, { clock: () => new Date('2027-06-01T09:00:00Z') }))
})

const zone = '/en/zones/old-town'
const account = () => `${zone}/accounts/${town.cycle}`
/** Where a link with these words leads. */
const link = ({ html, path }: Seen, words: RegExp): string => {
  const found = [...html.matchAll(/<a [^>]*href="([^"]+)"[^>]*>([\s\S]*?)<\/a>/g)].find(([, , inner]) => words.test(inner!.replace(/<[^>]+>/g, '')))
  assert.ok(found, `${path} has no link that says ${String(words)}`)
  return found[1]!
}
const follow = async (seen: Seen, words: RegExp) => ok(await resident.see(link(seen, words)))

test('a resident reads the result of a cycle on one page: the four answers, and each problem with what was measured and what is made of it (P1, F3)', async () => {
  const page = ok(await resident.see(account()))
  for (const [question, answer] of [['What was done', 'The lamps of Mill Street were mended'], ['What was not done', 'Nobody walked past the school'], ['Why', 'There was no second officer'], ['How you can help', 'Keep your dog on a lead']] as const) says(page, new RegExp(`${question} ${answer}`))
  says(page, /Mill Street is dark better 60 ?% before, 20 ?% now: −40\.0 points \(−48\.\d to −30\.\d\); 200 and 200 answers Success The street is lit again/)
  says(page, /Dogs run free at the school no detectable change .* Failure We did not get to it\. Not solved: we go on with it/)
  says(page, /Only together Dogs run free at the school/)
  says(ok(await resident.see(account().replace('/en/', '/ro/'))), /Ce s-a făcut Felinarele de pe Strada Morii au fost reparate/)
})

test('from a published verdict two clicks lead to the action, the problem and the question behind it', async () => {
  const problem = await follow(ok(await resident.see(account())), /Mill Street is dark/)
  says(problem, /Mend the lamps of Mill Street Done/)
  says(problem, /All lamps shine again/)
  says(problem, /60 ?% \(53 ?%–67 ?%, 200 answers/)
  const to = link(problem, /To the answers/)
  const answers = ok(await resident.see(to.split('#')[0]!))
  assert.match(answers.html, new RegExp(`id="${to.split('#')[1]!}"`), 'the link leads to the very question')
})

test('and back: from the answers to the problem, from there to the verdict and the plan', async () => {
  const latest = ok(await resident.see(zone))
  says(latest, /What became of the plan of 1 February 2027 to 1 May 2027/)
  const changed = latest.html.slice(latest.html.indexOf('What changed since'))
  const problem = ok(await resident.see(/href="(\/en\/problems\/[^"]+)"/.exec(changed)![1]!))
  says(problem, /Mill Street is dark/)
  says(await follow(problem, /What became of the whole plan/), /What became of the plan for Old Town/)
  says(await follow(problem, /The joint plan/), /What we will do together in Old Town .* We mend the lamps and walk past the school/)
})

test('the plan tells who agreed, what is done by whom and until when, and where each action stands (D6, D7)', async () => {
  const plan = ok(await resident.see(`${zone}/plan`))
  says(plan, /Walk past the school each morning Not done (.* )?Officer of Old Town: Patrol on foot, from 1 February 2027 to 15 April 2027/)
  says(plan, /Reason: There was no second officer in the morning/)
  says(plan, /Agrees ?, 20 January 2027/)
  assert.equal((await resident.see(`${zone}/plans/01900000-0000-7000-8000-000000000000`)).status, 404)
  assert.equal((await resident.see(`/en/problems/${town.cycle}`)).status, 404)
  assert.equal((await resident.see(account().replace('old-town', 'lakeside'))).status, 404)
})
