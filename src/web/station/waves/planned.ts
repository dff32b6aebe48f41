import type { Margins } from '#domains/survey/words.ts'
import type { PublicZone } from '#domains/territory/words.ts'
import type { Typed } from '#web/http/ctx.ts'

/** The zones for which a target was typed, and how many answers are wanted there. */
export const targetsIn = (typed: Typed, zones: readonly PublicZone[]) =>
  zones.flatMap(({ zone, slug }) => (typed[`target-${slug}`] ? [{ zone, slug, target: Number(typed[`target-${slug}`]) }] : []))

/** What was typed, as the plan of a wave: points become shares, an empty field is left out. */
export function planned(typed: Typed, zones: readonly PublicZone[], language: string, margins: Margins) {
  const targets = targetsIn(typed, zones)
  const points = numberIn(typed.hopedChange)
  return {
    commissariat: zones.find(({ zone }) => zone === targets[0]?.zone)?.commissariat, instrument: typed.instrument, names: { [language]: typed.name }, frame: typed.frame,
    modes: [typed.modes ?? []].flat(), opensOn: typed.opensOn, closesOn: typed.closesOn, ...(typed.follows ? { follows: typed.follows } : {}),
    designEffect: numberIn(typed.designEffect) ?? 1, ...(points === undefined ? {} : { hopedChange: points / 100 }), ...(margins.length > 0 ? { margins } : {}),
    ...(typed.group ? { group: { [language]: typed.group } } : {}), ...(typed.goesOnMonths ? { goesOnMonths: numberIn(typed.goesOnMonths) } : {}),
    zones: targets.map(({ zone, target }) => ({ zone, target })),
  }
}

/** What is wrong with a plan, by the names of the form's fields instead of the plan's. */
export function fieldsOfPlan(fields: Readonly<Record<string, string>>, typed: Typed, zones: readonly PublicZone[]): Record<string, string> {
  const targets = targetsIn(typed, zones)
  const first = `target-${zones[0]?.slug ?? ''}`
  const named = Object.entries(fields).map(([path, code]) => {
    const [head = '', place = ''] = path.split('.')
    if (head === 'names') return ['name', 'station.name-the-round']
    if ((head === 'zones' || head === 'commissariat') && targets.length === 0) return [first, 'station.say-a-target']
    return head === 'zones' ? [`target-${targets[Number(place)]?.slug ?? zones[0]?.slug ?? ''}`, code] : [head, code]
  })
  return Object.fromEntries(named) as Record<string, string>
}

/** A number as people write it, with a comma or a point; nothing where nothing was typed. */
export function numberIn(field: Typed[string] | undefined): number | undefined {
  return typeof field === 'string' && field.trim() !== '' ? Number(field.replace(',', '.')) : undefined
}
