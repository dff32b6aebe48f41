import type { Fault } from '../fault.ts'
import type { ReadZone } from '../read-zones.ts'
import { zoneIndex } from '../zone-at.ts'

/** A village as a file tells it, with the zone it belongs to by that zone's code. */
export type ReadVillage = Pick<ReadZone, 'code' | 'names' | 'boundary'> & { readonly zone: string; readonly at: readonly [lon: number, lat: number] | null }

/**
 * Parts the villages of a file from its zones: an outline or a point of the level "village" whose parent is a zone, of the file or kept before. Where no
 * village of a file has one, the villages are the zones; where some have, one without is a fault. A village marked on the map outside its zone is told.
 */
export function partVillages(all: readonly ReadZone[], kept: ReadonlySet<string>): { zones: ReadZone[]; villages: ReadVillage[]; faults: Fault[] } {
  const called = all.filter(({ level }) => level === 'village')
  const others = all.filter(({ level }) => level !== 'village')
  const zones = new Set([...others.map(({ code }) => code), ...kept])
  const villages = called.flatMap(({ code, names, boundary, at, parent }): ReadVillage[] => (parent !== null && zones.has(parent) ? [{ code, names, boundary, at: at ?? null, zone: parent }] : []))
  if (villages.length === 0) return { zones: [...all], villages: [], faults: [] }
  const homed = new Set(villages.map(({ code }) => code))
  const homeless = called.filter(({ code }) => !homed.has(code)).map(({ code, parent }): Fault => ({ zone: code, kind: 'no-parent', other: parent ?? '', grave: true }))
  return { zones: others, villages, faults: [...homeless, ...astray(villages, others)] }
}

function astray(villages: readonly ReadVillage[], zones: readonly ReadZone[]): Fault[] {
  const drawn = new Map(zones.flatMap(({ code, boundary }) => (boundary === null ? [] : [[code, boundary] as const])))
  return villages.flatMap(({ code, at, zone }): Fault[] => {
    const boundary = drawn.get(zone)
    if (at !== null && (Math.abs(at[0]) > 180 || Math.abs(at[1]) > 90)) return [{ zone: code, kind: 'outside-earth', at, grave: true }]
    if (at === null || boundary === undefined || zoneIndex([{ id: zone, boundary }])(...at) !== null) return []
    return [{ zone: code, kind: 'outside-zone', other: zone, at, grave: false }]
  })
}
