import type { Box } from './areas.ts'
import { coordinates } from './coordinates.ts'
import { cover } from './planar/cover.ts'
import type { Fault } from './fault.ts'
import { partOfIt, noTelling, type Telling } from './planar/telling.ts'
import { gaps } from './gaps.ts'
import { overlaps } from './overlaps.ts'
import { readZones, type ReadOptions, type ReadZone } from './read-zones.ts'
import { selfCrossings } from './self-crossings.ts'
import { partVillages, type ReadVillage } from './reading/part-villages.ts'

export type CheckOptions = ReadOptions & Readonly<{
  /** west, south, east, north of where the zones must lie */
  home?: Box
  /** wide gaps are lakes or enclaves, says the person who imports */
  gapsAreMeant?: boolean
  /** codes of zones kept before, to which a village of the file may belong */
  kept?: ReadonlySet<string>
}>

/** Everything there is to say about the zones of a file before anything is kept (A1): the grave first, then as the file has them. */
export function checkZones(geojson: unknown, options: CheckOptions = {}, told: Telling = noTelling): { zones: ReadZone[]; villages: ReadVillage[]; faults: Fault[] } {
  const { zones: all, faults } = readZones(geojson, options)
  told(0.1)
  const { zones, villages, faults: homeless } = partVillages(all, options.kept ?? new Set())
  const outlined = new Set(villages.map(({ code }) => code))
  const astray = coordinates(all.filter(({ code, level }) => level !== 'village' || outlined.has(code) || villages.length === 0), options.home)
  const lost = new Set(astray.map(({ zone }) => zone))
  const found = [...faults, ...homeless, ...astray]
  const levels = [...new Set(zones.map((zone) => zone.level))]
  for (const [nth, level] of levels.entries()) {
    const telling = partOfIt(told, 0.1 + (0.9 * nth) / levels.length, 0.1 + (0.9 * (nth + 1)) / levels.length)
    const own = zones.filter((zone) => zone.level === level && !lost.has(zone.code))
    const crossing = selfCrossings(own, partOfIt(telling, 0, 0.3))
    const broken = new Set(crossing.filter(({ grave }) => grave).map(({ zone }) => zone))
    const drawn = own.filter(({ code }) => !broken.has(code)) // what is broken is repaired first: its neighbours are not blamed for it
    const patches = cover(drawn.map(({ boundary }) => boundary), partOfIt(telling, 0.3, 0.7))
    const undrawn = lost.size > 0 || broken.size > 0 || drawn.some(({ boundary }) => boundary === null)
    found.push(...crossing)
    if (patches === null) found.push({ zone: null, kind: 'tangle', grave: true })
    else found.push(...overlaps(drawn, patches, partOfIt(telling, 0.7, 0.9)), ...gaps(drawn, patches, undrawn || options.gapsAreMeant === true))
  }
  return { zones, villages, faults: [...found.filter(({ grave }) => grave), ...found.filter(({ grave }) => !grave)] }
}
