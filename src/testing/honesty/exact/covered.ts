import { binomialCounts } from '../chance.ts'
import { shareEnds, type Way } from './share-ends.ts'

/** How often the intervals hold the true share, and how wide they are on average, added up over every sample that could have been. */
export type Covered = { readonly covered: number; readonly width: number }

/** All intervals of one way and one n, drawn once. */
export function coveredBy(way: Way, n: number): (share: number) => Covered {
  const ends = Array.from({ length: n + 1 }, (_, hits) => shareEnds(way, hits, n))
  return (share) => {
    let covered = 0, width = 0
    for (const [hits, chance] of binomialCounts(n, share)) {
      const { low, high } = ends[hits]!
      width += chance * (high - low)
      if (low <= share && share <= high) covered += chance
    }
    return { covered, width }
  }
}
