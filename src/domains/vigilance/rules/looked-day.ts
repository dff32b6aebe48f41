/** One look at what is kept of somebody, or one try at it, as far as the rule needs to know: no name, no word. */
export type Look = {
  readonly hour: number
  /** A mark that tells persons or things apart, and nothing about them. */
  readonly whom: string
  /** By a post, a zone or a task of whoever looked. */
  readonly linked: boolean
  /** The family name, or the address, is that of whoever looked. */
  readonly kin?: boolean
  readonly selfOrColleague?: boolean
  readonly refused?: boolean
  /** No look at all, but something done that wants a proof just shown, in a browser that was new to whoever did it; or a look that wants one. */
  readonly inNew?: 'deed' | 'look' | undefined
}

/** A day of somebody's looking, summed. */
export type LookedDay = {
  readonly day: string; readonly looks: number; readonly hours: readonly number[]; readonly unlinked: readonly string[]
  readonly kin: number; readonly selfOrColleague: number; readonly refusedInARow: number; readonly inNew: number
}

/** Sums the looks of a day, which come in their order. */
export function lookedDay(day: string, all: readonly Look[]): LookedDay {
  const looks = all.filter(({ inNew }) => inNew !== 'deed')
  let run = 0, longest = 0
  for (const { refused } of looks) {
    run = refused ? run + 1 : 0
    longest = Math.max(longest, run)
  }
  const done = looks.filter(({ refused }) => !refused)
  return {
    day, looks: done.length, hours: looks.map(({ hour }) => hour), unlinked: done.filter(({ linked }) => !linked).map(({ whom }) => whom),
    kin: looks.filter(({ kin }) => kin).length, selfOrColleague: looks.filter(({ selfOrColleague }) => selfOrColleague).length, refusedInARow: longest,
    inNew: all.filter(({ inNew }) => inNew !== undefined).length,
  }
}
