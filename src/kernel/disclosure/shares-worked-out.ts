import { shareParts, type SharePart, type Term } from './share-parts.ts'
import { vertexWalk, type Walk } from './vertex-walk.ts'

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
 * `of`: only these zones, or zones put together; else all that were withheld and each zone that is only shown together with others.
 * Weights that readers could guess (people living there / answers) are taken for known. Not for counts in crossed tables: there workedOut.
 * Throws where the shares shown contradict each other by more than rounding in the last places.
 */
export function sharesWorkedOut({ answers, weights, shown, range: [least, most] = [0, 1] }: SharesShown, width = 5, of?: readonly (readonly number[])[]): ShareWorkedOut[] {
  const mass = (zone: number) => (weights ? (weights[zone] as number) : 1) * (answers[zone] as number)
  check(answers, shown, most > least)
  // An unknown a zone: where its mean lies between the ends of the range, 0 to 1.
  const told = shown.filter(({ estimate }) => estimate !== null).map(({ zones, estimate }) =>
    ({ terms: new Map(zones.map((zone) => [zone, mass(zone)])), share: Math.min(1, Math.max(0, (estimate! - least) / (most - least))) }))
  const known = shareParts(told)
  if (!known) throw new RangeError('The shares shown contradict each other.')
  const walks = new Map<SharePart, Walk>()
  return targets(answers, shown, least, most, of).map((zones) => {
    const n = zones.reduce((sum, zone) => sum + (answers[zone] as number), 0), all = zones.reduce((sum, zone) => sum + mass(zone), 0)
    const [low, high] = ends(zones.map((zone) => [zone, mass(zone) / all]))
    const people = (high - low) * n, needed = Math.min(width, n)
    return { zones, low: least + low * (most - least), high: least + high * (most - least), people, needed, open: people < needed - 1e-6 }
  })

  /** The least and most of a sum of zones: what is known of each, and within each part what its equations leave. */
  function ends(terms: readonly Term[]): [low: number, high: number] {
    let low = 0, high = 0
    const inPart = new Map<SharePart, Term[]>()
    for (const [zone, factor] of terms) {
      const sure = known!.sure.get(zone), part = known!.partOf.get(zone)
      if (sure !== undefined) {
        low += factor * sure
        high += factor * sure
      } else if (part) inPart.set(part, [...(inPart.get(part) ?? []), [zone, factor]])
      else high += factor
    }
    for (const [part, some] of inPart) {
      low += part.equations.length === 1 ? filled(part, some, -1) : climbed(part, some, -1)
      high += part.equations.length === 1 ? filled(part, some, 1) : climbed(part, some, 1)
    }
    return [low, high]
  }

  function climbed(part: SharePart, terms: readonly Term[], way: 1 | -1): number {
    const walk = walks.get(part) ?? walkOf(part), worth = new Float64Array(part.zones.length)
    walks.set(part, walk)
    for (const [zone, factor] of terms) worth[part.zones.indexOf(zone)] = way * factor
    walk.climb(worth)
    return worth.reduce((sum, value, at) => sum + way * value * (walk.at[at] as number), 0)
  }
}

/** One sum of zones is known: the most (or least) of some of them is found by filling the best paid (or the others) first. */
function filled({ equations: [only] }: SharePart, terms: readonly Term[], way: 1 | -1): number {
  const { terms: masses, sum, all } = only!
  const paid = terms.map(([zone, factor]) => ({ factor, mass: masses.get(zone)! })).sort((one, other) => way * (other.factor / other.mass - one.factor / one.mass))
  const others = all - paid.reduce((taken, { mass }) => taken + mass, 0)
  let left = way > 0 ? sum : Math.max(0, sum - others), value = 0
  for (const { factor, mass } of paid) {
    const put = Math.min(left, mass)
    value += (factor * put) / mass
    left -= put
  }
  return value
}

function walkOf({ zones, equations }: SharePart): Walk {
  const place = new Map(zones.map((zone, at) => [zone, at]))
  const walk = vertexWalk(equations.map(({ terms, sum, all }) => ({ cells: [...terms.keys()].map((zone) => place.get(zone)!), factors: [...terms.values()].map((mass) => mass / all), sum: sum / all })),
    new Float64Array(zones.length), new Float64Array(zones.length).fill(1))
  if (!walk) throw new RangeError('The shares shown contradict each other.')
  return walk
}

function check(answers: ArrayLike<number>, shown: readonly ShownShare[], wide: boolean): void {
  if (!wide) throw new RangeError('The most an answer can give must be more than the least.')
  for (const { zones } of shown) {
    const odd = zones.find((zone) => !(answers[zone]! > 0))
    if (odd !== undefined || zones.length === 0) throw new RangeError(odd === undefined ? 'A share must be of some zone.' : `Nobody answered in zone ${odd}; leave it out.`)
  }
}

/** What was withheld, and each zone that is only shown together with others; none of them where all who were shown said the same. */
function targets(answers: ArrayLike<number>, shown: readonly ShownShare[], least: number, most: number, of: readonly (readonly number[])[] | undefined): (readonly number[])[] {
  const alike = new Set(shown.filter(({ estimate }) => estimate === least || estimate === most).flatMap(({ zones }) => zones))
  const discovered = (zones: readonly number[]) => !zones.every((zone) => alike.has(zone))
  if (of) return of.filter(discovered)
  const alone = new Set(shown.filter(({ zones }) => zones.length === 1).map(({ zones: [zone] }) => zone as number))
  const withheld = shown.filter(({ estimate }) => estimate === null).map(({ zones }) => zones)
  const merged = new Set(shown.flatMap(({ zones }) => zones).filter((zone) => !alone.has(zone)))
  return [...withheld, ...[...merged].map((zone) => [zone])].filter(discovered)
}
