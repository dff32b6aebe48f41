import { operator } from '#access/actor.ts'
import { addPerson, assignPost, openPost } from '#domains/people/index.ts'
import { closeWave, importSheets, invite, loadInstrument, lsesCore, openWave, planWave, publishWave } from '#domains/survey/index.ts'
import { importZones } from '#domains/territory/index.ts'
import { seeded } from '#kernel/random.ts'
import type { Outside } from '#frame/ctx.ts'
import type { Store } from '#platform/db.ts'
import { copyOfMade, type OwnDatabase } from './database.ts'
import { maps } from './mapped-town.ts'
import { place } from './people.ts'

/** The questions that everybody is asked and that a choice answers: enough for a page full of numbers. */
const questions = lsesCore.questions.filter(({ kind, askedIf }) => kind === 'one' && !askedIf)

/**
 * A town that has been asked twice, for tests of its pages: Old Town has an officer and many answers, and its street lights became better;
 * Lakeside has no officer and too few answers; a third round is open, and its letters are handed out.
 */
export async function publishedTown(store: Store): Promise<{ readonly codes: readonly string[]; readonly waves: readonly string[]; readonly now: Date }> {
  const at = (day: string): Outside => ({ actor: operator, store, now: new Date(`${day}T09:00:00Z`) })
  const directorate = { id: place.directorate, code: 'kurzeme', country: 'LV', names: { en: 'Kurzeme', ro: 'Kurzeme' } }
  const drawn = await importZones(at('2026-01-10'), { directorate, commissariat: { id: place.talsi, code: 'talsi', names: { en: 'Talsi', ro: 'Talsi' } }, geojson: maps.talsi })
  const [oldTown, lakeside] = drawn.zones.map(({ id }) => id)
  const here = { directorate: place.directorate }
  const { person } = await addPerson(at('2026-01-10'), { ...here, name: 'Besnik Leka' })
  const { post } = await openPost(at('2026-01-10'), { ...here, role: 'zone-officer', area: oldTown, office: { en: '4 Mill Street', ro: 'Str. Morii 4' }, hours: { en: 'Monday 16:00-19:00' }, channels: { phone: '+371 6000 0000', email: 'zone@talsi.example' } })
  await assignPost(at('2026-01-10'), { ...here, post, person, from: '2026-02-01' })
  const { id: instrument } = await loadInstrument(at('2026-01-10'), { ...here, instrument: lsesCore })
  const plan = { ...here, commissariat: place.talsi, instrument, frame: 'Population register', modes: ['web', 'paper'], zones: [{ zone: oldTown, target: 100 }, { zone: lakeside, target: 100 }] }
  const round = async (name: string, month: string, seed: number, dark: number, follows?: string) => {
    const { wave } = await planWave(at(`${month}-01`), { ...plan, names: { en: name }, opensOn: `${month}-01`, closesOn: `${month}-20`, ...(follows && { follows }) })
    await openWave(at(`${month}-01`), { ...here, wave })
    return { wave, publish: async () => {
      await importSheets(at(`${month}-10`), { ...here, wave, fileName: `${month}.csv`, file: sheets(seed, dark), mapping })
      await closeWave(at(`${month}-21`), { ...here, wave })
      await publishWave(at(`${month}-22`), { ...here, wave })
    } }
  }
  const first = await round('Spring round', '2026-03', 1, 0.7)
  await first.publish()
  const second = await round('Autumn round', '2026-09', 2, 0.3, first.wave)
  await second.publish()
  const third = await round('Next round', '2027-01', 3, 0.3, second.wave)
  const { codes } = await invite(at('2027-01-02'), { ...here, wave: third.wave, zone: oldTown, count: 3 })
  return { codes, waves: [first.wave, second.wave, third.wave], now: new Date('2027-01-10T09:00:00Z') }
}

export type PublishedTown = Awaited<ReturnType<typeof publishedTown>>

/** The same on a database of the caller's own: told once a run, and copied for each file that asks for it. */
export async function ownPublishedTown(): Promise<{ readonly store: OwnDatabase; readonly town: PublishedTown }> {
  const { store, made } = await copyOfMade('published_town', publishedTown)
  return { store, town: { ...made, now: new Date(made.now) } }
}

const mapping = { zone: { column: 'zone' }, mode: { always: 'paper' as const }, questions: Object.fromEntries(questions.map(({ id }) => [id, { column: id }])) }

/** The company's file: 160 sheets of Old Town and 12 of Lakeside. `dark` is the share who call street lighting a problem. */
function sheets(seed: number, dark: number): string {
  const next = seeded(seed)
  const row = (zone: string) => [zone, ...questions.map(({ id, choices = [] }) => (id === 'lses.a1' ? (next() < dark ? 3 : 0) : choices[Math.floor(next() * choices.length)]!.code))].join(',')
  return [['zone', ...questions.map(({ id }) => id)].join(','), ...Array.from({ length: 160 }, () => row('T1')), ...Array.from({ length: 12 }, () => row('T2'))].join('\n')
}
