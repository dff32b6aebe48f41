import { noTelling, type Telling } from '#domains/territory/words.ts'
import type { Figure, ZoneResult } from '../../words.ts'
import { keptBack, type Measured } from '../measured.ts'
import { withheldBesides, type InPart, type Told } from './withheld-besides.ts'

/** What a publication told of a wave, of zones put together (null: of the whole): the figures it showed, by name. It cannot be taken back. */
export type Release = { readonly zones: readonly string[] | null; readonly shown: ReadonlySet<string> }
/** The same by the places of the wave's zones. */
type Before = { readonly zones: readonly number[]; readonly whole: boolean; readonly shown: ReadonlySet<string> }
type Place = { readonly zones: readonly number[]; readonly whole: boolean; readonly measured: readonly Measured[] }

/** A figure's name within a wave. */
export const nameOf = ({ kind, of }: Pick<Figure, 'kind' | 'of'>): string => `${kind} ${of}`

/** Names of the figures that are not shown. */
export const withheldOf = ({ figures }: Pick<ZoneResult, 'figures'>): ReadonlySet<string> => new Set(figures.filter(({ withheld }) => withheld !== null).map(nameOf))

/** Releases by the places of a wave's zones. A zone that no longer is one of the wave's is another wave's business. */
export function toldBefore(released: readonly Release[], zones: readonly { readonly id: string }[]): readonly Before[] {
  const place = new Map(zones.map(({ id }, at) => [id, at]))
  return released.map(({ zones: of, shown }) => ({ zones: of ? of.map((id) => place.get(id)!).sort((one, other) => one - other) : zones.map((_, at) => at), whole: of === null, shown }))
}

/**
 * Which figures of which places are withheld so that others cannot be worked out: names, place by place. `alone` holds what was measured in each
 * zone of the wave by itself. What was withheld of the same zones before stays so, and what was shown is out.
 */
export function withheldIn(alone: readonly (readonly Measured[])[], places: readonly Place[], before: readonly Before[], tell: Telling = noTelling): readonly ReadonlySet<string>[] {
  const hidden = places.map(() => new Set<string>())
  const sameAs = places.map(({ zones, whole }) => before.filter((told) => told.whole === whole && (whole || same(told.zones, zones))))
  places[0]?.measured.forEach(({ measure }, row, { length: rows }) => {
    const name = nameOf(measure)
    const told = places.map(({ zones, whole, measured }, at): Told => {
      const silent = sameAs[at]!.length > 0 && !sameAs[at]!.some(({ shown }) => shown.has(name))
      if (silent) hidden[at]!.add(name)
      return { parts: zones, whole, state: keptBack(measured[row]!) ? 'withheld' : silent ? 'silent' : sameAs[at]!.length > 0 ? 'out' : 'now' }
    })
    const out = before.filter(({ shown }) => shown.has(name)).map(({ zones, whole }): Told => ({ parts: zones, whole, state: 'out' }))
    const besides = withheldBesides(alone.map((of) => inPart(of[row]!)), [...told, ...out])
    for (const at of besides) hidden[at]!.add(name)
    tell((row + 1) / rows)
  })
  return hidden
}

/** What was measured in a part of the sample, as far as others could be worked out from it. */
export function inPart(one: Measured): InPart {
  const { measure: { range: [least, most] }, n, hits, estimate, mass } = one
  const said = estimate?.estimate ?? (hits !== null && n > 0 ? hits / n : 0)
  return { n, share: Math.min(1, Math.max(0, (said - least) / (most - least))), mass, sensitive: keptBack(one) !== null }
}

const same = (one: readonly number[], other: readonly number[]): boolean => one.length === other.length && one.every((zone) => other.includes(zone))
