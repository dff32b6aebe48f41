import { boxOf, type Box } from './areas.ts'
import type { Fault } from './fault.ts'
import { homesOf, within } from './atlas/homes.ts'
import { projections } from './atlas/projections.ts'
import type { ReadZone } from './read-zones.ts'

/**
 * Zones that are not where longitude and latitude would put them: counted in metres (projected), with the two exchanged (swapped), or
 * nowhere on earth. Swapped is said only when exchanging brings a zone home and leaving it does not: home is the box given, else
 * the countries expected, else the neighbourhood of the zones that are not themselves in doubt.
 */
export function coordinates(zones: readonly ReadZone[], home?: Box): Fault[] {
  const boxes = zones.flatMap(({ code, boundary }) => {
    const box = boundary === null ? null : boxOf(boundary)
    return box === null ? [] : [{ code, box }]
  })
  const sound = boxes.filter(({ box }) => onEarth(box)).map(({ box }) => box)
  return boxes.flatMap(({ code, box }): Fault[] => {
    const at = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2] as const
    if (!onEarth(box)) {
      if (onEarth(swapped(box))) return [{ zone: code, kind: 'swapped', at, grave: true }]
      if (Math.max(...box.map(Math.abs)) < 1_000) return [{ zone: code, kind: 'outside-earth', at, grave: true }]
      const other = systemsOf(box).join(', ')
      return [{ zone: code, kind: 'projected', ...(other === '' ? {} : { other }), at, grave: true }]
    }
    return comesHome(box, sound, home) ? [{ zone: code, kind: 'swapped', at, grave: true }] : []
  })
}

const swapped = ([west, south, east, north]: Box): Box => [south, west, north, east]

const onEarth = ([west, south, east, north]: Box): boolean => west >= -180 && east <= 180 && south >= -90 && north <= 90

function comesHome(box: Box, sound: readonly Box[], home: Box | undefined): boolean {
  const turned = swapped(box)
  if (!onEarth(turned)) return false
  if (home !== undefined) return within(turned, home) && !within(box, home)
  if (homesOf(box).length > 0) return false
  return homesOf(turned).length > 0 || strayed(box, turned, sound)
}

/** Far from where most zones of the file are, but among them once exchanged. */
function strayed(box: Box, turned: Box, sound: readonly Box[]): boolean {
  const middle = (side: (one: Box) => number) => sound.map(side).sort((one, two) => one - two)[sound.length >> 1]!
  const [lon, lat] = [middle((one) => (one[0] + one[2]) / 2), middle((one) => (one[1] + one[3]) / 2)]
  const off = (one: Box) => Math.hypot((one[0] + one[2]) / 2 - lon, (one[1] + one[3]) / 2 - lat)
  const spread = sound.map(off).sort((one, two) => one - two)[sound.length >> 1]!
  return sound.length >= 3 && off(box) > 10 * (spread + 0.1) && off(turned) < 3 * (spread + 0.1)
}

function systemsOf(box: Box): string[] {
  const named = (one: Box) => projections.filter(({ metres }) => within(one, metres)).map(({ system }) => system)
  const found = named(box)
  return found.length > 0 ? found : named(swapped(box)) // some files write the north first
}
