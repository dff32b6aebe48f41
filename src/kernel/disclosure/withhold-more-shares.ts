import { fewestAlike } from './few-alike.ts'
import { sharesWorkedOut, type SharesShown } from './shares-worked-out.ts'

/** Places in what was shown that must be withheld as well, and whether something can be worked out all the same: then the figure may not be shown at all. */
export type SharesWithheld = { readonly added: readonly number[]; readonly open: boolean }
/** `out`: places in what is shown that cannot be taken back, for they were published before. */
type Asked = { readonly width?: number; readonly out?: readonly number[] }

/**
 * Which more shares of a figure to withhold so that none withheld by rule can be worked out by taking zones off the whole, nor to within `width` people.
 * Greedy: what closes most for the fewest answers lost, a zone before the whole; then each is shown again that turns out to be needless.
 * A zone withheld for the sake of others need not be hard to guess itself. Every reason shown must then be the same word, or the reasons give it away.
 */
export function withholdMoreShares(figure: SharesShown, { width = fewestAlike, out = [] }: Asked = {}): SharesWithheld {
  const rule = sharesWorkedOut(figure, width).map(({ zones }) => zones.join())
  const missing = (added: ReadonlySet<number>): number => {
    const shown = figure.shown.map((share, at) => (added.has(at) ? { ...share, estimate: null } : share))
    return sharesWorkedOut({ ...figure, shown }, width).reduce((sum, { zones, people, needed, open }) => (open && rule.includes(zones.join()) ? sum + needed - people : sum), 0)
  }
  const lost = (at: number) => figure.shown[at]!.zones.reduce((sum, zone) => sum + (figure.answers[zone] as number), 0)
  const free = figure.shown.map((_, at) => at).filter((at) => figure.shown[at]!.estimate !== null && !out.includes(at)).sort((one, other) => lost(one) - lost(other) || one - other)
  const added = new Set<number>()
  let left = missing(added)
  while (left > 0 && added.size < free.length) {
    const tried = free.filter((at) => !added.has(at)).map((at) => ({ at, left: missing(new Set([...added, at])) }))
    // The cheapest that closes everything; else the one that closes most an answer lost.
    const best = tried.find((one) => one.left === 0) ?? tried.reduce((one, other) => ((left - other.left) / lost(other.at) > (left - one.left) / lost(one.at) ? other : one))
    added.add(best.at)
    left = best.left
  }
  for (const at of [...added].sort((one, other) => lost(other) - lost(one))) {
    added.delete(at)
    if (missing(added) > left) added.add(at)
  }
  return { added: [...added].sort((one, other) => one - other), open: left > 0 }
}
