import { rake } from '../../src/kernel/estimate/rake.ts'
import { agree } from './agree.ts'
import { madePeople } from './made/people.ts'
import { rakeByRows } from './plain/rake-by-rows.ts'
import { whole, type Workload } from './workload.ts'

/** W2: the weights of a very large sample that four margins of the population are known of. */
export const raking: Workload = {
  tells: 'people asked, raked to four margins of 122, 8, 3 and 6 categories',
  unit: 'people',
  full: 2_000_000,
  prepare: (size) => {
    const margins = madePeople(size), ours = () => rake(margins), theirs = () => rakeByRows(margins)
    return { size, ours, pairs: async () => [{ peer: 'row by row, as usually written', wanted: 8, size, ours, theirs: whole(theirs), agree: () => agree('weights', ours().weights, theirs(), 1e-8) }] }
  },
}
