import type { Shape } from '../../src/kernel/door/held.ts'

export type Members = { readonly of: Record<string, Shape>; readonly may: Record<string, Shape> }

/** A type that nobody taught the door to read: packing stops, so that no function gets a door that looks away unnoticed. */
export function unread(what: string, asker: string): never {
  throw new Error(`${asker} is declared with ${what}, which the door cannot read.`)
}

export const object = (of: Members['of'], may: Members['may']) => ({ is: 'object' as const, of, may })

/** What is one of several: nothing stands in it twice, and the words that it may be stand together. */
export function either(all: readonly Shape[]): Shape {
  const flat = all.flatMap((one) => (typeof one === 'object' && one.is === 'either' ? one.of : [one]))
  if (flat.includes('any')) return 'any'
  const words = new Set(flat.flatMap((one) => (typeof one === 'object' && one.is === 'word' ? one.of : [])))
  const others = new Map(flat.filter((one) => typeof one === 'string' || one.is !== 'word').map((one) => [JSON.stringify(one), one]))
  const shapes = [...others.values(), ...(words.size > 0 ? [{ is: 'word' as const, of: [...words] }] : [])]
  return shapes.length === 1 ? shapes[0]! : { is: 'either', of: shapes }
}

/** What is one and the other: where one of them is one of several, so is what comes of it. */
export function both(one: Shape, other: Shape, asker: string): Shape {
  if (typeof one === 'object' && one.is === 'either') return either(one.of.map((it) => both(it, other, asker)))
  if (typeof other === 'object' && other.is === 'either') return either(other.of.map((it) => both(one, it, asker)))
  const first = membersOf(one, asker), second = membersOf(other, asker)
  return object({ ...first.of, ...second.of }, { ...first.may, ...second.may })
}

export function membersOf(shape: Shape, asker: string): Members {
  return typeof shape === 'object' && shape.is === 'object' ? shape : unread('members of what is no object', asker)
}

/** An object with some of its members only: those that are named, or all others. */
export function picked({ of, may }: Members, names: Shape, named: boolean, asker: string): Shape {
  if (typeof names === 'string' || names.is !== 'word') return unread('names that are not written out', asker)
  const only = (members: Members['of']) => Object.fromEntries(Object.entries(members).filter(([name]) => names.of.includes(name) === named))
  return object(only(of), only(may))
}

/** A member of an object by its name, or any place of a list (no name). */
export function indexed(shape: Shape, name: string | null, asker: string): Shape {
  if (name === null && typeof shape === 'object' && shape.is === 'list') return shape.of
  if (name === null && typeof shape === 'object' && shape.is === 'tuple') return either(shape.of)
  const { of, may } = membersOf(shape, asker)
  return of[name ?? ''] ?? may[name ?? ''] ?? unread(`the member ${name}`, asker)
}
