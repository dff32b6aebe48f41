import { operator } from '../../src/access/actor.ts'
import { printSheets } from '../../src/domains/fieldwork/index.ts'
import { importIncidents, previewImport as previewIncidents, proposeProfile, undoBatch as undoIncidents, zoneTrend } from '../../src/domains/incidents/index.ts'
import { letIn } from '../../src/domains/people/index.ts'
import { answerExport, askExport } from '../../src/domains/privacy/index.ts'
import * as survey from '../../src/domains/survey/index.ts'
import { checkZones, importZones, zones as zonesOf } from '../../src/domains/territory/index.ts'
import type { Outside } from '../../src/frame/ctx.ts'
import type { Store } from '../../src/platform/db.ts'
import { forty, mapped } from '../round-of-forty.ts'
import { frameOf, incidentProfile, incidentsOf, mapOf, sheetsOf } from './made.ts'
import type { Piece } from './told.ts'

/** How large the town is in which everything is done once. */
export type Size = { readonly zones: number; readonly sheets: number; readonly addresses: number; readonly incidents: number }

/** From the map to what was published of the second wave, and what is looked at on the way: every deed once, in the order in which a town does them. */
export async function deedsOfAWave(store: Store, size: Size, tell: (pieces: readonly Piece[]) => Promise<number>): Promise<number> {
  const at = (day: string) => ({ actor: operator, store, now: new Date(`${day}T09:00:00Z`) }), march = at('2027-03-01')
  const geojson = mapOf(size.zones), map = JSON.stringify(geojson), place = { code: 'held', country: 'LV' }, known = { directorate: '', commissariat: '', instrument: '', zones: [] as readonly { readonly id: string; readonly slug: string }[], wave: '', before: '', batch: '' }
  let over = await tell([
    ['look at a file of zones', () => checkZones(march, { geojson: map, brief: true })],
    ['take in zones', async () => { const drawn = await importZones(march, { directorate: place, commissariat: { code: 'held' }, geojson: map }); Object.assign(known, { directorate: drawn.directorate, commissariat: drawn.commissariats[0]!.id, zones: drawn.zones }) }],
    ['take in the same zones again, as a program sends them', () => importZones(march, { directorate: place, commissariat: { code: 'held' }, geojson })],
    ['the list of zones with boundaries', () => zonesOf(march, { withBoundaries: true })],
    ['load a questionnaire', async () => { known.instrument = (await survey.loadInstrument(march, { directorate: known.directorate, instrument: forty() })).id }],
  ])
  const here = { get directorate() { return known.directorate }, get wave() { return known.wave } }
  const asked = () => ({ directorate: known.directorate, wave: known.wave })
  const plan = (names: string, follows?: string) => survey.planWave(march, {
    directorate: known.directorate, instrument: known.instrument, commissariat: known.commissariat, names: { en: names }, frame: 'register', modes: ['web', 'paper'], opensOn: '2027-03-01', closesOn: '2027-03-20',
    zones: known.zones.map(({ id }) => ({ zone: id, target: Math.ceil(size.sheets / size.zones) })), ...(follows && { follows }),
  })
  /** Letters leave the house when two have agreed to it. */
  const agreement = async () => {
    const owner = async (name: string): Promise<Outside> => {
      const area = known.commissariat, { person } = await letIn(march, { directorate: known.directorate, name, role: 'survey-owner', area, from: '2027-01-01' })
      return { ...march, actor: { kind: 'person', id: person, directorate: known.directorate, posts: [{ role: 'survey-owner', area, commissariat: area }], proved: true } }
    }
    const [by, other] = [await owner(`Asks in ${known.wave}`), await owner(`Agrees in ${known.wave}`)]
    const { request } = await askExport(by, { directorate: known.directorate, deed: 'survey.draw-sample', thing: known.wave, rows: 100 * known.zones.length, purpose: 'write-to-residents', toWhom: 'own-staff' })
    await answerExport(other, { directorate: known.directorate, request, answer: 'agreed' })
    return { by, agreed: request }
  }
  const asBytes = (text: string) => Buffer.from(text).toString('base64')
  const wave = (name: string, seed: number, follows: () => string | undefined): readonly Piece[] => {
    const file = asBytes(sheetsOf(size.sheets, size.zones, seed)), frame = frameOf(size.addresses, size.zones)
    const words = sheetsOf(Math.ceil(size.sheets / 3), size.zones, seed + 7, true)
    return ([
      ['plan a wave', async () => { known.wave = (await plan(name, follows())).wave }],
      ['open it: a key for each zone', () => survey.openWave(march, asked())],
      ['draw whom to ask from a list of addresses, as two agreed', async () => { const { by, ...agreed } = await agreement(); await survey.drawSample(by, { ...asked(), file: frame, letters: known.zones.map(({ id }) => ({ zone: id, count: 100 })), ...agreed }) }],
      ['make 10,000 codes for one zone', () => survey.invite(march, { ...asked(), zone: known.zones[0]!.id, count: 10_000 })],
      ['print thirty questionnaires', () => printSheets(march, { ...asked(), zone: known.zones[1]!.id, count: 30, language: 'en', address: 'https://example.org/en/answer' })],
      ['propose how sheets are read', () => survey.proposeMapping(march, { ...asked(), file, encoding: 'base64' })],
      ['look at a file of sheets', () => survey.previewImport(march, { ...asked(), file, encoding: 'base64', mapping: mapped() })],
      ['take in a file of sheets', () => survey.importSheets(march, { ...asked(), fileName: 'company.csv', file, encoding: 'base64', mapping: mapped() })],
      ['take in a file of sheets with quoted words', () => survey.importSheets(march, { ...asked(), fileName: 'words.csv', file: words, mapping: mapped() })],
      ['how far the wave is', () => survey.waveProgress(march, asked())],
      ['close it', () => survey.closeWave(march, asked())],
      ['the preview of its results', () => survey.previewResults(march, asked())],
      ['publish it', () => survey.publishWave(march, asked())],
      ['results of all zones, as open data', () => survey.waveResults(march, { wave: known.wave })],
      ['answers broken down by a question', () => survey.participation(march, asked())],
    ] satisfies Piece[]).map(([what, work]) => [`${name}: ${what}`, work] as const)
  }
  over += await tell(wave('first', 1, () => undefined))
  known.before = here.wave
  over += await tell(wave('second', 2, () => known.before))
  const incidents = incidentsOf(size.incidents, size.zones, 3), letters = Buffer.from(incidents).toString('base64'), where = () => ({ directorate: known.directorate, commissariat: known.commissariat })
  over += await tell([
    ['propose how incidents are read', () => proposeProfile(march, { ...where(), file: letters, encoding: 'base64' })],
    ['look at a file of incidents', () => previewIncidents(march, { ...where(), file: letters, encoding: 'base64', profile: incidentProfile })],
    ['take in a file of incidents', async () => { known.batch = (await importIncidents(march, { ...where(), fileName: 'year.csv', file: letters, encoding: 'base64', profile: incidentProfile })).batch }],
    ['a trend of all of them', () => zoneTrend(march, { ...where(), from: '2026-01-01', to: '2026-12-31' })],
    ['take the file back', () => undoIncidents(march, { directorate: known.directorate, batch: known.batch })],
  ])
  return over
}
