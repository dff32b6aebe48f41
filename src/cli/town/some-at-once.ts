/** Does something for each, a few at a time, as people come in who do not wait for one another. */
export async function someAtOnce<T>(all: readonly T[], one: (each: T) => Promise<unknown>, atOnce = 4): Promise<void> {
  const left = all[Symbol.iterator]()
  await Promise.all(Array.from({ length: atOnce }, async () => {
    for (const each of left) await one(each)
  }))
}
