// A page that waits for several such stretches in a row still does not wait for long.
const most = 4

/** For long work that cannot be done beside this thread: awaited between its small pieces, lets everybody else have their turn once some milliseconds have passed. */
export function givingWay(): () => Promise<void> {
  let began = performance.now()
  return async () => {
    if (performance.now() - began < most) return
    await new Promise((next) => setImmediate(next))
    began = performance.now()
  }
}
