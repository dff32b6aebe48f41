import { serveApart } from '#platform/apart/serve-apart.ts'

/** A room whose jobs no domain has: one that counts and listens, one that listens to nobody, and one that names the program it is done in. */
serveApart({
  count: ({ seconds }: { readonly seconds: number }, told) => {
    const began = performance.now()
    let counted = 0
    for (let share = 0; share < 1; share = (performance.now() - began) / (seconds * 1000)) {
      counted++
      told(share)
    }
    told(1)
    return counted
  },
  endless: () => {
    for (;;) Math.random()
  },
  who: () => process.pid,
})
