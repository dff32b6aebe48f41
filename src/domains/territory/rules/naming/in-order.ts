import { named } from './named.ts'

type Called = { readonly names: Readonly<Record<string, string>> } | { readonly name: string }

const collators = new Map<string, Intl.Collator>()

/** Things in the order in which readers of a language look for their names: by its alphabet, and "Zone 2" before "Zone 10". Those that are called alike stay in the order they came in. */
export function inOrder<One extends Called>(all: readonly One[], language: string): One[]
export function inOrder<One>(all: readonly One[], language: string, called: (one: One) => string): One[]
export function inOrder<One>(all: readonly One[], language: string, called = (one: One) => nameOf(one as Called, language)): One[] {
  const collator = collatorOf(language)
  return all.map((one) => ({ one, name: called(one) })).sort((a, b) => collator.compare(a.name, b.name)).map(({ one }) => one)
}

const nameOf = (one: Called, language: string): string => ('name' in one ? one.name : named(one.names, language))

/** To make one takes longer than to sort a list. */
function collatorOf(language: string): Intl.Collator {
  const there = collators.get(language)
  if (there) return there
  const made = new Intl.Collator(language, { numeric: true })
  collators.set(language, made)
  return made
}
