import { vertexWalk, type Equation, type Walk } from './vertex-walk.ts'

/** A share or mean of some zones put together (one, several that were merged, all of them) in one wave: shown, or withheld by a rule. */
export type ShownShare = { readonly zones: readonly number[]; readonly estimate: number | null }
/** One figure of one wave as everybody sees it, in this publication and in every later one that tells it again (what was said before, of zones merged since). */
export type SharesShown = {
  /** How many answered in each zone. These are published, also where the share is not. */
  readonly answers: ArrayLike<number>
  /** What one answer of each zone weighs in the figures of several zones; 1. */
  readonly weights?: ArrayLike<number>
  readonly shown: readonly ShownShare[]
  /** The least and most one answer can give: 0 and 1 for shares, the ends of its scale for a mean. */
  readonly range?: readonly [least: number, most: number]
}
/** What a withheld share can be, and to how many people's answers it is narrowed down; `needed` of them must stay in the dark. */
export type ShareWorkedOut = { readonly zones: readonly number[]; readonly low: number; readonly high: number; readonly people: number; readonly needed: number; readonly open: boolean }

/**
 * What can be worked out of the shares and means that were withheld, from n everywhere and the shares of the other zones and of the whole:
 * whole = sum of the zones, so a zone withheld alone is given away by taking the others off. Zones that were only shown merged are looked at too.
 * A share is open where fewer than `width` people's answers (or, where fewer answered, anything at all) remain unknown.
 * Where all that is shown says none or all, that is no discovery by subtraction and such zones are left out (publishing "none" is another rule's business).
 * Weights that readers could guess (people living there / answers) are taken for known. Not for counts in crossed tables: there workedOut.
 * Throws where the shares shown contradict each other by more than rounding in the last places.
 */
export function sharesWorkedOut({ answers, weights, shown, range: [least, most] = [0, 1] }: SharesShown, width = 5): ShareWorkedOut[] {
  const weight = (zone: number) => (weights ? (weights[zone] as number) : 1) * (answers[zone] as number)
  check(answers, shown, most > least)
  const told = shown.filter(({ estimate }) => estimate !== null)
  // An unknown a zone: where its mean lies between the ends of the range, 0 to 1.
  const equations = told.map(({ zones, estimate }): Equation => {
    const all = zones.reduce((sum, zone) => sum + weight(zone), 0)
    return { cells: zones, factors: zones.map((zone) => weight(zone) / all), sum: Math.min(1, Math.max(0, (estimate! - least) / (most - least))) }
  })
  const walk = vertexWalk(equations, new Float64Array(answers.length), new Float64Array(answers.length).fill(1))
  if (!walk) throw new RangeError('The shares shown contradict each other.')
  return targets(answers, shown, least, most).map((zones) => {
    const n = zones.reduce((sum, zone) => sum + (answers[zone] as number), 0), all = zones.reduce((sum, zone) => sum + weight(zone), 0)
    const worth = new Float64Array(answers.length)
    for (const zone of zones) worth[zone] = weight(zone) / all
    const high = end(walk, worth, 1), low = end(walk, worth, -1)
    const people = (high - low) * n, needed = Math.min(width, n)
    return { zones, low: least + low * (most - least), high: least + high * (most - least), people, needed, open: people < needed - 1e-6 }
  })
}

function check(answers: ArrayLike<number>, shown: readonly ShownShare[], wide: boolean): void {
  if (!wide) throw new RangeError('The most an answer can give must be more than the least.')
  for (const { zones } of shown) {
    const odd = zones.find((zone) => !(answers[zone]! > 0))
    if (odd !== undefined || zones.length === 0) throw new RangeError(odd === undefined ? 'A share must be of some zone.' : `Nobody answered in zone ${odd}; leave it out.`)
  }
}

/** What was withheld, and each zone that is only shown together with others; none of them where all who were shown said the same. */
function targets(answers: ArrayLike<number>, shown: readonly ShownShare[], least: number, most: number): (readonly number[])[] {
  const alike = new Set(shown.filter(({ estimate }) => estimate === least || estimate === most).flatMap(({ zones }) => zones))
  const alone = new Set(shown.filter(({ zones }) => zones.length === 1).map(({ zones: [zone] }) => zone as number))
  const withheld = shown.filter(({ estimate }) => estimate === null).map(({ zones }) => zones)
  const merged = new Set(shown.flatMap(({ zones }) => zones).filter((zone) => !alone.has(zone)))
  return [...withheld, ...[...merged].map((zone) => [zone])].filter((zones) => !zones.every((zone) => alike.has(zone)))
}

function end(walk: Walk, worth: Float64Array, way: 1 | -1): number {
  walk.climb(worth.map((value) => way * value))
  return worth.reduce((sum, value, zone) => sum + value * (walk.at[zone] as number), 0)
}
