import tCdf from '@stdlib/stats-base-dists-t-cdf'
import padjust from '@stdlib/stats-padjust'
import { benjaminiHochberg } from '../../src/kernel/compare/benjamini-hochberg.ts'
import { changesByZone } from '../../src/kernel/compare/changes-by-zone.ts'
import { studentTwoSided } from '../../src/kernel/distributions/student-two-sided.ts'
import { estimatesByZone } from '../../src/kernel/estimate/estimates-by-zone.ts'
import { agree } from './agree.ts'
import { madeAnswers } from './made/answers.ts'
import { sheetsOf } from './w1-estimates.ts'
import { whole, type Workload } from './workload.ts'

/** W1, one year later: which of all items of all zones changed between two waves, each tested, and false discoveries kept to 5 %. */
export const change: Workload = {
  tells: 'items of zones in two waves, each change with its interval and p, and p raised for how many were looked at',
  unit: 'tests',
  full: 200_000,
  prepare: (size) => {
    const { before, after } = wavesOf(size), ours = () => benjaminiHochberg(changesByZone(before, after).p)
    return { size, ours, pairs: async () => {
      const { t, df, p } = judged(changesByZone(before, after)), list = Array.from(p), n = p.length
      const tails = () => t.map((one, i) => studentTwoSided(one, df[i]!)), theirTails = () => t.map((one, i) => 2 * tCdf(-Math.abs(one), df[i]!))
      const raised = () => benjaminiHochberg(p), theirRaised = () => padjust(list, 'bh')
      return [
        { what: 'p of t', peer: '@stdlib t-cdf', wanted: 3, size: n, ours: tails, theirs: whole(theirTails), agree: () => agree('p', tails(), theirTails(), 1e-8, 1e-8) },
        { what: 'p raised', peer: '@stdlib padjust', wanted: 4, size: n, ours: raised, theirs: whole(theirRaised), agree: () => agree('raised p', raised(), theirRaised(), 1e-14) },
      ]
    } }
  },
}

/** Two waves of ten sheets a test, as estimates. */
export function wavesOf(tests: number) {
  const [before, after] = ([1, 2] as const).map((wave) => estimatesByZone(sheetsOf(madeAnswers(10 * tests, wave))))
  return { before: before!, after: after! }
}

/** The changes that can be judged. */
export function judged({ statistic, df, p }: ReturnType<typeof changesByZone>) {
  const tested = (column: Float64Array) => column.filter((_, at) => !Number.isNaN(p[at]))
  return { t: tested(statistic), df: tested(df), p: tested(p) }
}
