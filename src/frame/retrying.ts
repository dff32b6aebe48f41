const passing = new Set(['40001', '40P01'])

/** Runs a whole transaction again when the database says that it only lost a race. */
export async function retrying<R>(run: () => Promise<R>, tries = 4): Promise<R> {
  for (let left = tries; ; left--) {
    try {
      return await run()
    } catch (wrong) {
      if (left <= 1 || !passing.has((wrong as { code?: string }).code ?? '')) throw wrong
    }
  }
}
