/** Lets so many run at a time and turns the rest away (null): whoever waits for another's server holds a connection to our database. */
export function fewAtOnce(most: number) {
  let running = 0
  return async <R>(run: () => Promise<R>): Promise<R | null> => {
    if (running >= most) return null
    running++
    try {
      return await run()
    } finally {
      running--
    }
  }
}
