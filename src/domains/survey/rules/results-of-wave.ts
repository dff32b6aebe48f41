import { detectableChange } from '#kernel/sample/detectable-change.ts'
import { partOfIt, noTelling, type Names, type Telling } from '#domains/territory/words.ts'
import { modes, type Break, type Instrument, type Mode, type ZoneResult } from '../words.ts'
import { breaksBetween } from './comparable.ts'
import { breaksOfZone } from './breaks-of-zone.ts'
import { figureOf, measuredIn, type Measured, type Part } from './measured.ts'
import type { Measure } from './measures.ts'
import { smallestPublishable } from './publishable.ts'
import { verdictsOfZone } from './verdicts-of-zone.ts'
import { nameOf, toldBefore, withheldIn, type Release } from './withheld/withheld-in.ts'
import { designedAsWhole, partOf, wholeOf, type Drawn, type WaveSheets } from './sheets/wave-sheets.ts'

/** A zone as a wave asked it. */
export type AskedZone = { readonly id: string; readonly slug: string; readonly names: Names; readonly target: number; readonly boundaryHash: string | null }
/** One wave with all that its results follow from. */
export type Side = {
  readonly wave: string; readonly names: Names; readonly closesOn: string; readonly instrument: Instrument; readonly modes: readonly Mode[]; readonly frame: string
  readonly designEffect: number; readonly zones: readonly AskedZone[]; readonly measures: readonly Measure[]; readonly sheets: WaveSheets; readonly drawn: Drawn
}
export type Results = { readonly whole: ZoneResult; readonly zones: readonly ZoneResult[] }

/**
 * What everybody said and what changed: for each zone, or zones put together because each had too few answers (`groups` holds places in the
 * wave's list), and for the whole. Both waves are put together in the same way. What rules keep back cannot be worked out from the rest, nor from
 * what was released of the wave before.
 */
export function resultsOfWave(after: Side, before: Side | null, groups: readonly (readonly number[])[], released: readonly Release[] = [], told: Telling = noTelling): Results {
  const place = new Map(before?.zones.map(({ id }, at) => [id, at]))
  const places = groups.map((zones): Place => {
    const earlier = zones.map((at) => place.get(after.zones[at]!.id)).filter((at) => at !== undefined)
    return { zones, earlier: earlier.length === zones.length ? earlier : null, whole: false }
  })
  const all: Place = { zones: after.zones.map((_, at) => at), earlier: before && before.zones.map((_, at) => at), whole: true }
  const said = resultsIn(after, before, [...places, all], released, told)
  const zones = groups.flatMap((group, at) => group.map((zone): ZoneResult => {
    const { id, slug, names } = after.zones[zone]!
    return { zone: id as ZoneResult['zone'], slug, names, mergedWith: group.filter((other) => other !== zone).map((other) => after.zones[other]!.slug), ...said[at]! }
  }))
  return { zones, whole: { zone: null, slug: null, names: after.names, mergedWith: [], ...said.at(-1)! } }
}

/** What is shown as one: places in the list of zones of this wave and of the one before. */
type Place = { readonly zones: readonly number[]; readonly earlier: readonly number[] | null; readonly whole: boolean }
type Said = Omit<ZoneResult, 'zone' | 'slug' | 'names' | 'mergedWith'>

function resultsIn(after: Side, before: Side | null, places: readonly Place[], released: readonly Release[], told: Telling): Said[] {
  const breaks = before && breaksBetween(before, after)
  const now = measuredIn(after.measures, after.sheets, places.map((place) => partIn(after, place, designedIn(after, place))), partOfIt(told, 0, 0.25))
  const compared = places.filter(({ earlier }) => before && earlier)
  const needs = (place: Place) => designedIn(after, place) || designedIn(before!, place)
  // A wave drawn as a simple sample is measured under a design too where it is compared with one that was not.
  const again = compared.filter((place) => needs(place) !== designedIn(after, place))
  const underDesign = new Map(measuredIn(after.measures, after.sheets, again.map((place) => partIn(after, place, true)), partOfIt(told, 0.25, 0.3)).map((measured, at) => [again[at]!, measured]))
  const then = before ? measuredIn(before.measures, before.sheets, compared.map((place) => partIn(before, { zones: place.earlier!, whole: place.whole }, needs(place))), partOfIt(told, 0.3, 0.5)) : []
  const hiddenNow = hiddenIn(after, places, now, [], partOfIt(told, 0.5, 0.65))
  const hiddenThen = before ? hiddenIn(before, compared.map(({ earlier, whole }) => ({ zones: earlier!, whole })), then, toldBefore(released, before.zones), partOfIt(told, 0.65, 0.8)) : []
  return places.map((place, at) => {
    told(0.8 + (0.2 * at) / places.length)
    const hidden = marked(hiddenNow[at]!)
    const target = place.zones.reduce((sum, zone) => sum + after.zones[zone]!.target, 0)
    const shown = { answers: answersIn(after, place.zones), target, figures: now[at]!.map(hidden).map(figureOf) }
    if (!before || !place.earlier) return { ...shown, comparedWith: null, because: before ? ['not-asked-before'] : [], changes: [], detectable: null }
    const because = [...breaks!.whole, ...breaksOfZones(before, place.earlier, after, place.zones)]
    const earlier = compared.indexOf(place)
    const changes = verdictsOfZone(then[earlier]!.map(marked(hiddenThen[earlier]!)), (underDesign.get(place) ?? now[at]!).map(hidden), { whole: because, of: breaks!.of })
    const answers = answersIn(before, place.earlier)
    const { wave, names, closesOn } = before
    return {
      ...shown, because, changes, comparedWith: { wave: wave as NonNullable<ZoneResult['comparedWith']>['wave'], names, closesOn, answers },
      detectable: detectableIn(answers, shown.answers, changes.length, needs(place) ? after.designEffect : 1),
    }
  })
}

const marked = (hidden: ReadonlySet<string>) => (one: Measured): Measured => (hidden.has(nameOf(one.measure)) ? { ...one, hidden: true } : one)

function hiddenIn(side: Side, places: readonly Zones[], measured: readonly (readonly Measured[])[], released: Parameters<typeof withheldIn>[2], told: Telling) {
  const alone = new Map(places.flatMap(({ zones, whole }, at) => (zones.length === 1 && !whole ? [[zones[0]!, measured[at]!] as const] : [])))
  const merged = side.zones.map((_, zone) => zone).filter((zone) => !alone.has(zone))
  measuredIn(side.measures, side.sheets, merged.map((zone) => partIn(side, { zones: [zone], whole: false }, side.drawn.designed)), partOfIt(told, 0, 0.4)).forEach((of, at) => alone.set(merged[at]!, of))
  return withheldIn(side.zones.map((_, zone) => alone.get(zone)!), places.map((place, at) => ({ ...place, measured: measured[at]! })), released, partOfIt(told, 0.4, 1))
}

type Zones = Pick<Place, 'zones' | 'whole'>
/** Zones told together count people and not sheets, like the whole: told in another way, each could be worked out from the two. */
const designedIn = ({ drawn }: Side, { zones, whole }: Zones): boolean => (whole || zones.length > 1 ? designedAsWhole(drawn) : drawn.designed)
const partIn = (side: Side, place: Zones, underDesign: boolean): Part =>
  place.whole ? wholeOf(side.sheets, side.drawn, underDesign) : partOf(side.sheets, { ...side.drawn, designed: designedIn(side, place) }, place.zones, underDesign)
const answersIn = ({ sheets: { start } }: Side, zones: readonly number[]): number => zones.reduce((sum, zone) => sum + start[zone + 1]! - start[zone]!, 0)

function breaksOfZones(before: Side, earlier: readonly number[], after: Side, zones: readonly number[]): readonly Break[] {
  const ids = (side: Side, places: readonly number[]) => places.map((zone) => side.zones[zone]!.id).sort().join()
  const moved = breaksOfZone(asking(before, earlier), asking(after, zones))
  return ids(before, earlier) === ids(after, zones) || moved.includes('boundary-changed') ? moved : [...moved, 'boundary-changed']
}

function asking({ zones, sheets }: Side, places: readonly number[]) {
  const hashes = places.map((zone) => zones[zone]!).sort((one, other) => (one.id < other.id ? -1 : 1)).map(({ boundaryHash }) => boundaryHash)
  return { sheetsByMode: allModes(places.map((zone) => sheets.byMode[zone]!)), boundary: hashes.includes(null) ? null : hashes.join() }
}

/** Sheets by mode of several zones together. */
export function allModes(zones: readonly Readonly<Partial<Record<Mode, number>>>[]): Partial<Record<Mode, number>> {
  return Object.fromEntries(modes.map((mode) => [mode, zones.reduce((sum, zone) => sum + (zone[mode] ?? 0), 0)] as const).filter(([, sheets]) => sheets > 0))
}

/** Two waves of different sizes see as much as two of their harmonic mean; the level is shared by all that is tested in the zone. */
function detectableIn(before: number, after: number, tests: number, designEffect: number): number | null {
  if (before < smallestPublishable || after < smallestPublishable || tests === 0) return null
  return Math.min(1, detectableChange((2 * before * after) / (before + after), { tests, designEffect }).change)
}
