import type { ListPartAsked } from '#domains/territory/words.ts'

/** Which part of a page's long list its address asks for; what is no page is the first. */
export function partWanted({ url }: Request): ListPartAsked {
  const asked = new URL(url).searchParams, page = Number(asked.get('page') ?? 1)
  return { find: (asked.get('find') ?? '').trim().slice(0, 100), page: Number.isSafeInteger(page) && page > 0 ? page : 1 }
}
