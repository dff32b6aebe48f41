import { z } from 'zod'
import { plainLetters } from './plain-letters.ts'

/** Which part of a long list somebody wants to see: those that are called so, and of them one page. */
export const ListPartAsked = z.object({ find: z.string().trim().max(100).default(''), page: z.number().int().min(1).default(1), /** The reader's, by whose alphabet the whole list is put in order before it is parted. */ language: z.string().regex(/^[a-z]{2,3}$/).default('en') })
export type ListPartAsked = z.input<typeof ListPartAsked>

/** Which part is shown: `from` and `to` count from one among those `found`; `of` is the whole list. */
export const ListPart = z.object({ find: z.string(), page: z.number(), pages: z.number(), from: z.number(), to: z.number(), found: z.number(), of: z.number() })
export type ListPart = z.infer<typeof ListPart>

/** Of a list in its order, those that have in a name what was sought, and of these so many of one page; behind the last page lies the last. */
export function partOfList<One extends { readonly names: Readonly<Record<string, string>> }>(all: readonly One[], { find = '', page = 1 }: ListPartAsked, atOnce: number): { readonly shown: readonly One[]; readonly part: ListPart } {
  const sought = plainLetters(find.trim())
  const found = sought === '' ? all : all.filter(({ names }) => Object.values(names).some((name) => plainLetters(name).includes(sought)))
  const pages = Math.max(1, Math.ceil(found.length / atOnce)), here = Math.min(page, pages), before = (here - 1) * atOnce
  const shown = found.slice(before, before + atOnce)
  return { shown, part: { find: find.trim(), page: here, pages, from: Math.min(before + 1, found.length), to: before + shown.length, found: found.length, of: all.length } }
}
