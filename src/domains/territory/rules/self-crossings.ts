import { areas } from './areas.ts'
import { knots } from './planar/cover.ts'
import type { Fault } from './fault.ts'
import type { ReadZone } from './read-zones.ts'
import { sliver } from './sliver.ts'
import { noTelling, type Telling } from './planar/telling.ts'

/** Zones whose own border crosses itself or whose parts lie on each other, with the ground concerned; a knot as small as a sliver is told only. */
export function selfCrossings(zones: readonly ReadZone[], told: Telling = noTelling): Fault[] {
  return zones.flatMap(({ code, boundary }, place): Fault[] => {
    told(place / zones.length)
    if (boundary === null) return []
    const found = knots(boundary)?.sort((one, two) => two.squareMetres - one.squareMetres)
    if (found === undefined) return [{ zone: code, kind: 'self-crossing', grave: true }] // a scribble: there is no ground to measure
    const largest = found[0]
    if (largest === undefined) return []
    const squareMetres = found.reduce((sum, knot) => sum + knot.squareMetres, 0)
    const whole = areas(boundary)
    return [{ zone: code, kind: 'self-crossing', squareMetres, at: largest.at, grave: found.some((knot) => !sliver(knot, whole)) }]
  })
}
