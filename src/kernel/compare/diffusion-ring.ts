/** Where a place lies to a treated area: in it, in the ring around it where crime may go, or beyond, where comparisons may be drawn. */
export type Role = 'treated' | 'ring' | 'beyond'

/**
 * Each place's role for a treated area and a ring of `width` around it, in metres on a plane.
 * Not for degrees of longitude and latitude, and no rivers or walls are known here. A place on the border counts as treated.
 * `area` is the outline's corners, first and last joined; inside by counting crossings, else the distance to the nearest side.
 */
export function diffusionRing(x: ArrayLike<number>, y: ArrayLike<number>, area: readonly (readonly [number, number])[], width: number): Role[] {
  if (area.length < 3) throw new RangeError(`An outline has at least three corners, not ${area.length}.`)
  if (!(width >= 0 && width < Infinity)) throw new RangeError(`A ring is 0 or more metres wide, not ${width}.`)
  if (x.length !== y.length) throw new RangeError(`There are ${x.length} eastings but ${y.length} northings.`)
  const [west, east] = [Math.min(...area.map(([e]) => e)) - width, Math.max(...area.map(([e]) => e)) + width]
  const [south, north] = [Math.min(...area.map(([, n]) => n)) - width, Math.max(...area.map(([, n]) => n)) + width]
  return Array.from(x, (px, i) => {
    const py = y[i]!
    if (!(px >= west && px <= east && py >= south && py <= north)) return 'beyond'
    let inside = false, nearest = Infinity
    for (let a = 0; a < area.length; a++) {
      const [ax, ay] = area[a]!, [bx, by] = area[(a + 1) % area.length]!, ex = bx - ax, ey = by - ay
      if (ay > py !== by > py && px < ax + ((py - ay) / ey) * ex) inside = !inside
      const along = Math.max(0, Math.min(1, ((px - ax) * ex + (py - ay) * ey) / (ex * ex + ey * ey || 1)))
      nearest = Math.min(nearest, Math.hypot(px - ax - along * ex, py - ay - along * ey))
    }
    return inside || nearest === 0 ? 'treated' : nearest <= width ? 'ring' : 'beyond'
  })
}
