/** factors x cells = sum. */
export type Equation = { readonly cells: ArrayLike<number>; readonly factors: ArrayLike<number>; readonly sum: number }
/** A point that meets all equations and bounds, with the tableau from which the next is reached. */
export type Walk = {
  readonly at: Float64Array
  /** To where it is worth going, until `enough` says so; false where there is no end. */
  readonly climb: (worth: ArrayLike<number>, enough?: (at: Float64Array) => boolean) => boolean
}

const tiny = 1e-9

/**
 * All that unknown numbers can be if sums of them are known and each lies between a least and a most: a walk along the corners of what is possible.
 * Null where the equations contradict each other. Warm: each climb starts where the last one ended. A start that meets the equations saves the search for one.
 * For some hundreds of unknowns: the tableau is dense in memory (its zeros are skipped in work).
 * The primal simplex method for bounded unknowns, largest gain first, smallest place first after ties (no cycles). Source: Dantzig 1963; Bland 1977.
 * Sums of counts have factors 1 and -1: their tableau stays in small whole numbers and floating point is exact. Reference values: brute force.
 */
export function vertexWalk(equations: readonly Equation[], least: ArrayLike<number>, most: ArrayLike<number>, start: ArrayLike<number> = least): Walk | null {
  const unknowns = least.length, width = unknowns + 1, spare = unknowns
  if (most.length !== unknowns || start.length !== unknowns) throw new RangeError(`${unknowns} unknowns have as many greatest values and starts, not ${most.length} and ${start.length}.`)
  const low = new Float64Array(width), high = new Float64Array(width).fill(1), at = high.slice()
  low.set(least)
  high.set(most)
  at.set(start)
  for (let j = 0; j < unknowns; j++) if (!(low[j]! <= at[j]! && at[j]! <= high[j]! && at[j]! > -Infinity)) throw new RangeError(`Unknown ${j} starts at ${at[j]}, not between ${low[j]} and ${high[j]}.`)
  const often = new Int32Array(width)
  let missed = 0
  const rows = equations.map(({ cells, factors, sum }) => {
    const row = new Float64Array(width)
    let now = 0
    for (let i = 0; i < cells.length; i++) {
      row[cells[i] as number]! += factors[i] as number
      often[cells[i] as number]!++
      now += (factors[i] as number) * (at[cells[i] as number] as number)
    }
    // What the start misses is carried by one more unknown, walked from 1 to 0.
    row[spare] = Math.abs(sum - now) > tiny ? sum - now : 0
    missed = Math.max(missed, Math.abs(row[spare] as number))
    return row
  })
  const tableau: Float64Array[] = [], basis: number[] = [], rowOf = new Int32Array(width).fill(-1)
  const live = new Int32Array(width)

  for (const row of rows) {
    basis.forEach((j, i) => take(row, tableau[i] as Float64Array, row[j] as number))
    let pivot = -1
    for (let j = 0; j < unknowns; j++) {
      const factor = Math.abs(row[j] as number), best = pivot < 0 ? tiny : Math.abs(row[pivot] as number)
      // Among equal factors the unknown of the fewest equations: the tableau stays thin.
      if (factor > best * 1.001 || (pivot >= 0 && factor > best * 0.999 && (often[j] as number) < (often[pivot] as number))) pivot = j
    }
    if (pivot < 0) {
      if (Math.abs(row[spare] as number) > tiny) return null
      continue
    }
    tableau.push(row)
    basis.push(pivot)
    pivotOn(tableau.length - 1, pivot, null)
  }
  if (missed > 0) {
    climb(new Float64Array(width).fill(-1, spare), () => (at[spare] as number) <= 0)
    if ((at[spare] as number) > tiny) return null
  }
  high[spare] = at[spare] = 0
  return { at: at.subarray(0, unknowns), climb }

  function climb(worth: ArrayLike<number>, enough: (at: Float64Array) => boolean = () => false): boolean {
    const gain = new Float64Array(width)
    gain.set(worth)
    basis.forEach((j, i) => take(gain, tableau[i] as Float64Array, gain[j] as number))
    for (let still = 0; !enough(at);) {
      const j = entering(gain, still > 40)
      if (j < 0) return true
      const way = (gain[j] as number) > 0 ? 1 : -1
      let step = way > 0 ? (high[j] as number) - (at[j] as number) : (at[j] as number) - (low[j] as number), leaving = -1, firmest = 0
      for (let i = 0; i < basis.length; i++) {
        const slope = -(tableau[i]![j] as number) * way, b = basis[i] as number
        if (Math.abs(slope) < tiny) continue
        const room = Math.max(0, (slope > 0 ? (high[b] as number) - (at[b] as number) : (at[b] as number) - (low[b] as number)) / Math.abs(slope))
        const tie = Math.abs(room - step) <= 1e-12 && leaving >= 0 && (still > 40 ? b < (basis[leaving] as number) : Math.abs(slope) > firmest)
        if (room < step - 1e-12 || tie) {
          step = Math.min(step, room)
          leaving = i
          firmest = Math.abs(slope)
        }
      }
      if (step === Infinity) return false
      still = step > tiny ? 0 : still + 1
      at[j]! += way * step
      for (let i = 0; i < basis.length; i++) at[basis[i] as number]! -= (tableau[i]![j] as number) * way * step
      if (leaving < 0) {
        at[j] = (way > 0 ? high[j] : low[j]) as number
        continue
      }
      const left = basis[leaving] as number
      at[left] = ((tableau[leaving]![j] as number) * way < 0 ? high[left] : low[left]) as number
      rowOf[left] = -1
      basis[leaving] = j
      pivotOn(leaving, j, gain)
    }
    return true
  }

  function entering(gain: Float64Array, first: boolean): number {
    let best = -1, most = tiny
    for (let j = 0; j < width; j++) {
      const g = gain[j] as number
      if (Math.abs(g) <= most || rowOf[j]! >= 0 || !(g > 0 ? (at[j] as number) < (high[j] as number) : (at[j] as number) > (low[j] as number))) continue
      best = j
      if (first) return j
      most = Math.abs(g)
    }
    return best
  }

  function pivotOn(i: number, j: number, gain: Float64Array | null): void {
    const row = tableau[i] as Float64Array, factor = row[j] as number
    let count = 0
    for (let c = 0; c < width; c++) if (row[c] !== 0) {
      row[c]! /= factor
      live[count++] = c
    }
    row[j] = 1
    for (let r = 0; r < tableau.length; r++) if (r !== i) clear(tableau[r] as Float64Array)
    if (gain) clear(gain)
    rowOf[j] = i

    function clear(other: Float64Array): void {
      const much = other[j] as number
      if (much === 0) return
      for (let k = 0; k < count; k++) {
        const c = live[k] as number, left = (other[c] as number) - much * (row[c] as number)
        other[c] = Math.abs(left) < 1e-12 ? 0 : left
      }
      other[j] = 0
    }
  }
}

function take(from: Float64Array, row: Float64Array, much: number): void {
  if (much !== 0) for (let c = 0; c < row.length; c++) if (row[c] !== 0) from[c]! -= much * (row[c] as number)
}
