import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import { after } from 'node:test'

const dear = crypto.argon2

/**
 * From here on Argon2id costs this program almost nothing, until `atFullCost` or the end of the file: for what is about who may come in, and not about how long a guess takes.
 * It stays the same function over the same salts, and every password is hashed and held against its hash as ever.
 */
export function cheapHash(): { readonly atFullCost: <Done>(work: () => Promise<Done>) => Promise<Done> } {
  const cheap: typeof dear = (algorithm, parameters, ...rest) => dear(algorithm, { ...parameters, memory: 64, passes: 1 }, ...rest)
  const use = (hash: typeof dear) => {
    Object.assign(crypto, { argon2: hash })
    syncBuiltinESMExports()
  }
  use(cheap)
  after(() => use(dear))
  return {
    atFullCost: async (work) => {
      use(dear)
      return work().finally(() => use(cheap))
    },
  }
}
