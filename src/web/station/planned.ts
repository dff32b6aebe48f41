import type { PublicZone } from '#domains/territory/words.ts'
import type { Typed } from '#web/http/ctx.ts'

/** The zones for which a target was typed, and how many answers are wanted there. */
export const targetsIn = (typed: Typed, zones: readonly PublicZone[]) =>
  zones.flatMap(({ zone, slug }) => (typed[`target-${slug}`] ? [{ zone, target: Number(typed[`target-${slug}`]) }] : []))

/** What was typed, as the plan of a wave: points become shares, an empty field is left out. */
export function planned(typed: Typed, zones: readonly PublicZone[], language: string) {
  const targets = targetsIn(typed, zones)
  const points = numberIn(typed.hopedChange)
  return {
    commissariat: zones.find(({ zone }) => zone === targets[0]?.zone)?.commissariat, instrument: typed.instrument, names: { [language]: typed.name }, frame: typed.frame,
    modes: [typed.modes ?? []].flat(), opensOn: typed.opensOn, closesOn: typed.closesOn, ...(typed.follows ? { follows: typed.follows } : {}),
    designEffect: numberIn(typed.designEffect) ?? 1, ...(points === undefined ? {} : { hopedChange: points / 100 }), zones: targets,
  }
}

function numberIn(field: Typed[string] | undefined): number | undefined {
  return typeof field === 'string' && field.trim() !== '' ? Number(field.replace(',', '.')) : undefined
}
