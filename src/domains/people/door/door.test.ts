import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { operator, stranger, type Actor } from '#access/actor.ts'
import { sql } from 'kysely'
import type { Ctx, Outside } from '#frame/ctx.ts'
import { seeing, showing, within } from '#frame/within.ts'
import { setPopulation } from '#domains/territory/index.ts'
import { cheapHash } from '#testing/sign-in/cheap-hash.ts'
import { codeOf } from '#testing/sign-in/code-of.ts'
import { ownDatabase } from '#testing/database.ts'
import { foundTown } from '#testing/mapped-town.ts'
import { place } from '#testing/people.ts'
import { refused } from '#testing/story.ts'
import * as people from '../index.ts'
import { passwordFits } from '../proofs/password.ts'
import { tokenHash } from '../steps/token-hash.ts'
import { tables } from '../tables.ts'

/** People prove who they are: long, because each way in and each way around it is tried. Each test has a day of its own, so that nobody waits for another's tries. */
const { addPerson, assignPost, beginRecovery, confirmRecovery, endOtherSessions, endSession, endSessionsOf, inviteToSignIn, leavePost, letLinksSuffice, mySessions, newCode, openPost, proveAgain, recoveries, setPassword, signIn, signInWithPassword, sweepSessions, whoseSession } = people
const directorate = place.directorate
const password = 'lantern orchard seventeen ferry'
let store: Awaited<ReturnType<typeof ownDatabase>>
let oldTown = ''
const { atFullCost } = cheapHash()
before(async () => {
  store = await ownDatabase()
  oldTown = (await within(by(operator, new Date('2027-01-01T08:00:00Z')), 'all', foundTown)).oldTown
})
after(() => store.close())

const by = (actor: Actor, now: Date): Outside => ({ actor, store, now })
const later = (now: Date, seconds: number) => new Date(now.getTime() + seconds * 1000)
const dayOf = (nth: number) => new Date(Date.UTC(2027, 1, nth, 9))

/** Somebody new with a post, and the link for their first time. */
async function newcomer(now: Date, name: string, role = 'analyst', area: string = place.talsi) {
  const { person } = await addPerson(by(operator, now), { directorate, name })
  const { post } = await openPost(by(operator, now), { directorate, role, area, from: now.toISOString().slice(0, 10) })
  await assignPost(by(operator, now), { directorate, post, person, from: now.toISOString().slice(0, 10) })
  return { person, post, ...(await inviteToSignIn(by(operator, now), { directorate, person })) }
}

/** The same, with a password and codes set up. */
async function setUp(now: Date, name: string, role?: string, area?: string) {
  const { person, post, token } = await newcomer(now, name, role, area)
  const { session: half } = await signIn(by(stranger, now), { token })
  const { secret, sealed } = await newCode(by(stranger, now), { session: half })
  const signInName = `${name.replace(/\W/g, '.')}@police.example`.toLowerCase()
  const { session } = await setPassword(by(stranger, now), { session: half, name: signInName, password, secret: sealed, code: codeOf(secret, now) })
  return { person, post, half, session, secret, name: signInName }
}
const actorOf = async (session: string, now: Date): Promise<Actor> => (await whoseSession(by(stranger, now), { session })).actor ?? assert.fail('nobody is signed in')
const lost = refused('people.not-signed-in')

test('a link opens half a session: the person sets up a proof and nothing else, and rises under a new token', async () => {
  const now = dayOf(1)
  const { token } = await newcomer(now, 'Arta Hoxha')
  const { session: half, next } = await signIn(by(stranger, now), { token })
  assert.equal(next, 'set-up')
  assert.deepEqual(await whoseSession(by(stranger, now), { session: half }), { actor: null, name: null, language: null, settingUp: true })
  const { secret, sealed } = await newCode(by(stranger, now), { session: half })
  const typed = { session: half, name: 'arta', password, secret: sealed, code: codeOf(secret, now) }
  for (const [change, code] of [
    [{ password: 'lantern' }, 'people.password-short'], [{ password: 'lantern-hoxha-ferry' }, 'people.password-is-name'], [{ password: 'Parola123456!' }, 'people.password-common'], [{ password: 'P@ssw0rd2027!!' }, 'people.password-common'], [{ password: 'ghbdtnrfrltkf' }, 'people.password-known'],
    [{ code: codeOf(secret, later(now, 600)) }, 'people.wrong-first-code'], [{ secret: sealed.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')) }, 'people.wrong-first-code'],
  ] as const) await assert.rejects(setPassword(by(stranger, now), { ...typed, ...change }), refused(code), code)
  const { session } = await setPassword(by(stranger, now), typed)
  assert.notEqual(session, half)
  assert.equal((await actorOf(session, now) as { proved?: boolean }).proved, true)
  await assert.rejects(setPassword(by(stranger, now), typed), refused('people.no-such-session'), 'the half session is gone')
})

test('two links that lie about do not make two first proofs, and no link opens anything for who has one', async () => {
  const now = dayOf(2)
  const { person, token } = await newcomer(now, 'Besnik Leka')
  const second = await inviteToSignIn(by(operator, now), { directorate, person }), third = await inviteToSignIn(by(operator, now), { directorate, person })
  const [one, two] = [(await signIn(by(stranger, now), { token })).session, (await signIn(by(stranger, now), { token: second.token })).session]
  const typedIn = async (session: string, name: string) => {
    const { secret, sealed } = await newCode(by(stranger, now), { session })
    return { session, name, password, secret: sealed, code: codeOf(secret, now) }
  }
  const tried = await Promise.allSettled([setPassword(by(stranger, now), await typedIn(one, 'besnik one')), setPassword(by(stranger, now), await typedIn(two, 'besnik two'))])
  assert.deepEqual(tried.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  await assert.rejects(signIn(by(stranger, now), { token: third.token }), refused('people.sign-in-with-proof'))
})

test('a name, a password and a code sign in; a code is taken once and in its own half minute, and what is wrong is told nobody', async () => {
  const now = dayOf(3)
  const { name, secret, person } = await setUp(now, 'Celine Ozola')
  const at = later(now, 60)
  const right = { name: ` ${name.toUpperCase()}`, password, code: codeOf(secret, at) }
  const told: string[] = []
  for (const wrong of [{ ...right, password: `${password}s` }, { ...right, code: '000000' }, { ...right, name: 'nobody at all' }]) {
    await signInWithPassword(by(stranger, at), wrong).catch((no: { code: string; kind: string; values: object }) => told.push(JSON.stringify([no.kind, no.code, no.values])))
  }
  assert.deepEqual(new Set(told), new Set(['["not-allowed","people.not-signed-in",{}]']))
  const { session, person: who } = await signInWithPassword(by(stranger, at), right)
  assert.equal(who, person)
  assert.equal((await actorOf(session, at) as { id: string }).id, person)
  await assert.rejects(signInWithPassword(by(stranger, later(at, 5)), right), lost, 'the same code again')
  // Half minutes begin at whole ones: a code of the one before, of the next, and at its last second.
  for (const [shown, typed] of [[149, 150], [180, 179]] as const) await assert.rejects(signInWithPassword(by(stranger, later(at, typed)), { ...right, code: codeOf(secret, later(at, shown)) }), lost, `${shown}`)
  await signInWithPassword(by(stranger, later(at, 239)), { ...right, code: codeOf(secret, later(at, 210)) })
  await signInWithPassword(by(stranger, later(at, 300)), { ...right, code: codeOf(secret, later(at, 300)) })
})

test('a password is changed by who has just shown a proof and says the present one, and by nobody else; what nobody changes is good for years', async () => {
  const now = dayOf(25)
  const { name, session, secret } = await setUp(now, 'Zane Liepa')
  const stale = later(now, 301)
  const typed = async (at: Date, session: string) => {
    const fresh = await newCode(by(await actorOf(session, at), at), { session })
    return { secret: fresh.secret, asked: { session, name, password: 'another harbour in november', presentPassword: password, secret: fresh.sealed, code: codeOf(fresh.secret, at) } }
  }
  await assert.rejects(async () => setPassword(by(await actorOf(session, stale), stale), (await typed(stale, session)).asked), refused('access.prove-again'))
  const { session: risen } = await proveAgain(by(stranger, stale), { session, code: codeOf(secret, stale) })
  const changed = await typed(stale, risen)
  for (const presentPassword of [undefined, '', 'another harbour in november', `${password} `]) await assert.rejects(async () => setPassword(by(await actorOf(risen, stale), stale), { ...changed.asked, presentPassword }), refused('people.wrong-present-password'), presentPassword)
  await setPassword(by(await actorOf(risen, stale), stale), changed.asked)
  const years = later(now, 2 * 365 * 86_400)
  await assert.rejects(signInWithPassword(by(stranger, years), { name, password, code: codeOf(changed.secret, years) }), lost, 'the old one')
  await signInWithPassword(by(stranger, later(years, 60)), { name, password: changed.asked.password, code: codeOf(changed.secret, later(years, 60)) })
})

test('who is unknown waits as long as who is known (SEC-21)', () => atFullCost(async () => {
  const now = dayOf(4)
  const { name } = await setUp(now, 'Doina Rusu')
  /** How long a no takes, in milliseconds; each try a minute after the one before. */
  const took = async (tried: (at: Date) => Promise<unknown>, nth: number) => {
    const begun = performance.now()
    await tried(later(now, nth * 61)).catch(() => null)
    return performance.now() - begun
  }
  const known: number[] = [], unknown: number[] = [], planted: number[] = []
  for (let nth = 1; nth <= 5; nth++) {
    known.push(await took((at) => signInWithPassword(by(stranger, at), { name, password: 'a wrong password it is', code: '000000' }), nth))
    unknown.push(await took((at) => signInWithPassword(by(stranger, at), { name: `nobody ${nth}`, password: 'a wrong password it is', code: '000000' }), nth))
    // The planted fault: an answer that does not hash for who is unknown.
    planted.push(await took(async () => null, nth))
  }
  // What else the machine does only makes a no later: the quickest is the nearest to what the answer itself takes.
  const quickest = (times: number[]) => Math.min(...times)
  const alike = (times: number[]) => Math.abs(quickest(times) / quickest(known) - 1) < 0.5
  assert.ok(alike(unknown), `known ${quickest(known)} ms, unknown ${quickest(unknown)} ms`)
  assert.ok(!alike(planted), 'a shortcut would be seen')
  assert.equal(await passwordFits('', null), false)
}))

test('five tries a minute are looked at, of a name that somebody has and of one that nobody has; then everybody waits, and nobody is locked out', async () => {
  const now = dayOf(5)
  const { name, secret } = await setUp(now, 'Edgars Kalns')
  const at = later(now, 120)
  for (const tried of [name, 'edgars who is not here']) {
    for (let nth = 0; nth < 5; nth++) await assert.rejects(signInWithPassword(by(stranger, later(at, nth)), { name: tried, password: 'wrong wrong wrong', code: '000000' }), lost)
    await assert.rejects(signInWithPassword(by(stranger, later(at, 10)), { name: tried, password, code: codeOf(secret, later(at, 10)) }), refused('people.wait-before-trying'))
  }
  await signInWithPassword(by(stranger, later(at, 61)), { name, password, code: codeOf(secret, later(at, 61)) })
})

test('what is marked wants a proof of the last five minutes; showing it again gives a new token and the old one opens nothing', async () => {
  const now = dayOf(6)
  const { session, secret } = await setUp(now, 'Frida Kalna', 'admin', directorate)
  const known = (await newcomer(now, 'Gita Ozola')).person
  const at = later(now, 5 * 60 + 1)
  const asking = by(await actorOf(session, at), at)
  await assert.rejects(inviteToSignIn(asking, { person: known }), refused('access.prove-again'))
  await addPerson(asking, { name: 'Nobody yet' })
  await inviteToSignIn(by(await actorOf(session, later(now, 299)), later(now, 299)), { person: known })
  await assert.rejects(proveAgain(by(stranger, at), { session, code: '000000' }), lost)
  const { session: risen } = await proveAgain(by(stranger, at), { session, code: codeOf(secret, at) })
  await inviteToSignIn(by(await actorOf(risen, at), at), { person: known })
  assert.equal((await whoseSession(by(stranger, at), { session })).actor, null)
  // The planted fault: an actor who says nothing of a proof has shown none.
  const { proved: _, ...silent } = await actorOf(risen, at) as Extract<Actor, { kind: 'person' }>
  await assert.rejects(inviteToSignIn(by(silent, at), { person: known }), refused('access.prove-again'))
})

test('every deed on people\'s rights and proofs is marked, and nothing that is done all day', () => {
  const marked = Object.values(people).flatMap((deed) => (typeof deed === 'function' && 'proof' in deed && deed.proof === 'fresh' ? [deed.deed] : [])).sort()
  assert.deepEqual(marked, ['agree-provider', 'agree-trusted-post', 'ask-provider', 'ask-trusted-post', 'assign-post', 'begin-recovery', 'bind-identity', 'break-glass', 'close-post', 'close-provider', 'confirm-recovery', 'end-other-sessions', 'end-session', 'end-sessions-of', 'forget-browsers', 'hand-over-post', 'invite-to-sign-in', 'leave-post', 'let-in', 'open-post', 'remove-proof', 'set-up-provider', 'unbind-identity'].map((name) => `people.${name}`))
})

test('two custodians, and no fewer, let somebody begin anew: then old proofs, links and sessions open nothing', async () => {
  const now = dayOf(7)
  const hanna = await setUp(now, 'Hanna Liepa')
  const spare = await inviteToSignIn(by(operator, now), { directorate, person: hanna.person })
  const commander = await setUp(now, 'Ivo Commander', 'commander'), other = await setUp(now, 'Juris Commander', 'commander', place.elsewhere), hq = await setUp(now, 'Kaja of HQ', 'hq', directorate)
  const at = later(now, 120)
  const [first, second, afar] = await Promise.all([commander, hq, other].map(async ({ session }) => by(await actorOf(session, at), at))) as [Outside, Outside, Outside]
  await assert.rejects(beginRecovery(afar, { person: hanna.person }), refused('access.not-allowed'))
  await assert.rejects(beginRecovery(by(await actorOf(hanna.session, at), at), { person: hanna.person }), refused('access.not-allowed'))
  await assert.rejects(beginRecovery(second, { person: hq.person }), refused('access.not-allowed'), 'not for oneself')
  const { recovery } = await beginRecovery(first, { person: hanna.person })
  await assert.rejects(beginRecovery(second, { person: hanna.person }), refused('people.recovery-waits'))
  await assert.rejects(confirmRecovery(first, { recovery }), refused('access.not-allowed'), 'the same custodian twice')
  await assert.rejects(confirmRecovery(afar, { recovery }), refused('access.not-allowed'))
  assert.ok(await actorOf(hanna.session, at), 'nothing has changed so far')
  const seen = (await recoveries(second, {})).waiting
  assert.deepEqual(seen.map(({ name, begunBy, mine }) => [name, begunBy, mine]), [['Hanna Liepa', 'Ivo Commander', true]])
  const { token } = await confirmRecovery(second, { recovery })

  assert.equal((await whoseSession(by(stranger, at), { session: hanna.session })).actor, null)
  await assert.rejects(signIn(by(stranger, at), { token: spare.token }), refused('people.link-used'))
  await assert.rejects(signInWithPassword(by(stranger, at), { name: hanna.name, password, code: codeOf(hanna.secret, at) }), lost)
  await assert.rejects(confirmRecovery(second, { recovery }), refused('people.no-such-recovery'))
  const { session: half } = await signIn(by(stranger, at), { token })
  const { secret, sealed } = await newCode(by(stranger, at), { session: half })
  const { session } = await setPassword(by(stranger, at), { session: half, name: hanna.name, password, secret: sealed, code: codeOf(secret, at) })
  assert.equal((await actorOf(session, at) as { id: string }).id, hanna.person)
  // The planted fault: a row that one person has confirmed twice is refused by the database too.
  await assert.rejects(within(by(operator, at), 'all', async (ctx: Ctx) => {
    await seeing(ctx, { directorate, areas: [directorate] })
    await tables(ctx).updateTable('people.recoveries').set({ confirmed_by: (first.actor as { id: string }).id }).where('directorate_id', '=', directorate).where('id', '=', recovery).execute()
  }), /check constraint/)
})

test('a person sees their own sessions, ends one or all others, and nobody else\'s', async () => {
  const now = dayOf(8)
  const liga = await setUp(now, 'Liga Berza'), mara = await setUp(now, 'Mara Egle')
  const sessions = [liga.session]
  for (const nth of [1, 2]) sessions.push((await signInWithPassword(by(stranger, later(now, 60 * nth)), { name: liga.name, password, code: codeOf(liga.secret, later(now, 60 * nth)) })).session)
  const at = later(now, 150)
  const her = by(await actorOf(liga.session, at), at), stale = by({ ...her.actor, proved: false } as Actor, at)
  const shown = await mySessions(her, { session: liga.session })
  assert.deepEqual(shown.sessions.map(({ here }) => here), [false, false, true])
  assert.equal(shown.password?.name, liga.name)
  const hers = by(await actorOf(mara.session, at), at)
  await assert.rejects(endSession(hers, { id: shown.sessions[0]!.id }), refused('people.no-such-session'))
  for (const ends of [() => endSession(stale, { id: shown.sessions[0]!.id }), () => endOtherSessions(stale, { session: liga.session })]) await assert.rejects(ends, refused('access.prove-again'))
  await endSession(her, { id: shown.sessions[0]!.id })
  assert.equal((await whoseSession(by(stranger, at), { session: sessions[2]! })).actor, null)
  assert.deepEqual(await endOtherSessions(her, { session: liga.session }), { ended: 1 })
  assert.ok(await actorOf(mara.session, at))
})

test('an administrator, headquarters or the console ends all sessions of a person, or of everybody; the next request of each is nobody\'s (SEC-20)', async () => {
  const now = dayOf(26)
  const chief = await setUp(now, 'Vita Admin', 'admin', directorate), ada = await setUp(now, 'Ada Purva'), jon = await setUp(now, 'Jon Krams', 'commander')
  const second = (await signInWithPassword(by(stranger, later(now, 60)), { name: ada.name, password, code: codeOf(ada.secret, later(now, 60)) })).session
  const at = later(now, 90), admin = by(await actorOf(chief.session, at), at)
  const seen = (session: string) => whoseSession(by(stranger, at), { session }).then(({ actor }) => actor !== null)
  for (const other of [ada, jon]) for (const person of [ada.person, undefined]) await assert.rejects(async () => endSessionsOf(by(await actorOf(other.session, at), at), { person }), refused('access.not-allowed'))
  await assert.rejects(endSessionsOf(by({ ...admin.actor, proved: false } as Actor, at), { person: ada.person }), refused('access.prove-again'))
  assert.deepEqual([await seen(ada.session), await seen(second)], [true, true])
  assert.deepEqual(await endSessionsOf(admin, { person: ada.person }), { ended: 2 })
  assert.deepEqual([await seen(ada.session), await seen(second), await seen(jon.session), await seen(chief.session)], [false, false, true, true])
  // Their proofs stay good.
  const again = (await signInWithPassword(by(stranger, later(now, 120)), { name: ada.name, password, code: codeOf(ada.secret, later(now, 120)) })).session
  const { rows } = await sql<{ subject: object }>`select subject from frame.record where name = 'people.end-sessions-of' and subject ? 'ended'`.execute(store.owner)
  assert.deepEqual(rows[0]!.subject, { person: ada.person, ended: 2 })
  // The planted fault: whoever gets past lock 1 still sees no session of another, and ends none.
  const past = (actor: Actor) => within(by(actor, at), 'all', async (ctx) => {
    await showing(ctx, tokenHash('ends|everybody'))
    return Number((await tables(ctx).deleteFrom('people.sessions').where('directorate_id', '=', directorate).executeTakeFirst()).numDeletedRows)
  })
  assert.equal(await past(await actorOf(jon.session, at)), 1, 'their own alone')
  assert.ok((await endSessionsOf(by(operator, at), { directorate })).ended >= 2)
  assert.deepEqual([await seen(again), await seen(chief.session)], [false, false])
})

test('sessions that are over are swept away, and those in use stay', async () => {
  const now = dayOf(9)
  const nora = await setUp(now, 'Nora Krasta')
  const fresh = (await signInWithPassword(by(stranger, later(now, 1200)), { name: nora.name, password, code: codeOf(nora.secret, later(now, 1200)) })).session
  const { ended } = await sweepSessions(by(operator, later(now, 1260)), { directorate })
  assert.ok(ended >= 1)
  assert.ok(await actorOf(fresh, later(now, 1260)))
  assert.equal((await sweepSessions(by(operator, later(now, 1260)), { directorate })).ended, 0)
})

test('a post that is left gives nothing at the next request, in each of five open sessions, within a second (SEC-20)', async () => {
  const now = dayOf(10)
  const oskars = await setUp(now, 'Oskars Vanags')
  const open = [oskars.session]
  for (const nth of [1, 2, 3, 4]) open.push((await signInWithPassword(by(stranger, later(now, 60 * nth)), { name: oskars.name, password, code: codeOf(oskars.secret, later(now, 60 * nth)) })).session)
  const at = later(now, 290)
  const may = (actor: Actor) => setPopulation(by(actor, at), { zone: oldTown, population: 5300 }).then(() => true, (no: { code?: string }) => (no.code === 'access.not-allowed' ? false : Promise.reject(no as Error)))
  const kept = await Promise.all(open.map((session) => actorOf(session, at)))
  assert.deepEqual(await Promise.all(kept.map(may)), [true, true, true, true, true])
  const begun = performance.now()
  await leavePost(by(operator, at), { directorate, post: oskars.post, on: at.toISOString().slice(0, 10) })
  assert.deepEqual(await Promise.all(open.map(async (session) => may(await actorOf(session, at)))), [false, false, false, false, false])
  assert.ok(performance.now() - begun < 1000, `${performance.now() - begun} ms`)
  // The planted fault: a server that remembers the actor of a session would go on.
  assert.deepEqual(await Promise.all(kept.map(may)), [true, true, true, true, true])
})

test('what is kept of a proof opens nothing by itself: no name, password or secret stands in the tables, and a row copied to another person does not open', async () => {
  const now = dayOf(11)
  const [one, other] = [await setUp(now, 'Pavel Dumitru'), await setUp(now, 'Rita Moraru')]
  const rows = await tables({ db: store.owner }).selectFrom('people.passwords').selectAll().execute()
  assert.ok(rows.length >= 2)
  for (const text of [one.name, other.name, password, one.secret, other.secret]) assert.equal(JSON.stringify(rows).includes(text), false, text)
  // The control: what the search would find if the secret stood there.
  assert.ok(JSON.stringify([...rows, { secret: one.secret }]).includes(one.secret))
  const at = later(now, 60)
  const theirs = rows.find(({ person_id }) => person_id === one.person)!
  await tables({ db: store.owner }).updateTable('people.passwords').set({ secret: theirs.secret }).where('person_id', '=', other.person).execute()
  await assert.rejects(signInWithPassword(by(stranger, at), { name: other.name, password, code: codeOf(one.secret, at) }), /does not open/)
})

test('a proof\'s row opens to its own person and to whoever shows its name, and to no administrator (SEC-05)', async () => {
  const now = dayOf(12)
  const { session } = await setUp(now, 'Sanda Kronberga', 'admin', directorate)
  const seen = (actor: Actor) => within(by(actor, now), 'all', (ctx) => tables(ctx).selectFrom('people.passwords').select('person_id').execute())
  const admin = await actorOf(session, now)
  assert.deepEqual((await seen(admin)).map(({ person_id }) => person_id), [(admin as { id: string }).id])
  assert.deepEqual(await seen(operator), [])
  assert.ok((await tables({ db: store.owner }).selectFrom('people.passwords').select('person_id').execute()).length > 3, 'there are rows to be hidden')
})

test('links suffice only where the operator says so, from the next request on', async () => {
  const now = dayOf(13)
  const { token } = await newcomer(now, 'Toms Balodis')
  await assert.rejects(letLinksSuffice(by(await actorOf((await setUp(now, 'Uldis Admin', 'admin', directorate)).session, now), now), { suffice: true }), refused('access.not-allowed'))
  const { session } = await signIn(by(stranger, now), { token })
  const comesIn = async () => (await whoseSession(by(stranger, now), { session })).actor !== null
  assert.equal(await comesIn(), false)
  await letLinksSuffice(by(operator, now), { directorate, suffice: true })
  assert.equal(await comesIn(), true)
  await letLinksSuffice(by(operator, now), { directorate, suffice: false })
  assert.equal(await comesIn(), false)
})
