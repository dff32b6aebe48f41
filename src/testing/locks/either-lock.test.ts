import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { CompiledQuery } from 'kysely'
import { policies } from '#access/policies/index.ts'
import { deeds, type Deed } from '#deeds'
import { Refusal } from '#frame/refusal.ts'
import { within } from '#frame/within.ts'
import type { Store } from '#platform/db.ts'
import { askedOfTown } from './asked-of-town.ts'
import { askedOfResidents, heard, setCanaries, type Canaries } from './canaries.ts'
import { expectedRights, wanted } from './expected-rights.ts'
import { lockedOn, lockedTown, privateColumns, type LockedTown } from './locked-town.ts'
import { standpoints, thingIn, type Standpoint } from './standpoints.ts'

/** What is known in the whole directorate, whatever one's reach: and why. A row of any other table that is read from elsewhere is a hole. */
const knownInDirectorate: Readonly<Record<string, string>> = {
  'privacy.periods': 'how long the directorate keeps what is told to whoever takes along what is kept of them',
  'people.persons': 'colleagues have names', 'people.posts': 'who answers for what', 'people.holdings': 'since when', 'people.recoveries': 'custodians may be of any commissariat; the policy decides', 'people.sign_in_rules': 'the rule is the directorate\'s',
  'partners.organisations': 'who is a partner is known to every post', 'survey.instruments': 'a questionnaire is the same text for everybody', 'survey.polls': 'a poll is published when it is registered',
  'cycles.method_cards': 'methods are learnt from in the whole directorate', 'plans.strategies': 'the strategy is the directorate\'s', 'plans.consultations': 'and whom it asked', 'frame.record': 'ids only', 'frame.alone': 'a row to wait at',
  'work.picture_counts': 'how many pictures there are and how heavy, by which the next is taken or refused',
}
/** What is no secret for anybody, the outbox, which holds ids of what is to follow, and the last link of each chain, which every deed moves on and which is published every hour. */
const knownEverywhere = ['frame.heads', 'territory.countries', 'territory.villages', 'territory.village_versions', 'territory.directorates', 'territory.commissariats', 'territory.zones', 'territory.boundaries', 'frame.outbox']
/** Numbers that a post over the country sees of every commissariat, and nothing else of a directorate that is not its holder's. */
const countedForCountry = ['cycles.turn_counts', 'survey.wave_quality']

let town: LockedTown
let asked: ReturnType<typeof askedOfTown>
let canaries: Canaries
let questions: readonly Deed[]
let outsiders: readonly Standpoint[]
/** Those who ask every question by day: of each kind one; everybody at night. */
let askers: readonly Standpoint[]
const byDay = ['stranger +', 'commander e', 'analyst e', 'zone-officer e', 'partner u', 'volunteer e', 'admin x', 'hq k']
const real = { ...policies }
const open = (names: readonly string[]) => { for (const name of names) (policies as Record<string, unknown>)[name] = () => true }
const shut = () => void Object.assign(policies, real)

before(async () => {
  town = await lockedTown()
  asked = askedOfTown(town)
  canaries = await setCanaries(town.superuser, 'words')
  questions = deeds.filter(({ kind, deed }) => kind === 'query' && deed in asked && deed !== 'survey.sheet-to-fill') // a letter's code opens that
  outsiders = standpoints(thingIn(town.ids)).filter(({ column, letter }) => column === 'stranger' || 'exuk'.includes(letter))
  askers = outsiders.filter(({ column, letter }) => process.env.VATRA_NIGHT === '1' || byDay.includes(`${column} ${letter}`))
})
after(shut)

/** What is answered; null for a refusal, and for a deed that breaks where it was forced through a door and finds nothing behind it. */
async function answerTo(deed: Deed, who: Standpoint, store: Store, forced = false): Promise<string | null> {
  const names = 'xk'.includes(who.letter) && 'directorate' in (deed.input as unknown as { shape: object }).shape
  try {
    return JSON.stringify(await deed({ actor: who.actor, store, now: lockedOn }, { ...(names ? { directorate: town.ids.directorate } : {}), ...asked[deed.deed] })) ?? ''
  } catch (no) {
    if (no instanceof Refusal) return null
    if (forced) return null
    throw new Error(`${deed.deed} broke for ${who.column} ${who.letter}`, { cause: no })
  }
}

/** What of the private tables is heard by people who have nothing to do with Talsi. */
async function overheard(store: Store, who: readonly Standpoint[], forced: boolean) {
  const leaks: string[] = []
  let cells = 0
  for (const one of who) {
    for (const deed of questions) {
      cells++
      const counted = one.letter === 'k' ? countedForCountry : []
      const known = one.column === 'stranger' || 'xk'.includes(one.letter) ? knownEverywhere : [...knownEverywhere, ...Object.keys(knownInDirectorate)]
      for (const column of heard(canaries, (await answerTo(deed, one, store, forced)) ?? '')) if (![...known, ...counted].some((table) => column.startsWith(`${table}.`)) && !(deed.deed === 'survey.questionnaire' && askedOfResidents.test(column))) leaks.push(`${deed.deed} tells ${one.column} ${one.letter} of ${column}`)
    }
  }
  return { leaks, cells }
}

test('of every private table, people from elsewhere, other partners and strangers see no row by the database alone (SEC-05)', async (t) => {
  const tables = [...new Set((await privateColumns(town.superuser)).map(({ table }) => table))]
  const seen: string[] = []
  for (const { column, letter, actor } of outsiders) {
    await within({ actor, store: town.store, now: lockedOn }, 'all', async ({ db }) => {
      for (const table of tables) {
        if (knownEverywhere.includes(table) || (actor.kind === 'person' && !'xk'.includes(letter) && table in knownInDirectorate) || (letter === 'k' && countedForCountry.includes(table))) continue
        const { rows } = await db.executeQuery<{ n: number }>(CompiledQuery.raw(`select count(*)::int as n from ${table}`))
        if (rows[0]!.n > 0) seen.push(`${column} ${letter} sees ${rows[0]!.n} of ${table}`)
      }
    })
  }
  t.diagnostic(`${tables.length} tables, ${outsiders.length} outsiders`)
  assert.deepEqual(seen, [])
})

test('every question asked with the first lock open tells nobody from elsewhere anything of Talsi (SEC-05)', async (t) => {
  open(Object.keys(policies))
  const { leaks, cells } = await overheard(town.store, askers, true).finally(shut)
  t.diagnostic(`${cells} cells`)
  assert.deepEqual(leaks, [])
})

test('with row-level security off, the first lock alone refuses everybody whom it should and tells nobody from elsewhere anything of Talsi (SEC-05)', async (t) => {
  const bare: Store = { ...town.store, requests: town.superuser, public: town.superuser }
  const expected = expectedRights()
  const denied = questions.flatMap((deed) => [...expected].filter(([row]) => row.split('/')[0] === deed.deed).slice(-1).flatMap(([, cells]) => askers.filter((who) => !wanted(cells, who)).map((who) => ({ deed, who }))))
  const answered = []
  for (const { deed, who } of denied) if ((await answerTo(deed, who, bare)) !== null) answered.push(`${deed.deed} answers ${who.column} ${who.letter}`)
  assert.deepEqual(answered, [])
  const { leaks, cells } = await overheard(bare, askers, false)
  t.diagnostic(`${denied.length} refusals, ${cells} cells`)
  assert.deepEqual(leaks, [])
})

test('with both locks open, what is kept from people elsewhere is heard: the canaries sing (SEC-05)', async () => {
  open(Object.keys(policies))
  const bare: Store = { ...town.store, requests: town.superuser, public: town.superuser }
  const neighbour = outsiders.filter(({ column, letter }) => column === 'analyst' && letter === 'e')
  const { leaks } = await overheard(bare, neighbour, true).finally(shut)
  assert.ok(leaks.length > 20, leaks.join('\n'))
  assert.ok(leaks.some((leak) => leak.startsWith('problems.problem tells')))
})

/** What of the private tables a partner hears of a plan that it takes part in: the plan and the work, what it was asked and what it is told; and who the partners are. */
const sharedWithPartners = [
  /^plans\.(plans\.summary|statements\.(words|known)|objectives\.(words|source|figure)|actions\.(words|resources|dropped_because)|tasks\.(words|because)|parts\.words|needs\.(words|unit)|reviews\.words|consents\.because)$/,
  /^work\.(progress\.(words|told|minutes|because)|improvements\.\w+|investments\.\w+|pictures\.(caption|media_type)|walks\.\w+)$/,
  /^partners\.(organisations|agreements)\.\w+$/, /^people\.posts\.\w+$/, /^survey\.(instruments\.definition|polls\.\w+)$/, /^territory\./, /^plans\.(strategies|consultations)\./, /^people\.persons\.name$/,
]

test('a partner hears of the private tables what is shared with it, and a stranger nothing (SEC-17)', async (t) => {
  const heardBy = async (column: string, letter: string) => {
    const who = standpoints(thingIn(town.ids)).find((one) => one.column === column && one.letter === letter)!
    const columns = new Set<string>()
    for (const deed of questions) for (const one of heard(canaries, (await answerTo(deed, who, town.store)) ?? '')) columns.add(one)
    return [...columns].sort()
  }
  const partner = await heardBy('partner', 'o')
  t.diagnostic(`a partner hears ${partner.length} of ${canaries.size} columns: ${partner.join(' ')}`)
  assert.deepEqual(partner.filter((column) => !askedOfResidents.test(column) && !sharedWithPartners.some((shared) => shared.test(column))), [])
  assert.deepEqual((await heardBy('stranger', '+')).filter((column) => !column.startsWith('territory.') && !askedOfResidents.test(column)), [])
  const analyst = await heardBy('analyst', 'c')
  t.diagnostic(`an analyst hears ${analyst.length}`)
  assert.ok(analyst.filter((column) => !sharedWithPartners.some((shared) => shared.test(column))).length > 20, 'what a partner does not hear is there to be heard')
})
