import type { Figure } from '../words.ts'

/** Answers below which a number says more about the people who answered than about the zone. */
export const smallestPublishable = 30
/** So few alike, for or against, that neighbours could guess who they are. None and all are shown: they single out nobody. */
export const fewestAlike = 5

/** Why a number is not shown to anybody; null when it is. `asked`: was anybody? */
export function withheldBecause({ asked, n, hits }: { readonly asked: boolean; readonly n: number; readonly hits: number | null }): Figure['withheld'] {
  if (!asked) return 'not-asked'
  if (n < smallestPublishable) return 'fewer-than-30'
  return hits !== null && (few(hits) || few(n - hits)) ? 'too-few-alike' : null
}

const few = (people: number) => people > 0 && people < fewestAlike
