// Long because it is a list: what may be done once, a scene each, over a town that is laid out once.
import { sql } from 'kysely'
import { operator, stranger, type Actor } from '#access/actor.ts'
import { keyInSheet } from '#domains/fieldwork/index.ts'
import { addPerson, assignPost, beginRecovery, confirmRecovery, leavePost, openPost } from '#domains/people/index.ts'
import { tables as inPeople } from '#domains/people/tables.ts'
import { answerTask, planAction, publishPlan } from '#domains/plans/index.ts'
import { nameProblem, signAnalysis } from '#domains/problems/index.ts'
import { answerSheet, closeWave, handInSheet, invite, keepDraft, loadInstrument, openWave, planWave, publishWave, sealSheet } from '#domains/survey/index.ts'
import { within } from '#frame/within.ts'
import type { Store } from '#platform/db.ts'
import { keptIn } from '../../cycles/whole-turn.ts'
import { arta, celine, doina, frida, petra, place, signe } from '../../people.ts'
import { mending, readyTown } from '../../plans/planned-town.ts'
import { analysed } from '../../problems/analysed-town.ts'
import { people, publishedRound, small } from '../../small-round.ts'
import type { Sequential } from './fits.ts'

/** One thing that several want to do to the same at once: what they may do, what would be true one after another, and how it stands in the end. */
export type Scene = {
  readonly name: string
  readonly ops: readonly string[]
  readonly sequential: Sequential<never, string>
  readonly does: (op: string, client: number) => Promise<string>
  readonly end: () => Promise<string>
}
type Laid = (nth: number) => Promise<Scene>

const now = new Date('2027-01-10T09:00:00Z')
const here = { directorate: place.directorate }
const named = (nth: number, role: 'admin' | 'interviewer'): Actor => ({ kind: 'person', id: `0194d000-0000-7000-8000-0000000001${String(nth).padStart(2, '0')}`, directorate: place.directorate, posts: [{ role, area: role === 'admin' ? place.directorate : place.talsi, commissariat: role === 'admin' ? null : place.talsi }], proved: true })
const admins = [doina, named(1, 'admin'), named(2, 'admin'), named(3, 'admin')]
const keyers = [signe, frida, named(4, 'interviewer'), named(5, 'interviewer')]
const half = 'a'.repeat(22), answers = { light: '3', dogs: '1', stolen: '2', age: '1' }
const scene = <State>(name: string, ops: readonly string[], sequential: Sequential<State, string>, rest: Pick<Scene, 'does' | 'end'>): Scene => ({ name, ops, sequential: sequential as unknown as Sequential<never, string>, ...rest })

/** Every scene, over a town that is laid out once; each is laid anew for each history. */
export async function scenes(store: Store): Promise<Readonly<Record<string, Laid>>> {
  const by = (actor: Actor) => ({ actor, store, now })
  const town = await keptIn(store, readyTown)
  const zones = [town.zone]
  await keptIn(store, async (ctx) => {
    for (const keyer of keyers) if (keyer.kind === 'person') await inPeople(ctx).insertInto('people.persons').values({ directorate_id: place.directorate, id: keyer.id, name: 'Who keys in', language: 'en' }).onConflict((known) => known.doNothing()).execute()
  })
  const counted = async (query: ReturnType<typeof sql<{ n: number }>>) => (await query.execute(store.owner)).rows[0]!.n
  const { id: instrument } = await loadInstrument(by(arta), { instrument: { ...small, version: '2' } })
  const round = async () => {
    const { wave } = await planWave(by(arta), { commissariat: place.talsi, instrument, names: { en: 'A round' }, frame: 'Register', modes: ['web', 'paper'], opensOn: '2027-01-01', closesOn: '2027-01-31', zones: zones.map((zone) => ({ zone, target: 5 })) })
    await openWave(by(arta), { wave })
    return wave
  }
  const letters = async (wave: string, count: number, mode?: 'paper') => (await invite(by(signe), { wave, zone: town.zone, count, ...(mode && { mode }) })).codes
  const standing = await round()
  const handedIn = (wave: string) => counted(sql`select ((select coalesce(sum(sheets), 0) from survey.boxes where wave_id = ${wave}) + (select count(*) from survey.sheets where wave_id = ${wave}))::int as n`)
  const once = (says: readonly [string, string]): Sequential<boolean, string> => ({ begins: false, step: (done) => [true, says[done ? 1 : 0]], ends: (done) => (done ? '1' : '0') })

  return {
    invitation: async () => {
      const [code] = await letters(standing, 1), before = await handedIn(standing)
      return scene('one answer for an invitation', ['answer'], once(['kept true', 'kept false']), {
        does: async () => `kept ${(await answerSheet(by(stranger), { code, language: 'en', answers })).kept}`, end: async () => String((await handedIn(standing)) - before),
      })
    },
    token: async () => {
      const [code] = await letters(standing, 1), before = await handedIn(standing)
      await keepDraft(by(stranger), { code, half, answers })
      const { envelope } = await sealSheet(by(stranger), { code, half, language: 'en' })
      return scene('one sheet for a token', ['hand in'], once(['kept true', 'kept false']), {
        does: async () => `kept ${(await handInSheet(by(stranger), { envelope })).kept}`, end: async () => String((await handedIn(standing)) - before),
      })
    },
    keying: async () => {
      const [serial] = await letters(standing, 1, 'paper'), before = await handedIn(standing)
      const one: Sequential<{ first: number | null; kept: boolean }, string> = {
        begins: { first: null, kept: false },
        step: (state, _, client) => state.kept ? [state, 'survey.already-answered'] : state.first === null ? [{ first: client, kept: false }, 'keyed-once'] : state.first === client ? [state, 'fieldwork.another-person-keys'] : [{ ...state, kept: true }, 'kept'],
        ends: ({ first, kept }) => `${first !== null && !kept ? 1 : 0} ${kept ? 1 : 0}`,
      }
      return scene('a sheet keyed in by two', ['key in'], one, {
        does: async (_, client) => (await keyInSheet(by(keyers[client]!), { serial, language: 'en', answers })).state,
        end: async () => `${await counted(sql`select count(*)::int as n from fieldwork.keyings where ending = ${serial!.slice(-4)}`)} ${(await handedIn(standing)) - before}`,
      })
    },
    post: async () => laidPost(by, counted, async (client, { post, person }) => void (await assignPost(by(admins[client]!), { post, person, from: '2026-02-01' }))),
    'careless post': async () => laidPost(by, counted, async (_, { post, person }) => within(by(operator), 'all', async (ctx) => {
      await sql`select set_config('app.directorate', ${place.directorate}, true), set_config('app.reach', ${`{${place.directorate}}`}, true)`.execute(ctx.db)
      const held = await inPeople(ctx).selectFrom('people.holdings').select('id').where('post_id', '=', post).where('to_on', 'is', null).executeTakeFirst()
      if (held) throw Object.assign(new Error('held'), { code: 'people.post-held', careless: true })
      await new Promise((done) => setTimeout(done, 3))
      await inPeople(ctx).insertInto('people.holdings').values({ directorate_id: place.directorate, id: crypto.randomUUID(), post_id: post, person_id: person, from_on: '2026-02-01', to_on: null, role: 'analyst' }).execute()
    })),
    begun: async (nth) => {
      const { person } = await addPerson(by(operator), { ...here, name: `Lost ${nth}` })
      return scene('one recovery that waits', ['begin'], once(['begun', 'people.recovery-waits']), {
        does: async (_, client) => (await beginRecovery(by(admins[client]!), { person }), 'begun'), end: async () => String(await counted(sql`select count(*)::int as n from people.recoveries where person_id = ${person} and confirmed_at is null`)),
      })
    },
    confirmed: async (nth) => {
      const { person } = await addPerson(by(operator), { ...here, name: `Found ${nth}` })
      const { recovery } = await beginRecovery(by(named(9, 'admin')), { person })
      return scene('a recovery confirmed by one', ['confirm'], once(['confirmed', 'people.no-such-recovery']), {
        does: async (_, client) => (await confirmRecovery(by(admins[client]!), { recovery }), 'confirmed'), end: async () => String(await counted(sql`select count(*)::int as n from people.sign_in_links where person_id = ${person}`)),
      })
    },
    task: async () => {
      const { action } = await planAction(by(arta), { ...mending(town), words: { en: 'Another share' } })
      type State = 'asked' | 'accepted' | 'declined' | 'returned'
      const one: Sequential<State, string> = {
        begins: 'asked', ends: (state) => state,
        step: (state, op) => op === 'returned' && state !== 'accepted' ? [state, 'plans.not-accepted-yet'] : op === 'declined' && state === 'accepted' ? [state, 'plans.give-it-back'] : [op as State, op],
      }
      return scene('a task that one organisation answers', ['accepted', 'declined', 'returned'], one, {
        does: async (state) => (await answerTask(by(petra), { action, organisation: town.organisation, state, because: 'No lamps' })).state,
        end: async () => (await sql<{ state: string }>`select state from plans.tasks where action_id = ${action}`.execute(store.owner)).rows[0]!.state,
      })
    },
    round: async () => {
      const wave = await round(), codes = await letters(wave, 8)
      let next = 0
      const one: Sequential<{ state: string; sheets: number }, string> = {
        begins: { state: 'open', sheets: 0 }, ends: ({ state, sheets }) => `${state} ${sheets}`,
        step: (was, op) => op === 'answer' ? (was.state === 'open' ? [{ ...was, sheets: was.sheets + 1 }, 'kept true'] : [was, 'survey.wave-closed'])
          : op === 'close' ? (was.state === 'open' ? [{ ...was, state: 'closed' }, `closed with ${was.sheets}`] : [was, 'survey.wave-not-open-to-close'])
          : was.state === 'closed' ? [{ ...was, state: 'published' }, 'published'] : [was, was.state === 'open' ? 'survey.close-the-wave-first' : 'survey.wave-published'],
      }
      return scene('a round closed once and published once', ['close', 'publish', 'answer', 'answer'], one, {
        does: async (op) => op === 'answer' ? `kept ${(await answerSheet(by(stranger), { code: codes[next++ % 8], language: 'en', answers })).kept}` : op === 'close' ? `closed with ${(await closeWave(by(arta), { wave })).sheets}` : (await publishWave(by(arta), { wave }), 'published'),
        end: async () => `${(await sql<{ state: string }>`select state from survey.waves where id = ${wave}`.execute(store.owner)).rows[0]!.state} ${await handedIn(wave)}`,
      })
    },
    analysis: async () => {
      const wave = await keptIn(store, (ctx) => publishedRound(ctx, { zones: [town.lakeside], instrument: { ...small, version: '3' } }, people('T2', 40, 20)))
      await keptIn(store, (ctx) => analysed(ctx, { zone: town.lakeside }))
      const one: Sequential<{ signed: boolean; more: number }, string> = {
        begins: { signed: false, more: 0 }, ends: ({ signed, more }) => `${signed ? 1 : 0} ${1 + more}`,
        step: (was, op) => was.signed ? [was, 'problems.analysis-is-signed'] : op === 'name' ? [{ ...was, more: was.more + 1 }, 'named'] : was.more > 0 ? [was, 'problems.still-missing'] : [{ ...was, signed: true }, 'signed'],
      }
      return scene('an analysis signed once, and nothing named after it', ['sign', 'sign', 'name'], one, {
        does: async (op) => op === 'sign' ? (await signAnalysis(by(arta), { zone: town.lakeside, wave }), 'signed') : (await nameProblem(by(arta), { zone: town.lakeside, wave, words: 'Something else' }), 'named'),
        end: async () => `${await counted(sql`select count(*)::int as n from problems.sign_offs where wave_id = ${wave}`)} ${await counted(sql`select count(*)::int as n from problems.problems where wave_id = ${wave}`)}`,
      })
    },
    plan: async () => scene('a plan published once', ['publish'], once(['published', 'plans.published-already']), {
      does: async () => (await publishPlan(by(celine), { plan: town.plan }), 'published'), end: async () => String(await counted(sql`select count(*)::int as n from pub.plans where id = ${town.plan}`)),
    }),
  }
}

/** A post that one of four is given, or leaves. */
async function laidPost(by: (actor: Actor) => { actor: Actor; store: Store; now: Date }, counted: (query: ReturnType<typeof sql<{ n: number }>>) => Promise<number>, assigns: (client: number, to: { post: string; person: string }) => Promise<void>): Promise<Scene> {
  const { post } = await openPost(by(operator), { ...here, role: 'analyst', area: place.talsi, from: '2026-01-01' })
  const { person } = await addPerson(by(operator), { ...here, name: 'Somebody' })
  const one: Sequential<boolean, string> = {
    begins: false, ends: (held) => (held ? '1' : '0'),
    step: (held, op) => op === 'assign' ? [true, held ? 'people.post-held' : 'assigned'] : [false, held ? 'left' : 'people.nobody-holds-it'],
  }
  return scene('one holder of a post', ['assign', 'assign', 'leave'], one, {
    does: async (op, client) => op === 'assign'
      ? assigns(client, { post, person }).then(() => 'assigned', (no: { careless?: boolean; code: string }) => (no.careless ? no.code : Promise.reject(no)))
      : (await leavePost(by(admins[client]!), { post, on: '2026-02-01' }), 'left'),
    end: async () => String(await counted(sql`select count(*)::int as n from people.holdings where post_id = ${post} and to_on is null`)),
  })
}
