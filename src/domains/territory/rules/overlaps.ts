import type { MultiPolygon } from '../words.ts'
import { areas, boxOf, type Box } from './areas.ts'
import { parted, type Patch } from './planar/cover.ts'
import type { Fault } from './fault.ts'
import { joined } from './joined.ts'
import { outlineRows, type OutlineRows } from './planar/outline-rows.ts'
import type { ReadZone } from './read-zones.ts'
import { sliver } from './sliver.ts'
import { noTelling, type Telling } from './planar/telling.ts'

type Claim = Readonly<{ code: string; boundary: MultiPolygon; box: Box; rows: () => OutlineRows; area: () => number }>

/** Ground that two zones both claim: every pair is named once, with all its slivers together; what is wider is named apart. */
export function overlaps(zones: readonly ReadZone[], patches: readonly Patch[], told: Telling = noTelling): Fault[] {
  const claims = zones.flatMap(({ code, boundary }): Claim[] => {
    const box = boundary === null ? null : boxOf(boundary)
    return boundary === null || box === null ? [] : [{ code, boundary, box, rows: once(() => outlineRows(boundary)), area: once(() => areas(boundary)) }]
  })
  const found: Fault[] = []
  const claimed = patches.filter(({ winding }) => winding > 1)
  for (const [place, patch] of claimed.entries()) {
    told(place / claimed.length)
    const [west, south, east, north] = boxOf([patch.rings])!
    const near = claims.filter(({ box }) => box[2] >= west && box[0] <= east && box[3] >= south && box[1] <= north)
    const shared = new Map<string, { one: Claim; two: Claim; squareMetres: number; largest: Patch }>()
    for (const piece of parted(patch, near.map(({ boundary }) => boundary))) {
      const claimants = near.filter(({ rows }) => rows().contains(...piece.at)).sort((one, two) => (one.code < two.code ? -1 : 1))
      claimants.forEach((one, place) => claimants.slice(place + 1).forEach((two) => {
        const key = JSON.stringify([one.code, two.code])
        const known = shared.get(key) ?? { one, two, squareMetres: 0, largest: piece }
        const largest = piece.squareMetres > known.largest.squareMetres ? piece : known.largest
        shared.set(key, { one, two, squareMetres: known.squareMetres + piece.squareMetres, largest })
      }))
    }
    for (const { one, two, squareMetres, largest } of shared.values()) {
      const ground = { squareMetres, metresWide: Math.max(patch.metresWide, largest.metresWide) } // a third border through it makes it no thinner
      const grave = !sliver(ground, Math.min(one.area(), two.area()))
      found.push({ zone: one.code, kind: 'overlap', other: two.code, squareMetres, at: largest.at, grave })
    }
  }
  return joined(found)
}

function once<Answer extends object | number>(answer: () => Answer): () => Answer {
  let known: Answer | undefined
  return () => (known ??= answer())
}
