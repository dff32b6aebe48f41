import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Permission } from '#access/policies/index.ts'
import { deeds, type Deed } from '#deeds'
import { may } from '#frame/allow.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { seeing, within } from '#frame/within.ts'
import { askedOfTown, atTheDoor } from './asked-of-town.ts'
import { columns, expectedRights, wanted } from './expected-rights.ts'
import { lockedOn, lockedTown, type LockedTown } from './locked-town.ts'
import { standpoints, thingIn, type Standpoint } from './standpoints.ts'

/** Of deeds whose row says what they are done to, what the town is asked. */
const rowOf: Readonly<Record<string, string>> = {
  'cycles.country-board': 'of-country', 'survey.country-quality': 'of-country',
  'territory.import-zones': 'into-directorate', 'partners.register-organisation': 'of-commissariat', 'people.invite-to-sign-in': 'others', 'survey.invite': 'letters', 'plans.needs-summed': 'of-commissariat', 'plans.priorities': 'of-commissariat',
  'people.end-opening': 'of-holder', 'people.judge-opening': 'of-holder', 'vigilance.decide': 'of-holder', 'people.begin-recovery': 'of-another', 'people.confirm-recovery': 'of-another', 'people.set-up-provider': 'by-another', 'people.agree-provider': 'of-another', 'people.ask-trusted-post': 'of-another', 'people.agree-trusted-post': 'of-another', 'people.bind-identity': 'of-another', 'privacy.ask-deferral': 'of-another', 'privacy.ask-export': 'of-letters', 'privacy.answer-export': 'of-letters', 'privacy.confirm-deferral': 'of-another', 'privacy.end-deferral': 'of-another', 'plans.zones-to-plan': 'of-all', 'plans.strategy-draft': 'of-all', ...Object.fromEntries(['let-in', 'open-post', 'assign-post', 'leave-post', 'close-post', 'describe-post', 'hand-over-post'].map((name) => [`people.${name}`, 'zone-officer'])),
}
const expected = expectedRights()
const cellsOf = (deed: string) => expected.get(rowOf[deed] ? `${deed}/${rowOf[deed]}` : deed)!
/** What is opened by a code, a link or a session says no to whoever shows none: not a matter of who they are. */
const shown = new Set(['people.sign-in', 'people.sign-out', 'people.end-by-provider'])
/** A letter is a resident's: who is signed in answers it within their own reach only, for a person's reach is never widened. */
const letters = new Set(['survey.answer-sheet', 'survey.keep-draft', 'survey.sheet-to-fill', 'survey.questionnaire'])

let town: LockedTown
let asked: ReturnType<typeof askedOfTown>
before(async () => {
  town = await lockedTown()
  asked = askedOfTown(town)
})

const inputOf = (deed: Deed, who: Standpoint): unknown => {
  const names = (who.actor.kind !== 'person' || 'xk'.includes(who.letter)) && 'directorate' in (deed.input as unknown as { shape?: object }).shape!
  return deed.input.parse({ ...(names ? { directorate: town.ids.directorate } : {}), ...asked[deed.deed] })
}

/** Everybody at night; by day, of the roles that have no column of their own, from one place each: the policies are asked about all places in any case. */
function asking(): readonly Standpoint[] {
  const all = standpoints(thingIn(town.ids))
  return process.env.VATRA_NIGHT === '1' ? all : all.filter(({ column, letter }, at) => columns.includes(column) || all.findIndex((one) => one.column === column && one.letter !== 'x') === at || letter === '+')
}

/** What both locks say together to everybody about every deed: the thing is looked for with the reach that a person has, and the policy is asked about what was found. */
async function decided(only: readonly Deed[], policy: (name: Permission, actor: Standpoint['actor'], subject: unknown) => boolean) {
  const found: { deed: string; who: Standpoint; allowed: boolean }[] = []
  // A transaction a domain: whoever finds something by what is shown at the door sees from then on what that opens.
  const domains = [...Map.groupBy(only, ({ deed }) => deed.split('.')[0]).values()]
  for (const [who, some] of asking().flatMap((one) => domains.map((part) => [one, part] as const))) {
    await within({ actor: who.actor, store: town.store, now: lockedOn }, 'all', async (ctx: Ctx) => {
      for (const deed of some) {
        const allowed = await Promise.resolve(inputOf(deed, who)).then((input) => deed.find(ctx, input as never)).then((subject) => policy(deed.deed, who.actor, subject)).catch((no: unknown) => { if (no instanceof Refusal) return false; throw no })
        found.push({ deed: deed.deed, who, allowed })
        if (who.actor.kind === 'operator') await seeing(ctx, { directorate: town.ids.directorate, areas: [] })
      }
    })
  }
  return found
}

/** Cells that the system decides otherwise than the table. Whoever is of another directorate is asked about nothing of ours, whatever their row says. */
const astray = (found: Awaited<ReturnType<typeof decided>>) => found.filter(({ deed, who, allowed }) => !shown.has(deed) && allowed !== wanted(cellsOf(deed), who) && !('xk'.includes(who.letter) && !allowed && rowOf[deed] !== 'of-country') && !(letters.has(deed) && !allowed && /[eosu]/.test(who.letter)))
  .map(({ deed, who, allowed }) => `${deed}: ${who.column} ${who.letter} is ${allowed ? 'allowed' : 'denied'}`)

test('every deed is asked of the town as whoever calls it would ask it', () => {
  assert.deepEqual(deeds.map(({ deed }) => deed as string).filter((name) => !(name in asked) && !atTheDoor.includes(name)), [], 'a deed that nobody asks')
})

test('the running system, with its two locks and the facts it finds, decides as the table wants it (SEC-04)', async (t) => {
  const found = await decided(deeds.filter(({ deed }) => deed in asked), may)
  t.diagnostic(`${found.length} cells`)
  assert.deepEqual(astray(found), [])
})

test('a thing that is found with the wrong place is seen in the cells (SEC-04)', async () => {
  const loose = deeds.filter(({ deed }) => deed === 'plans.plan').map((deed) => Object.assign((...args: Parameters<Deed>) => deed(...args), { ...deed, find: async (ctx: Ctx, input: never) => ({ ...(await deed.find(ctx, input) as object), partners: [] }) }))
  assert.deepEqual(astray(await decided(loose as unknown as Deed[], may)), ['plans.plan: partner o is denied', 'plans.plan: partner s is denied'])
  const open = deeds.filter(({ deed }) => deed === 'survey.remarks-to-code')
  assert.deepEqual(astray(await decided(open, () => true)).filter((cell) => / (e|x|k|u|o|s) is /.test(cell)), [], 'lock 2 alone keeps those from elsewhere out')
  assert.ok(astray(await decided(open, () => true)).includes('survey.remarks-to-code: commander c is allowed'))
})

/** Names in an answer that its description does not have. */
function undeclared(described: unknown, told: unknown, path = ''): string[] {
  if (Array.isArray(told)) return [...new Set(told.flatMap((one, at) => undeclared((described as unknown[])[at], one, `${path}[]`)))]
  if (told === null || typeof told !== 'object' || Object.getPrototypeOf(told) !== Object.prototype) return []
  return Object.entries(told).flatMap(([name, value]) => (value === undefined ? [] : name in (described as object) ? undeclared((described as Record<string, unknown>)[name], value, `${path}.${name}`) : [`${path}.${name}`]))
}

test('no answer holds a field that its description does not have, whoever asks (SEC-17)', async (t) => {
  const who = standpoints(thingIn(town.ids)).filter(({ column, letter }) => ['stranger +', 'operator +', 'admin d', 'commander c', 'analyst c', 'zone-officer z', 'interviewer c', 'partner o'].includes(`${column} ${letter}`))
  const extra: string[] = [], unlike = new Set<string>()
  let answers = 0
  for (const one of who) {
    for (const deed of deeds.filter(({ kind, deed }) => kind === 'query' && deed in asked)) {
      const told = await deed({ actor: one.actor, store: town.store, now: lockedOn }, inputOf(deed, one)).catch((no: unknown) => { if (no instanceof Refusal) return undefined; throw new Error(deed.deed, { cause: no }) })
      if (told === undefined) continue
      answers++
      const described = deed.answer.safeParse(told)
      if (!described.success) unlike.add(`${deed.deed}: ${described.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).slice(0, 2).join('; ')}`)
      else extra.push(...undeclared(described.data, told).map((path) => `${deed.deed}${path} for ${one.column}`))
    }
  }
  t.diagnostic(`${answers} answers`)
  assert.deepEqual([...unlike], [])
  assert.deepEqual([...new Set(extra)], [])
  assert.deepEqual(undeclared({ problems: [{ words: 'a' }] }, { problems: [{ words: 'a', reasoning: 'kept in the house' }] }), ['.problems[].reasoning'])
})
