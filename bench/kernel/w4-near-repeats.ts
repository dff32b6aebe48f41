import { nearRepeat } from '../../src/kernel/locate/near-repeats/near-repeat.ts'
import { seeded } from '../../src/kernel/random.ts'
import { agree } from './agree.ts'
import { madeBurglaries } from './made/burglaries.ts'
import { nearPairsPlainly, shufflesPlainly } from './plain/near-repeats-plainly.ts'
import type { Workload } from './workload.ts'

export const bands = { space: [100, 200, 300, 400, 500], days: [8, 15, 22, 29] } as const
const permutations = 999, few = 10

/** W4: whether burglaries follow burglaries nearby, in five bands of distance and four of time, against 999 shuffles. */
export const nearRepeats: Workload = {
  tells: 'burglaries of two years, 5 bands to 500 m by 4 bands to 28 days, 999 shuffles',
  unit: 'incidents',
  full: 100_000,
  prepare: (size) => {
    const all = madeBurglaries(size), ours = () => nearRepeat(all, { ...bands, permutations, random: seeded(1) })
    return { size, ours, pairs: async () => [{
      peer: 'plain TypeScript', wanted: 20, size, ours, part: `pairs found once, ${few} shuffles for ${permutations}`,
      theirs: async (clock) => {
        let found = nearPairsPlainly(all, bands.space)
        const pairs = await clock(() => (found = nearPairsPlainly(all, bands.space)))
        return pairs + ((await clock(() => shufflesPlainly(found, all.time, bands, few))) * permutations) / few
      },
      agree: () => agree('pairs of each band', ours().cells.map(({ observed }) => observed), shufflesPlainly(nearPairsPlainly(all, bands.space), all.time, bands, 0).observed, 0),
    }] }
  },
}
