import { sharesWorkedOut } from '#kernel/disclosure/shares-worked-out.ts'
import { withholdMoreShares } from '#kernel/disclosure/withhold-more-shares.ts'

/** One measure in one part of the sample (a zone, a group): how many answered, what they said from 0 to 1 of its range, what their answers weigh in the whole, and whether a rule keeps it back. */
export type InPart = { readonly n: number; readonly share: number; readonly mass: number; readonly sensitive: boolean }
/**
 * Parts that are told together (places in their list): `out` already, about to be told `now`, `withheld` by rule, or `silent`: not told though no
 * rule forbids it. `whole`: of all parts.
 */
export type Told = { readonly parts: readonly number[]; readonly state: 'out' | 'now' | 'withheld' | 'silent'; readonly whole: boolean }

/** Fewer must not be left over when what is told is taken off what is told. */
export const fewestLeftOver = 10

/**
 * What must be withheld besides, so that nothing kept back by rule can be worked out to within five people from all that is told: places in `told`.
 * Zones go first. Where hiding half of those shown is not enough, or all that is told of zones would go, the number of the whole is given up instead.
 * What was in the open before cannot be kept back and is left out of the reckoning.
 */
export function withheldBesides(parts: readonly InPart[], told: readonly Told[]): readonly number[] {
  const shares = told.map(({ parts: of }) => {
    const zones = of.filter((part) => parts[part]!.n > 0), all = zones.reduce((sum, part) => sum + parts[part]!.mass, 0)
    return { zones, estimate: zones.reduce((sum, part) => sum + (parts[part]!.mass / all) * parts[part]!.share, 0) }
  })
  const places = told.map((_, at) => at).filter((at) => shares[at]!.zones.length > 0)
  const figure = { answers: parts.map(({ n }) => n), weights: parts.map(({ n, mass }) => (n > 0 ? mass / n : 1)) }
  const shown = (hidden: (at: number) => boolean) => places.map((at) => (hidden(at) ? { ...shares[at]!, estimate: null } : shares[at]!))
  const secrets = secretsOf(parts, told), known = new Set(told.some(({ state }) => state === 'out') ? knownBefore() : [])
  const of = secrets.filter((secret) => !known.has(secret))
  const now = places.filter((at) => told[at]!.state === 'now')
  if (of.length === 0 || now.length === 0) return []
  const [whole] = now.filter((at) => told[at]!.whole), free = now.filter((at) => at !== whole), may = new Set(free)
  const besides = (hidden: (at: number) => boolean) => {
    const { added, open } = withholdMoreShares({ ...figure, shown: shown(hidden) }, { of, out: places.flatMap((at, place) => (may.has(at) ? [] : [place])) })
    return { open, added: added.map((place) => places[place]!) }
  }
  const byRule = (at: number) => told[at]!.state === 'withheld' || told[at]!.state === 'silent'
  const first = besides(byRule)
  if (!first.open && (whole === undefined || 2 * first.added.length <= free.length)) return first.added
  if (whole === undefined) return now
  const second = besides((at) => byRule(at) || at === whole)
  return second.open ? now : [whole, ...second.added]

  function knownBefore(): (readonly number[])[] {
    return sharesWorkedOut({ ...figure, shown: shown((at) => told[at]!.state !== 'out') }, undefined, secrets).filter(({ open }) => open).map(({ zones }) => zones)
  }
}

/** What must stay in the dark: each part kept back by rule, what is told of several together and kept back, and those left over where they are few. */
function secretsOf(parts: readonly InPart[], told: readonly Told[]): (readonly number[])[] {
  const alone = parts.map((_, part) => part).filter((part) => parts[part]!.sensitive && parts[part]!.n > 0)
  const together = told.filter(({ state }) => state === 'withheld').map(({ parts: of }) => of.filter((part) => parts[part]!.n > 0)).filter((of) => of.length > 1)
  const left = alone.reduce((sum, part) => sum + parts[part]!.n, 0)
  return [...alone.map((part) => [part]), ...together, ...(alone.length > 1 && left < fewestLeftOver ? [alone] : [])]
}
