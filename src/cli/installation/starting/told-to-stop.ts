/** Resolves at the first SIGTERM or SIGINT; a second one ends the program on the spot. */
export function toldToStop(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => {
        done()
        process.once(signal, () => process.exit(1))
      })
    }
  })
}
