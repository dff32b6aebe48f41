import { plainWords } from '#domains/territory/words.ts'
import type { Category, Profile } from '../../words.ts'

/** What a cell is in our words, by the profile; null when it does not say. Files repeat few values, so each is worked out once. */
export function readCategory({ meanings, partedBy, digits, otherwise }: Profile['category']): (cell: string) => Category | null {
  const known = new Map(Object.entries(meanings).map(([value, category]) => [plainWords(value), category]))
  const met = new Map<string, Category | null>()
  return (cell) => {
    const before = met.get(cell)
    if (before !== undefined) return before
    const read = meaning(cell) ?? otherwise ?? null
    met.set(cell, read)
    return read
  }

  function meaning(cell: string): Category | undefined {
    const whole = known.get(plainWords(cell))
    if (whole !== undefined) return whole
    if (digits && /^\d+$/.test(cell)) return byFirstDigits(cell.padStart(digits.of, '0').slice(0, digits.first))
    if (partedBy === undefined) return undefined
    const parts = cell.split(partedBy).flatMap((part) => known.get(plainWords(part)) ?? [])
    return parts.find((category) => category !== 'other') ?? parts[0]
  }

  function byFirstDigits(first: string): Category | undefined {
    for (let length = first.length; length > 0; length--) {
      const category = known.get(first.slice(0, length))
      if (category !== undefined) return category
    }
    return undefined
  }
}
