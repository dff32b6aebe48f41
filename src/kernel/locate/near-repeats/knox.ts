import { nearRepeat, type Incidents, type NearRepeatCell } from './near-repeat.ts'

/**
 * Knox's test for one distance and one time: whether more pairs of incidents lie at most so far and so long apart than chance would have it.
 * Choose both before looking; trying many and telling the best is what nearRepeat's whole table is for.
 * Both ends belong to it (at most 200 m, at most 14 days). With 0 permutations p is the normal preview by exact moments.
 * Source: Knox 1964. Reference values: R's surveillance::knox, and 9,999 shuffles.
 */
export function knox(incidents: Incidents, asked: Asked): NearRepeatCell & { readonly n: number; readonly permutations: number; readonly method: 'permutation' | 'barton-david' } {
  const { space, days, ...chance } = asked
  const { cells, n, permutations, method } = nearRepeat(incidents, { space: [space], days: [days], edge: 'closed', ...chance })
  return { ...(cells[0] as NearRepeatCell), n, permutations, method }
}

type Asked = { readonly space: number; readonly days: number; readonly permutations: number; readonly random?: () => number; readonly told?: (share: number) => void }
