import { deeds, type Deed } from '#deeds'

/** The deed of that name and kind, or a sentence that leads to it. */
export function namedDeed(kind: Deed['kind'], name: string): Deed | string {
  const found = deeds.find(({ deed }) => deed === name)
  if (found?.kind === kind) return found
  if (found) return `${name} is a ${found.kind === 'query' ? 'question: vatra ask' : 'deed: vatra do'} ${name}`
  const near = deeds.filter((deed) => deed.kind === kind).map(({ deed }) => [deed, steps(deed, name)] as const).toSorted((one, two) => one[1] - two[1])[0]
  return `There is no ${kind === 'query' ? 'question' : 'deed'} "${name}".${near ? ` Did you mean ${near[0]}?` : ''} vatra deeds lists them`
}

/** How many letters are to be put in, left out or changed to make one word of the other (Levenshtein). */
export function steps(one: string, two: string): number {
  let row = Array.from({ length: two.length + 1 }, (_, place) => place)
  for (let at = 1; at <= one.length; at++) {
    const next = [at]
    for (let place = 1; place <= two.length; place++) next.push(Math.min(row[place]! + 1, next[place - 1]! + 1, row[place - 1]! + (one[at - 1] === two[place - 1] ? 0 : 1)))
    row = next
  }
  return row[two.length]!
}
