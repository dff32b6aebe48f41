import type { Break, Category } from '../words.ts'

/** The changes of recording or law between two days that touch a category; the first day itself begins afresh and is no break. */
export function breaksWithin(breaks: readonly Break[], from: string, to: string, category?: Category): Break[] {
  return breaks.filter(({ on, categories }) => on > from && on <= to && (category === undefined || categories.length === 0 || categories.includes(category)))
}
