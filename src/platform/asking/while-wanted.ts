import type { KyselyPlugin } from 'kysely'
import { stillWanted } from '../background/waited-for.ts'

/** No statement is begun for somebody who no longer waits; what was written before goes with its transaction. */
export const whileWanted: KyselyPlugin = {
  transformQuery: ({ node }) => {
    stillWanted()
    return node
  },
  transformResult: async ({ result }) => result,
}
