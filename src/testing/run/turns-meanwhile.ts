/** How often everybody else had their turn while work was done: counted, so that a busy machine changes nothing. */
export async function turnsMeanwhile(work: () => Promise<unknown> | unknown): Promise<number> {
  let turns = 0, running = true
  const turn = () => {
    turns++
    if (running) setImmediate(turn)
  }
  setImmediate(turn)
  try {
    await work()
    return turns
  } finally {
    running = false
  }
}
