/**
 * Places to which incidents may be moved before they are shown: each stands for at least `least` addresses of one zone (8, the rule of data.police.uk),
 * so that nobody's front door is on the map. Zones with fewer addresses have none: there only the zone may be named.
 * A zone's addresses are halved across their longer side as long as both halves are large enough; addresses at one place stay together.
 * Whatever the order of the rows, the catchments are the same. Coordinates in a plane (metres). A catchment's place is the mean of its addresses,
 * or, where that lies outside the zone (`inZone` says so), its address nearest to the mean. snapToCatchment finds the one of an incident.
 */
export function catchments(addresses: Addresses, least = 8, inZone: (x: number, y: number, zone: number) => boolean = () => true): Catchments {
  const { x, y, zone } = addresses, n = zone.length
  if (x.length !== n || y.length !== n) throw new RangeError(`There are ${n} zones of addresses but ${x.length} places.`)
  if (!(Number.isInteger(least) && least >= 1)) throw new RangeError(`A catchment has a whole number of addresses above 0, not ${least}.`)
  const members = new Map<number, number[]>()
  for (let i = 0; i < n; i++) {
    if (!Number.isFinite(x[i]) || !Number.isFinite(y[i])) throw new RangeError(`Address ${i + 1} has no place at ${x[i]}, ${y[i]}.`)
    const own = members.get(zone[i] as number)
    if (own) own.push(i)
    else members.set(zone[i] as number, [i])
  }
  const made: Catchment[] = [], of = new Int32Array(n).fill(-1), roots = new Map<number, Halving>()
  const halve = (own: number[], home: number): Halving => {
    const cut = bestCut(own, x, y, least)
    if (!cut) {
      own.forEach((i) => (of[i] = made.length))
      return made.push(middle(own, x, y, home, inZone)) - 1
    }
    const list = cut.along === 'x' ? x : y
    const below = halve(own.filter((i) => (list[i] as number) < cut.at), home)
    return { ...cut, below, above: halve(own.filter((i) => (list[i] as number) >= cut.at), home) }
  }
  for (const home of [...members.keys()].sort((a, b) => a - b)) {
    const own = members.get(home) as number[]
    if (own.length >= least) roots.set(home, halve(own, home))
  }
  return { made, of, roots, least }
}

/** Halves as equal as can be, across the longer side, else across the other; null where no cut leaves enough on both sides. */
function bestCut(own: readonly number[], x: ArrayLike<number>, y: ArrayLike<number>, least: number): { along: 'x' | 'y'; at: number } | null {
  if (own.length < 2 * least) return null
  const sorted = { x: Float64Array.from(own, (i) => x[i] as number).sort(), y: Float64Array.from(own, (i) => y[i] as number).sort() }
  const width = (list: Float64Array) => (list.at(-1) as number) - (list[0] as number)
  for (const along of width(sorted.x) >= width(sorted.y) ? (['x', 'y'] as const) : (['y', 'x'] as const)) {
    const list = sorted[along], half = list.length / 2
    let at: number | null = null, off = Infinity
    for (let k = least; k <= list.length - least; k++) {
      if (list[k] !== list[k - 1] && Math.abs(k - half) < off) [at, off] = [list[k] as number, Math.abs(k - half)]
    }
    if (at !== null) return { along, at }
  }
  return null
}

function middle(own: readonly number[], x: ArrayLike<number>, y: ArrayLike<number>, zone: number, inZone: (x: number, y: number, zone: number) => boolean): Catchment {
  // Sorted first, so that the sum is the same to the last digit whatever the order of the rows.
  const mean = (list: ArrayLike<number>) => Float64Array.from(own, (i) => list[i] as number).sort().reduce((sum, v) => sum + v, 0) / own.length
  const cx = mean(x), cy = mean(y)
  if (inZone(cx, cy, zone)) return { x: cx, y: cy, zone, addresses: own.length }
  const far = (i: number) => ((x[i] as number) - cx) ** 2 + ((y[i] as number) - cy) ** 2
  const best = own.reduce((a, b) => (far(b) - far(a) || (x[b] as number) - (x[a] as number) || (y[b] as number) - (y[a] as number)) < 0 ? b : a)
  return { x: x[best] as number, y: y[best] as number, zone, addresses: own.length }
}

type Addresses = { readonly x: ArrayLike<number>; readonly y: ArrayLike<number>; readonly zone: ArrayLike<number> }

/** One place that stands for its addresses. */
export type Catchment = { readonly x: number; readonly y: number; readonly zone: number; readonly addresses: number }

/** Where a zone was halved, down to the number of a catchment. */
export type Halving = number | { readonly along: 'x' | 'y'; readonly at: number; readonly below: Halving; readonly above: Halving }

/** The catchments, that of each address (-1 for none), and how each zone was halved. */
export type Catchments = {
  readonly made: readonly Catchment[]
  readonly of: Int32Array
  readonly roots: ReadonlyMap<number, Halving>
  readonly least: number
}
