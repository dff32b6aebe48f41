import type { Figure } from '../words.ts'

/** Answers below which a number says more about the people who answered than about the zone. */
export const smallestPublishable = 30
/** So few alike, for or against, that neighbours could guess who they are. None at all is shown: it singles out nobody; all is not, for it tells of everybody. */
export const fewestAlike = 5
/** Of what could shame or endanger so many must be alike, in the whole commissariat. */
export const fewestSensitive = 20

type Asked = { readonly asked: boolean; readonly n: number; readonly hits: number | null; /** Could it shame or endanger? */ readonly sensitive?: boolean; /** Is it of the whole commissariat? */ readonly whole?: boolean }

/** Why a number is not shown to anybody; null when it is. `asked`: was anybody? Beyond n, which everybody sees, no reason is told from another. */
export function withheldBecause({ asked, n, hits, sensitive = false, whole = false }: Asked): Figure['withheld'] {
  if (!asked) return 'not-asked'
  if (n < smallestPublishable) return 'fewer-than-30'
  if (sensitive && !whole) return 'withheld'
  const fewest = sensitive ? fewestSensitive : fewestAlike
  return hits !== null && hits > 0 && Math.min(hits, n - hits) < fewest ? 'withheld' : null
}
