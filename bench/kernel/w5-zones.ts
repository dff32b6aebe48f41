import Flatbush from 'flatbush'
import { zoneIndex, type Boundary } from '../../src/kernel/locate/zones/zone-index.ts'
import { zoneOfPoints } from '../../src/kernel/locate/zones/zone-of-points.ts'
import { agree } from './agree.ts'
import { madePoints } from './made/points.ts'
import { madeZones } from './made/zones.ts'
import type { Workload } from './workload.ts'

/** W5: in which of 5,000 zones each incident lies. */
export const zones: Workload = {
  tells: 'incidents, each to one of 5,000 zones with some 460,000 corners',
  unit: 'points',
  full: 8_000_000,
  prepare: (size) => {
    const all = madeZones(5000), { x, y } = madePoints(size), index = zoneIndex(all), ours = () => zoneOfPoints(x, y, index)
    return { size, ours, alone: [{ what: 'index of the zones, once a version', way: () => zoneIndex(all), wanted: 0.4 }], pairs: async () => {
      const part = Math.ceil(size / 32), few = x.subarray(0, part), fewY = y.subarray(0, part), theirs = byBoxes(all)
      return [{
        peer: 'flatbush and ray casting', wanted: 30, size, ours, part: 'a thirty-second of the points',
        theirs: async (clock) => (await clock(() => theirs(few, fewY))) * (size / part),
        agree: () => agree('zones', ours().subarray(0, part), theirs(few, fewY), 0),
      }]
    } }
  },
}

/** As one does it with the parts at hand: the boxes that hold the point from an index, then each zone's border by ray casting. */
function byBoxes(all: readonly Boundary[]): (x: Float64Array, y: Float64Array) => Int32Array {
  const boxes = new Flatbush(all.length), rings = all.map((zone) => Float64Array.from(zone[0]![0]!.flat()))
  for (const ring of rings) {
    const xs = ring.filter((_, k) => k % 2 === 0), ys = ring.filter((_, k) => k % 2 === 1)
    boxes.add(least(xs), least(ys), -least(xs.map((v) => -v)), -least(ys.map((v) => -v)))
  }
  boxes.finish()
  return (x, y) => Int32Array.from(x, (px, i) => {
    let first = -1
    boxes.search(px, y[i]!, px, y[i]!, (zone) => {
      if ((first === -1 || zone < first) && within(rings[zone]!, px, y[i]!)) first = zone
      return false
    })
    return first
  })
}

const least = (list: Float64Array) => list.reduce((min, one) => Math.min(min, one), Infinity)

function within(ring: Float64Array, px: number, py: number): boolean {
  let odd = false
  for (let k = 2; k < ring.length; k += 2) {
    const ax = ring[k - 2]!, ay = ring[k - 1]!, bx = ring[k]!, by = ring[k + 1]!
    if (ay > py !== by > py && px < ax + ((py - ay) / (by - ay)) * (bx - ax)) odd = !odd
  }
  return odd
}
