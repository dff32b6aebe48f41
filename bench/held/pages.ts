import { makeApp } from '../../src/web/http/app.ts'
import { visitor } from '../../src/testing/visitor.ts'
import type { Store } from '../../src/platform/db.ts'
import type { LargeTown } from '../large-town.ts'
import type { Piece } from './told.ts'

/** How often each page is asked for while it is watched. */
const times = 3

/** The dearest pages of a large town, each drawn anew: of the desk for an analyst, and public ones, packed as browsers ask for them. A page that is drawn for the first time in a program is read by the machine as well, which is told by itself. */
export async function pagesOf(store: Store, town: LargeTown): Promise<readonly Piece[]> {
  const site = await makeApp(store, { clock: () => town.now }), desk = visitor(site), open = visitor(site)
  await desk.send('/en/sign-in', { link: town.link })
  let asked = 0
  const station = stationPages(town).map((path) => [`the desk: ${path || '/'}`, () => desk.see(`/en/station${path}`)] as const)
  const others = publicPages(town).map((path) => [`in public: ${path}`, () => open.see(`${path}?anew=${++asked}`, { 'accept-encoding': 'gzip, deflate, br' })] as const)
  const all = [...station, ...others].map(([name, see]) => [name.replace(/[0-9a-f-]{36}/g, 'X'), async () => {
    const { status, path } = await see()
    if (status !== 200) throw new Error(`${path} answered ${status}`)
  }] as const)
  const often = (see: () => Promise<void>) => async () => { for (let time = 0; time < times; time++) await see() }
  return [...all.map(([name, see]) => [`${name}, the first time`, see] as const), ...all.map(([name, see]) => [name, often(see)] as const)]
}

function stationPages({ slug, problem, plan, wave }: LargeTown): string[] {
  return [
    '', '/due', '/mine', '/plans', `/plans/${plan}`, `/plans/${plan}/joint`, `/zones/${slug}/desk`, `/zones/${slug}`, `/zones/${slug}/cycle`, '/incidents', '/incidents/import', `/zones/${slug}/incidents`, '/waves', `/waves/${wave}`, `/waves/${wave}/results`,
    `/waves/${wave}/groups`, `/waves/${wave}/participation`, `/problems/${problem}`, '/priorities', '/improvements', '/investments',
  ]
}

function publicPages({ slug, wave }: LargeTown): string[] {
  return ['/en', '/en/zones', `/en/zones/${slug}`, `/en/zones/${slug}/waves/${wave}`, `/en/waves/${wave}/groups`, '/en/map', '/en/record', '/open/zones.geojson', `/open/zones/${slug}/results.csv`, `/open/waves/${wave}/results.json`, `/open/waves/${wave}/results.csv`]
}
