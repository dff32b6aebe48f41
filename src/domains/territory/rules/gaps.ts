import { areas } from './areas.ts'
import type { Patch } from './planar/cover.ts'
import type { Fault } from './fault.ts'
import { joined } from './joined.ts'
import type { ReadZone } from './read-zones.ts'
import { sliver } from './sliver.ts'

/**
 * Ground enclosed by zones that none of them claims, named with the neighbour that has the longest border on it and the next.
 * A wide gap is grave unless it may be meant: a lake or an enclave that the importer vouches for, or the place of a zone not drawn.
 */
export function gaps(zones: readonly ReadZone[], patches: readonly Patch[], mayBeMeant: boolean): Fault[] {
  return joined(patches.flatMap((patch) => {
    if (patch.winding !== 0) return []
    const [one, two] = patch.around.map((place) => zones[place]!)
    if (one === undefined) return []
    const smallest = Math.min(...patch.around.map((place) => areas(zones[place]!.boundary ?? [])))
    const names = [one.code, ...(two === undefined ? [] : [two.code])].sort()
    return [{
      zone: names[0]!, kind: 'gap', ...(names[1] === undefined ? {} : { other: names[1] }),
      squareMetres: patch.squareMetres, at: patch.at, grave: !mayBeMeant && !sliver(patch, smallest),
    } as const]
  }))
}
