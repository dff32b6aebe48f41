import { reactRouter } from '@react-router/dev/vite'
import { defineConfig, type Plugin } from 'vite'

/** What lies below the pages, and the glue that both the server and the pages use: loaded once by Node, never copied into the bundle. */
const below = /^#(kernel|platform|access|frame|domains|web\/http)\/.+\.ts$|^#(deeds|reactions|calendar)$/

/** Keeps one pool, one Refusal and one clock: a second copy inside the bundle would have its own. */
const belowIsExternal: Plugin = {
  name: 'below-is-external',
  enforce: 'pre',
  resolveId(id) {
    return this.environment.name === 'ssr' && below.test(id) ? { id, external: true } : null
  },
}

export default defineConfig({ plugins: [belowIsExternal, reactRouter()], build: { assetsInlineLimit: 0 } })
