import type { Margins, Wave } from '#domains/survey/words.ts'
import { named } from '#domains/territory/words.ts'
import { marginsTyped } from './margins.ts'

type Before = Wave & { readonly margins: Margins | null; readonly zones: readonly { readonly slug: string; readonly target: number }[] }

/** A wave as the form that would ask again in the same way: only its name and its days are left to say. */
export function asTyped({ wave, instrument, modes, frame, designEffect, hopedChange, margins, zones, group, goesOnMonths }: Before, language: string): Readonly<Record<string, string | string[]>> {
  return {
    follows: wave, instrument: instrument.id, modes: [...modes], frame, designEffect: String(designEffect), hopedChange: hopedChange === null ? '' : String(Math.round(hopedChange * 10_000) / 100),
    ...(group && { group: named(group, language) }), ...(goesOnMonths !== null && { goesOnMonths: String(goesOnMonths) }),
    ...Object.fromEntries(zones.map(({ slug, target }) => [`target-${slug}`, String(target)])), ...marginsTyped(margins ?? []),
  }
}
