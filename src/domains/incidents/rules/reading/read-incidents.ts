import type { Profile } from '../../words.ts'
import { usuallyFoundBy } from '../taxonomy.ts'
import { readCategory } from './read-category.ts'
import { readDay, readHour, type Moment } from './read-day.ts'
import { readPoint, type Point, type ToDegrees } from './read-point.ts'
import { isPersonalNumber, namesPeople } from './personal-columns.ts'
import { noIncidents, type SomeIncidents } from './some-incidents.ts'

/** What is wrong with a cell: where it stands, which refusal tells why, and what stands there. */
export type Fault = { readonly row: number; readonly column: string; readonly code: string; readonly value: string }
export type Expected = {
  readonly profile: Profile; readonly today: string; readonly toDegrees: ToDegrees
  readonly zoneAt: (lon: number, lat: number) => string | null; readonly zoneNamed: (value: string) => string | null
}
const faultsTold = 200
/** So many rows show whether a column holds personal numbers. */
const rowsLookedAt = 300

/** Reads a file row by row as its profile says. Hands out what was read so far by `drain`; a row with a fault is left out and told. */
export function readIncidents(header: readonly string[], { profile, today, toDegrees, zoneAt, zoneNamed }: Expected) {
  const at = placesOf(header, profile)
  const categoryOf = readCategory(profile.category)
  const police = new Set(profile.foundBy?.police ?? [])
  const faults: Fault[] = []
  const personal = new Map<number, number>()
  let [rows, faulty, faultsInAll] = [0, 0, 0]
  let ready = noIncidents()

  function take(cells: readonly string[]): void {
    rows++
    if (rows <= rowsLookedAt) cells.forEach((cell, place) => isPersonalNumber(cell) && personal.set(place, (personal.get(place) ?? 0) + 1))
    const before = faultsInAll
    const category = categoryOf(cells[at.category] ?? '') ?? wrong(cells, at.category, 'incidents.category-not-known')
    const moment = momentOf(cells) ?? wrong(cells, at.day, 'incidents.day-not-read')
    if (moment && moment.on > today) wrong(cells, at.day, 'incidents.day-to-come')
    const point = pointOf(cells)
    const counts = at.counts < 0 ? 1 : countOf(cells[at.counts] ?? '') ?? wrong(cells, at.counts, 'incidents.count-not-read')
    if (faultsInAll > before || !category || !moment || !counts) return void faulty++
    ready.zones.push(zoneOf(cells, point))
    ready.categories.push(category)
    ready.days.push(moment.on)
    ready.precisions.push(moment.preciseTo)
    ready.hours.push(moment.hour)
    ready.lons.push(point?.lon ?? null)
    ready.lats.push(point?.lat ?? null)
    ready.finders.push(at.foundBy < 0 ? usuallyFoundBy(category) : police.has(cells[at.foundBy] ?? '') ? 'police' : 'reported')
    ready.counts.push(counts)
  }

  function momentOf(cells: readonly string[]): Moment | null {
    const moment = readDay(cells[at.day] ?? '', profile.day.order)
    if (!moment || at.hour < 0) return moment
    const hour = readHour(cells[at.hour] ?? '')
    if (hour === undefined) wrong(cells, at.hour, 'incidents.hour-not-read')
    return { ...moment, hour: hour ?? null }
  }

  function pointOf(cells: readonly string[]): Point | null {
    if (at.east < 0) return null
    const point = readPoint(cells[at.east] ?? '', cells[at.north] ?? '', toDegrees)
    if (point === undefined) wrong(cells, at.east, 'incidents.point-not-read')
    return point ?? null
  }

  function zoneOf(cells: readonly string[], point: Point | null): string | null {
    for (const by of profile.placedBy) {
      const zone = by === 'point' ? point && zoneAt(point.lon, point.lat) : at.zone < 0 ? null : zoneNamed(cells[at.zone] ?? '')
      if (zone !== null) return zone
    }
    return null
  }

  /** The header is row 1, as a spreadsheet counts. */
  function wrong(cells: readonly string[], place: number, code: string): null {
    faultsInAll++
    if (faults.length < faultsTold) faults.push({ row: rows + 1, column: header[place] ?? '', code, value: (cells[place] ?? '').slice(0, 80) })
    return null
  }

  return {
    take, waiting: () => ready.categories.length,
    drain: (): SomeIncidents => {
      const drained = ready
      ready = noIncidents()
      return drained
    },
    told: () => ({ rows, faulty, faults, faultsInAll, personal: [...new Set([...header.filter(namesPeople), ...numbered()])] }),
  }

  function numbered(): string[] {
    return [...personal].filter(([, times]) => times >= 3 && times >= Math.min(rows, rowsLookedAt) / 2).map(([place]) => header[place] ?? '')
  }
}

/** Which columns a profile speaks of that a header does not have. */
export function columnsLacking(header: readonly string[], profile: Profile): string[] {
  return [profile.category.column, profile.day.column, profile.hour?.column, profile.point?.east, profile.point?.north, profile.zone?.column, profile.foundBy?.column, profile.counts?.column]
    .filter((column) => column !== undefined).filter((column) => !header.includes(column))
}

function placesOf(header: readonly string[], profile: Profile) {
  const place = (column: string | undefined) => (column === undefined ? -1 : header.indexOf(column))
  return {
    category: place(profile.category.column), day: place(profile.day.column), hour: place(profile.hour?.column), east: place(profile.point?.east), north: place(profile.point?.north),
    zone: place(profile.zone?.column), foundBy: place(profile.foundBy?.column), counts: place(profile.counts?.column),
  }
}

const countOf = (cell: string): 1 | -1 | null => (cell === '1' ? 1 : cell === '-1' ? -1 : null)
