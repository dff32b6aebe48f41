import { defineConfig } from 'vite'

/** The few parts of residents' pages that need JavaScript. Built beside the site, which empties its own folder. */
export default defineConfig({
  base: '/islands/',
  publicDir: false,
  build: {
    outDir: 'dist/islands', emptyOutDir: true, manifest: 'manifest.json', assetsDir: '', assetsInlineLimit: 0, chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      // A phone is not sent what no island reads of a domain: questionnaires, for one.
      treeshake: { moduleSideEffects: [{ test: /src\/domains\//, sideEffects: false }] },
      input: { answer: 'src/web/islands/answer.ts', map: 'src/web/islands/map.ts', work: 'src/web/islands/work.ts', passkey: 'src/web/islands/passkey.ts', link: 'src/web/islands/link.ts' },
    },
  },
  worker: { format: 'es' },
})
