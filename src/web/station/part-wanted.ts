import type { ListPartAsked } from '#domains/territory/words.ts'
import { languageOf } from '#web/http/language.ts'

/** Which part of a page's long list its address asks for; what is no page is the first. */
export function partWanted(request: Request): ListPartAsked {
  const asked = new URL(request.url).searchParams, page = Number(asked.get('page') ?? 1)
  return { find: (asked.get('find') ?? '').trim().slice(0, 100), page: Number.isSafeInteger(page) && page > 0 ? page : 1, language: languageOf(request) }
}
