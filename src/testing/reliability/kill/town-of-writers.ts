import { operator, type Actor } from '#access/actor.ts'
import { tables as inPeople } from '#domains/people/tables.ts'
import { newToken, tokenHash } from '#domains/people/index.ts'
import { invite, loadInstrument, openWave, planWave } from '#domains/survey/index.ts'
import type { Ctx } from '#frame/ctx.ts'
import type { Store } from '#platform/db.ts'
import { keptIn } from '../../cycles/whole-turn.ts'
import { arta, besnik, celine, doina, frida, place, signe } from '../../people.ts'
import { plannedTown } from '../../plans/planned-town.ts'
import { small } from '../../small-round.ts'
import { as } from '../../story.ts'

/** A second analyst. */
const gita: Actor = { kind: 'person', id: '0194d000-0000-7000-8000-0000000000ba', directorate: place.directorate, posts: [{ role: 'analyst', area: place.talsi, commissariat: place.talsi }], proved: true }
const day = (now: Date, days: number) => new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10)

export type TownOfWriters = Awaited<ReturnType<typeof townOfWriters>>

/** Old Town with its plan published and a round open today, letters and sheets on paper for it, and sessions of the people who write. */
export async function townOfWriters(store: Store, now: Date, letters: number) {
  const town = await keptIn(store, plannedTown)
  const round = await keptIn(store, async (ctx) => {
    const { id: instrument } = await loadInstrument(as(ctx, arta), { instrument: { ...small, version: '2' } })
    const { wave } = await planWave(as(ctx, arta), { commissariat: place.talsi, instrument, names: { en: 'The round of the writers' }, frame: 'Register', modes: ['web', 'paper', 'interview'], opensOn: day(now, -2), closesOn: day(now, 5), zones: [{ zone: town.zone, target: 50 }] })
    await openWave(as(ctx, arta), { wave })
    const { codes } = await invite(as(ctx, signe), { wave, zone: town.zone, count: letters })
    const { codes: serials } = await invite(as(ctx, signe), { wave, zone: town.zone, count: letters, mode: 'paper' })
    return { open: wave, codes, serials }
  }, now)
  const sessions = await keptIn(store, async (ctx) => ({
    arta: await comesIn(ctx, arta, 'Arta Hoxha', now), gita: await comesIn(ctx, gita, 'Gita Ozola', now), signe: await comesIn(ctx, signe, 'Signe Berga', now), frida: await comesIn(ctx, frida, 'Frida Kalna', now),
    celine: await comesIn(ctx, celine, 'Celine Martin', now), besnik: await comesIn(ctx, besnik, 'Besnik Leka', now), doina: await comesIn(ctx, doina, 'Doina Rusu', now),
  }), now)
  return { ...town, ...round, sessions, holder: idOf(besnik) }
}

const idOf = (actor: Actor) => (actor.kind === 'person' ? actor.id : '')

/** Somebody with a post since long ago and a session in which they have just proved who they are. */
async function comesIn(ctx: Ctx, actor: Actor, name: string, now: Date): Promise<string> {
  if (actor.kind !== 'person') throw new Error('only people come in')
  const rows = inPeople(as(ctx, operator)), [post] = actor.posts, session = newToken()
  const here = { directorate_id: place.directorate }
  await rows.insertInto('people.persons').values({ ...here, id: actor.id, name, language: 'en' }).onConflict((known) => known.doNothing()).execute()
  const id = crypto.randomUUID()
  await rows.insertInto('people.posts').values({ ...here, id, commissariat_id: post!.commissariat, area_id: post!.area, role: post!.role, title: '{}', office: '{}', hours: '{}', channels: '{}', shows: 'name', opened_on: '2025-01-01', closed_on: null }).execute()
  await rows.insertInto('people.holdings').values({ ...here, id: crypto.randomUUID(), post_id: id, person_id: actor.id, from_on: '2025-01-01', to_on: null, role: post!.role }).execute()
  await rows.insertInto('people.sessions').values({ ...here, token_hash: tokenHash(session), person_id: actor.id, began_at: now, seen_at: now, id: crypto.randomUUID(), proved_at: now }).execute()
  return session
}
