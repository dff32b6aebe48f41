import { createContext } from 'react-router'
import { stranger } from '#access/actor.ts'
import type { Outside } from '#frame/ctx.ts'
import type { Clock } from '#platform/clock.ts'
import type { Store } from '#platform/db.ts'
import { visitorOf, type Visitor } from './session.ts'

/** What the server has at hand for every request: the store, the clock, and somebody to tell when something breaks. */
export type House = { readonly store: Store; readonly clock: Clock; readonly wrong: (fault: unknown, path: string) => void }

/** One request, and who stands behind it; asked of the store at most once, and only when somebody wants to know. */
export type Visit = { readonly visitor: () => Promise<Visitor>; readonly outside: () => Promise<Outside> }

export function visit(request: Request, { store, clock }: House): Visit {
  const now = clock()
  let found: Promise<Visitor> | undefined
  const visitor = () => (found ??= visitorOf(request, { actor: stranger, store, now }))
  return { visitor, outside: async () => ({ actor: (await visitor()).actor, store, now }) }
}

/** Where a page's loader finds the visit it belongs to. */
export const visiting = createContext<Visit>()
