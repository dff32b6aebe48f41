/** A zone and what it counts for in a sum. */
export type Term = readonly [zone: number, mass: number]
/** A sum of zones' means, each times its mass, of which all together is `all`. */
type Known = { readonly terms: ReadonlyMap<number, number>; readonly sum: number; readonly all: number }
/** Zones that hang together through sums; what is known of one part says nothing of another. */
export type SharePart = { readonly zones: readonly number[]; readonly equations: readonly Known[] }
/** What shares shown leave: zones known for `sure`, and the others in parts; a zone in neither can be anything. */
export type ShareParts = { readonly sure: ReadonlyMap<number, number>; readonly partOf: ReadonlyMap<number, SharePart> }

/**
 * Shares of zones taken off each other as far as one lies inside another: the whole less the zones shown, less those shown merged.
 * Then most of what is unknown hangs by a single sum, for which no linear programme is needed. Null where shares contradict each other.
 */
export function shareParts(told: readonly { readonly terms: ReadonlyMap<number, number>; readonly share: number }[]): ShareParts | null {
  const sure = new Map<number, number>(), left: Known[] = []
  for (const { terms, share } of told.filter(({ terms }) => terms.size === 1)) {
    const [zone] = terms.keys()
    if (Math.abs((sure.get(zone!) ?? share) - share) > close) return null
    sure.set(zone!, share)
  }
  for (const { terms, share } of told.filter(({ terms }) => terms.size > 1).sort((one, other) => one.terms.size - other.terms.size)) {
    const all = sumOf(terms.values())
    const rest = less(left, { terms: new Map([...terms].filter(([zone]) => !sure.has(zone))), sum: share * all - sumOf([...terms].map(([zone, mass]) => mass * (sure.get(zone) ?? 0))), all })
    if (rest.sum < -close * all || rest.sum > sumOf(rest.terms.values()) + close * all) return null
    if (rest.terms.size > 0) left.push({ terms: rest.terms, all: sumOf(rest.terms.values()), sum: Math.min(sumOf(rest.terms.values()), Math.max(0, rest.sum)) })
  }
  return { sure, partOf: partsOf(left) }
}

const close = 1e-7

/** Takes off what lies inside and is weighed in the same proportion. */
function less(known: readonly Known[], whole: Known): Known {
  let { terms, sum } = whole
  for (const one of known) {
    if (one.terms.size > terms.size) continue
    const [[zone, mass]] = one.terms as unknown as [Term]
    const times = (terms.get(zone) ?? 0) / mass
    if (times === 0 || ![...one.terms].every(([each, own]) => Math.abs((terms.get(each) ?? 0) - times * own) <= 1e-9 * times * own)) continue
    terms = new Map([...terms].filter(([each]) => !one.terms.has(each)))
    sum -= times * one.sum
  }
  return { terms, sum, all: whole.all }
}

function partsOf(equations: readonly Known[]): Map<number, SharePart> {
  const partOf = new Map<number, { zones: number[]; equations: Known[] }>()
  for (const equation of equations) {
    const touched = new Set([...equation.terms.keys()].flatMap((zone) => partOf.get(zone) ?? []))
    const part = { zones: [...touched].flatMap(({ zones }) => zones), equations: [...[...touched].flatMap((one) => one.equations), equation] }
    for (const zone of equation.terms.keys()) if (!partOf.has(zone)) part.zones.push(zone)
    for (const zone of part.zones) partOf.set(zone, part)
  }
  return partOf
}

function sumOf(numbers: Iterable<number>): number {
  let sum = 0
  for (const number of numbers) sum += number
  return sum
}
