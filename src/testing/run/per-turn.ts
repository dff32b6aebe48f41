import { mock } from 'node:test'

/**
 * The most that was handled between two turns of this thread while something was done, whoever else is busy on the machine: counted and never timed.
 * Its clock leaps at every look, so that whoever gives way after some milliseconds does so whenever it asks; `still` is a clock that never moves.
 */
export async function mostPerTurn(work: (handled: (many: number) => void) => Promise<unknown>, { still = false } = {}): Promise<number> {
  let now = 0, most = 0, looks = 0, over = false
  const clock = mock.method(performance, 'now', () => (still ? 0 : ++looks * 1000))
  const turn = () => {
    now = 0
    if (!over) setImmediate(turn)
  }
  turn()
  try {
    await work((many) => {
      now += many
      most = Math.max(most, now)
    })
  } finally {
    over = true
    clock.mock.restore()
  }
  return most
}
