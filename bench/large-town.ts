import { sql } from 'kysely'
import { operator } from '../src/access/actor.ts'
import { importIncidents } from '../src/domains/incidents/index.ts'
import { monthsFrom } from '../src/domains/incidents/rules/months.ts'
import { categories } from '../src/domains/incidents/rules/taxonomy.ts'
import { inviteToSignIn, letIn, letLinksSuffice } from '../src/domains/people/index.ts'
import { addCause, addEvidence, nameProblem, routeProblem, weighProblem } from '../src/domains/problems/index.ts'
import { closeWave, importSheets, loadInstrument, lsesCore, openWave, planWave, publishWave } from '../src/domains/survey/index.ts'
import { importZones } from '../src/domains/territory/index.ts'
import type { Outside } from '../src/frame/ctx.ts'
import { seeded } from '../src/kernel/random.ts'
import type { Store } from '../src/platform/db.ts'
import { plannedWork } from './planned-work.ts'

/** How much a commissariat has after years of work. */
export type Size = { readonly zones: number; readonly waves: number; readonly incidents: number; readonly actions: number; /** In so many zones, four problems each; in all, unless it is said. */ readonly troubled?: number }
/** What the pages of it are asked for. */
export type LargeTown = { readonly directorate: string; readonly commissariat: string; readonly zone: string; readonly slug: string; readonly wave: string; readonly zones: readonly string[]; /** Of each zone. */ readonly officers: readonly string[]; readonly problem: string; readonly plan: string; readonly link: string; readonly now: Date }

const questions = lsesCore.questions.filter(({ kind, askedIf }) => kind === 'one' && !askedIf)
/** Enough to be published by deeds; then each sheet is copied nine times, for some pages count them. */
const [sheetsOfZone, copies] = [32, 9]
const now = new Date('2027-06-10T09:00:00Z')

/** A commissariat by its deeds: zones with an officer each, waves of them all, incidents of five years, and problems of every zone of the last wave. */
export async function largeTown(store: Store, size: Size, tell: (step: string) => void): Promise<LargeTown> {
  const at = (day: string): Outside => ({ actor: operator, store, now: new Date(`${day}T08:00:00Z`) })
  const drawn = await importZones(at('2020-01-01'), { directorate: { code: 'bench', country: 'LV' }, commissariat: { code: 'bench', names: { en: 'Bench' } }, geojson: mapOf(size.zones) })
  const { directorate, zones } = drawn, commissariat = drawn.commissariats[0]!.id, here = { directorate }
  const { person } = await letIn(at('2020-01-01'), { ...here, name: 'Arta Hoxha', role: 'analyst', area: commissariat, from: '2020-01-01' })
  const officers: string[] = []
  for (const { id } of zones) officers.push((await letIn(at('2020-01-01'), { ...here, name: `Officer of ${id.slice(-4)}`, role: 'zone-officer', area: id, from: '2021-01-01' })).person)
  const wave = await waves(at, { directorate, commissariat, zones: zones.map(({ id }) => id) }, size.waves, tell)
  await sql`insert into survey.sheets (directorate_id, id, commissariat_id, wave_id, zone_id, mode, answers) select directorate_id, gen_random_uuid(), commissariat_id, wave_id, zone_id, mode, answers from survey.sheets, generate_series(1, ${copies})`.execute(store.owner)
  await incidents(at, { directorate, commissariat, zones: zones.map(({ code }) => code) }, size.incidents, tell)
  const problems: string[] = []
  const troubled = zones.slice(0, size.troubled ?? zones.length)
  for (const { id } of troubled) for (let which = 0; which < 4; which++) problems.push(await problem(at('2027-05-20'), { directorate, zone: id, wave }, which))
  tell(`${problems.length} problems`)
  const plan = await plannedWork(store, directorate, size.actions)
  tell(`${size.actions} actions`)
  await letLinksSuffice({ actor: operator, store, now }, { ...here, suffice: true })
  const { token } = await inviteToSignIn({ actor: operator, store, now }, { ...here, person })
  const middle = troubled[Math.floor(troubled.length / 2)]!
  return { directorate, commissariat, zone: middle.id, slug: middle.slug, wave, zones: zones.map(({ id }) => id), officers, problem: problems[4 * Math.floor(troubled.length / 2)]!, plan, link: token, now }
}

type At = (day: string) => Outside
type Ground = { readonly directorate: string; readonly commissariat: string; readonly zones: readonly string[] }

/** Waves of all zones, one after the other, each compared with the one before; the last id is returned. */
async function waves(at: At, { directorate, commissariat, zones }: Ground, count: number, tell: (step: string) => void): Promise<string> {
  const here = { directorate }, { id: instrument } = await loadInstrument(at('2020-01-02'), { ...here, instrument: lsesCore })
  const mapping = { zone: { column: 'zone' }, mode: { always: 'paper' as const }, questions: Object.fromEntries(questions.map(({ id }) => [id, { column: id }])) }
  let last = ''
  for (const month of monthsFrom('2007-01', '2027-05').slice(-3 * count).filter((_, place) => place % 3 === 2)) {
    const plan = { ...here, commissariat, instrument, names: { en: `Round of ${month}` }, frame: 'Population register', modes: ['paper'], opensOn: `${month}-01`, closesOn: `${month}-15`, zones: zones.map((zone) => ({ zone, target: sheetsOfZone })), ...(last && { follows: last }) }
    const { wave } = await planWave(at(`${month}-01`), plan)
    await openWave(at(`${month}-01`), { ...here, wave })
    await importSheets(at(`${month}-10`), { ...here, wave, fileName: `${month}.csv`, file: sheets(zones.length, Number(month.replace('-', ''))), mapping })
    await closeWave(at(`${month}-16`), { ...here, wave })
    await publishWave(at(`${month}-17`), { ...here, wave })
    last = wave
  }
  tell(`${count} waves of ${zones.length} zones`)
  return last
}

function sheets(zones: number, seed: number): string {
  const next = seeded(seed)
  const row = (zone: number) => [`z${zone}`, ...questions.map(({ choices = [] }) => choices[Math.floor(next() * choices.length)]!.code)].join(',')
  return [['zone', ...questions.map(({ id }) => id)].join(','), ...Array.from({ length: zones * sheetsOfZone }, (_, sheet) => row(sheet % zones))].join('\n')
}

/** A file a year of what was recorded in five years, up to yesterday: most in a zone, a tenth in none. */
async function incidents(at: At, { directorate, commissariat, zones }: { directorate: string; commissariat: string; zones: readonly string[] }, count: number, tell: (step: string) => void): Promise<void> {
  const next = seeded(5), any = <T>(of: readonly T[]) => of[Math.floor(next() * of.length)]!
  const profile = { category: { column: 'kind', meanings: Object.fromEntries(categories.map((kind) => [kind, kind])) }, day: { column: 'day', order: 'year-first' }, zone: { column: 'zone' } }
  for (let year = 0; year < 5; year++) {
    const first = Date.UTC(2022 + year, 5, 10)
    const rows = Array.from({ length: count / 5 }, () => `${new Date(first + Math.floor(next() * 365) * 86_400_000).toISOString().slice(0, 10)},${any(categories)},${next() < 0.1 ? 'nowhere' : any(zones)}`)
    await importIncidents(at('2027-06-10'), { directorate, commissariat, fileName: `year-${year}.csv`, file: ['day,kind,zone', ...rows].join('\n'), profile })
  }
  tell(`${count} incidents`)
}

async function problem(ctx: Outside, where: { directorate: string; zone: string; wave: string }, which: number): Promise<string> {
  const { directorate } = where
  const { problem: named } = await nameProblem(ctx, { ...where, words: `Problem ${which}`, question: questions[which]!.id })
  const { evidence } = await addEvidence(ctx, { directorate, problem: named, source: 'citizens', kind: 'observation', words: 'Seen on the spot' })
  await addCause(ctx, { directorate, problem: named, side: 'place', words: 'Nobody feels that it is theirs', evidence })
  await routeProblem(ctx, { directorate, problem: named, competence: 'police' })
  await weighProblem(ctx, { directorate, problem: named, magnitude: 2, severity: 3, form: 'Fear after dark' })
  return named
}

/** Zones as squares side by side. */
function mapOf(zones: number): object {
  const square = (at: number) => { const [west, south] = [22 + (at % 10) / 50, 57 + Math.floor(at / 10) / 50]; return [[[west, south], [west + 0.02, south], [west + 0.02, south + 0.02], [west, south + 0.02], [west, south]]] }
  return { type: 'FeatureCollection', features: Array.from({ length: zones }, (_, at) => ({ type: 'Feature', properties: { code: `z${at}`, name: `Zone ${at}`, population: 5000 + at }, geometry: { type: 'Polygon', coordinates: square(at) } })) }
}
