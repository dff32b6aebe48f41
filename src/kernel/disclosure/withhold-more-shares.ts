import { fewestAlike } from './few-alike.ts'
import { sharesWorkedOut, type SharesShown } from './shares-worked-out.ts'

/** Places in what was shown that must be withheld as well, and whether something can be worked out all the same: then the figure may not be shown at all. */
export type SharesWithheld = { readonly added: readonly number[]; readonly open: boolean }
/** `out`: places in what is shown that cannot be taken back, for they were published before. `of`: which zones are to be kept in the dark, as for sharesWorkedOut. */
type Asked = { readonly width?: number; readonly out?: readonly number[]; readonly of?: readonly (readonly number[])[] }

/**
 * Which more shares of a figure to withhold so that none withheld by rule can be worked out by taking zones off the whole, nor to within `width` people.
 * Greedy: the share of the fewest answers that closes everything, else what closes most for the fewest answers lost; then each is shown again that
 * turns out to be needless. Shares are tried some at a time, those of fewest answers first.
 * A zone withheld for the sake of others need not be hard to guess itself. Every reason shown must then be the same word, or the reasons give it away.
 */
export function withholdMoreShares(figure: SharesShown, { width = fewestAlike, out = [], of }: Asked = {}): SharesWithheld {
  const rule = of ?? sharesWorkedOut(figure, width).map(({ zones }) => zones)
  const missing = (added: ReadonlySet<number>): number => {
    const shown = figure.shown.map((share, at) => (added.has(at) ? { ...share, estimate: null } : share))
    return sharesWorkedOut({ ...figure, shown }, width, rule).reduce((sum, { people, needed, open }) => (open ? sum + needed - people : sum), 0)
  }
  const added = new Set<number>()
  let left = missing(added)
  if (left === 0) return { added: [], open: false }
  const stays = new Set(out), lost = figure.shown.map(({ zones }) => zones.reduce((sum, zone) => sum + (figure.answers[zone] as number), 0))
  const free = figure.shown.map((_, at) => at).filter((at) => figure.shown[at]!.estimate !== null && !stays.has(at)).sort((one, other) => lost[one]! - lost[other]! || one - other)
  while (left > 0 && added.size < free.length) {
    const best = bestOf(free.filter((at) => !added.has(at)), left)
    added.add(best.at)
    left = best.left
  }
  for (const at of [...added].sort((one, other) => lost[other]! - lost[one]!)) {
    added.delete(at)
    if (missing(added) > left) added.add(at)
  }
  return { added: [...added].sort((one, other) => one - other), open: left > 0 }

  function bestOf(places: readonly number[], open: number): { readonly at: number; readonly left: number } {
    const worth = (one: { readonly at: number; readonly left: number }) => (open - one.left) / lost[one.at]!
    let best: { at: number; left: number } | null = null
    for (const [tried, at] of places.entries()) {
      const one = { at, left: missing(new Set([...added, at])) }
      if (one.left === 0) return one
      if (!best || worth(one) > worth(best)) best = one
      if (tried % together === together - 1 && best.left < open) return best
    }
    return best!
  }
}

/** In a country of many zones the cheapest few nearly always close what is open. */
const together = 16
