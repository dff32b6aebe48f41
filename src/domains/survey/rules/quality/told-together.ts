import { fewestAlike } from '../publishable.ts'
import type { Counted } from './quality.ts'

/**
 * Counts of sheets by their kind, the most first. Kinds that fewer than five share are told together under no name; where that is one kind alone, or
 * even together fewer than five, the next smallest goes with them, or it could be worked out from how many there are in all.
 */
export function toldTogether(counts: Readonly<Record<string, number>>): Counted[] {
  const kinds = Object.entries(counts).filter(([, sheets]) => sheets > 0).map(([name, sheets]) => ({ name, sheets })).sort((one, other) => other.sheets - one.sheets || (one.name < other.name ? -1 : 1))
  let from = kinds.findIndex(({ sheets }) => sheets < fewestAlike)
  if (from === -1) return kinds
  const together = () => kinds.slice(from).reduce((sum, { sheets }) => sum + sheets, 0)
  while (from > 0 && (kinds.length - from < 2 || together() < fewestAlike)) from--
  return [...kinds.slice(0, from), ...(together() < fewestAlike ? [] : [{ name: null, sheets: together() }])]
}
