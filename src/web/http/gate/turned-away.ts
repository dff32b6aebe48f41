/** Why a request was turned away at the door: what kind of budget was spent, or what was wrong with it. Never who sent it, nor what for. */
export type Why = `held back: ${string}` | 'from another site' | 'unknown method' | 'too heavy' | 'no form' | 'no address' | 'no request'

export type TurnedAway = { readonly count: (why: Why) => void; readonly tell: () => void; readonly stop: () => void }

const hour = 3_600_000

/**
 * Counts what is turned away, and tells the sums once an hour, where there are any: enough to see that somebody tries doors or floods them, too little to
 * see who, from where, at what minute or at which page.
 */
export function turnedAway(says: (sums: Readonly<Record<string, number>>) => void): TurnedAway {
  const sums = new Map<Why, number>()
  const tell = () => {
    if (sums.size > 0) says(Object.fromEntries([...sums].sort(([one], [two]) => (one < two ? -1 : 1))))
    sums.clear()
  }
  const timer = setInterval(tell, hour)
  timer.unref()
  return {
    count: (why) => void sums.set(why, (sums.get(why) ?? 0) + 1),
    tell,
    stop: () => {
      clearInterval(timer)
      tell()
    },
  }
}
