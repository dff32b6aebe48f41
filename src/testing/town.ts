import type { Ctx } from '#frame/ctx.ts'
import { invite, loadInstrument, lsesCore, openWave, planWave } from '#domains/survey/index.ts'
import { tables } from '#domains/survey/tables.ts'
import { arta, place, signe } from './people.ts'
import { as } from './story.ts'

/** A town with two zones in Talsi and one elsewhere, where the questionnaire of five blocks can be asked. */
export const zones = {
  centre: '0194d000-0000-7000-8000-0000000000e1',
  laidze: '0194d000-0000-7000-8000-0000000000e2',
  far: '0194d000-0000-7000-8000-0000000000e3',
} as const
const boundary = 'b'.repeat(64)

/** Founds the town within a story, row by row: stories of the survey do not wait for the map. */
export async function town(ctx: Ctx): Promise<{ instrument: string }> {
  const [names, there] = [JSON.stringify({ en: 'Talsi' }), JSON.stringify({ en: 'Elsewhere' })]
  await tables(ctx).insertInto('territory.directorates').values({ id: place.directorate, code: 'kurzeme', country: 'LV', names: JSON.stringify({ en: 'Kurzeme' }) }).execute()
  await tables(ctx).insertInto('territory.commissariats').values([
    { directorate_id: place.directorate, id: place.talsi, code: 'talsi', names }, { directorate_id: place.directorate, id: place.elsewhere, code: 'elsewhere', names: there },
  ]).execute()
  const known = [
    { id: zones.centre, commissariat_id: place.talsi, code: 'centre', names: { en: 'Talsi centre', ro: 'Talsi centru' }, population: 5200 },
    { id: zones.laidze, commissariat_id: place.talsi, code: 'laidze', names: { en: 'Laidze' }, population: 3100 },
    { id: zones.far, commissariat_id: place.elsewhere, code: 'far', names: { en: 'Far away' }, population: null },
  ]
  await tables(ctx).insertInto('territory.zones').values(known.map((zone) => ({ ...zone, directorate_id: place.directorate, slug: zone.code, names: JSON.stringify(zone.names) }))).execute()
  await tables(ctx).insertInto('pub.zones').values(known.map(({ id, commissariat_id, code, population, names: of }) => ({
    slug: code, directorate_id: place.directorate, zone_id: id, commissariat_id, code, names: JSON.stringify(of), country: 'LV', population, boundary: '[]',
    commissariat_names: commissariat_id === place.talsi ? names : there, directorate_names: JSON.stringify({ en: 'Kurzeme' }),
  }))).execute()
  await tables(ctx).insertInto('territory.boundaries').values({
    directorate_id: place.directorate, id: zones.centre, zone_id: zones.centre, from_on: '2020-01-01', to_on: null, geometry: '[]', hash: boundary, west: 22, south: 57, east: 23, north: 58,
  }).execute()
  const { id } = await loadInstrument(as(ctx, arta), { instrument: 'lses-core' })
  return { instrument: id }
}

/** What Arta plans unless a story says otherwise: both zones of Talsi, in the weeks around the day of the story. */
export const planned = (instrument: string, more: Readonly<Record<string, unknown>> = {}) => ({
  commissariat: place.talsi, instrument, names: { en: 'Winter round', ro: 'Runda de iarnă' }, frame: 'Population register, next birthday', modes: ['web', 'interview'],
  opensOn: '2027-01-04', closesOn: '2027-01-31', zones: [{ zone: zones.centre, target: 200 }, { zone: zones.laidze, target: 100 }], ...more,
})

/** An open wave with as many letters to each zone of Talsi as are wanted. */
export async function openedWave(ctx: Ctx, instrument: string, { letters = 2, ...more }: { letters?: number } & Readonly<Record<string, unknown>> = {}) {
  const analyst = as(ctx, arta)
  const { wave } = await planWave(analyst, planned(instrument, more))
  await openWave(analyst, { wave })
  const { codes } = await invite(as(ctx, signe), { wave, zone: zones.centre, count: letters })
  const { codes: laidze } = await invite(as(ctx, signe), { wave, zone: zones.laidze, count: letters })
  return { wave, codes, laidze }
}

/** What a browser adds to a code in the stories, and what another adds. */
export const half = 'one-browser-and-its---'
export const otherHalf = 'another-browser-s-own-'

/** Answers to every question that is asked: 'I do not know', save what a story says and what nobody may pass over. */
export const filledIn = (more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  ...Object.fromEntries(lsesCore.questions.filter(({ kind }) => kind !== 'text').map(({ id, needed, choices }) => [id, needed ? choices![0]!.code : 'dont-know'])), ...more,
})
