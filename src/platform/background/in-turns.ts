import { givingWay } from './giving-way.ts'

/** So many small pieces of work take less than a turn may. */
export const piecesAtOnce = 50

/** What is made of each of many, in their order: others are served after every so many, however many there are. */
export async function inTurns<One, Made>(all: Iterable<One>, of: (one: One, at: number) => Made, giveWay: () => Promise<void> = givingWay()): Promise<Made[]> {
  const made: Made[] = []
  for (const one of all) {
    made.push(of(one, made.length))
    if (made.length % piecesAtOnce === 0) await giveWay()
  }
  return made
}
