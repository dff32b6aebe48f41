import { createContext } from 'react-router'
import { stranger } from '#access/actor.ts'
import type { Outside } from '#frame/ctx.ts'
import type { Repeat } from '#frame/once/repeat.ts'
import type { Clock } from '#platform/clock.ts'
import type { Store } from '#platform/db.ts'
import { visitorOf, type Visitor } from './session.ts'

/** What the server has at hand for every request: the store, the clock, and somebody to tell when something breaks. */
export type House = { readonly store: Store; readonly clock: Clock; readonly wrong: (fault: unknown, path: string) => void }

/** One request, and who stands behind it; asked of the store at most once, and only when somebody wants to know. */
export type Visit = { readonly visitor: () => Promise<Visitor>; readonly outside: () => Promise<Outside> }

export function visit(request: Request, { store, clock }: House, repeat?: Repeat): Visit {
  const now = clock()
  const id = crypto.randomUUID()
  let found: Promise<Visitor> | undefined
  const visitor = () => (found ??= visitorOf(request, { actor: stranger, store, now }))
  return { visitor, outside: async () => {
    const { actor, sessionId } = await visitor()
    return { actor, store, now, repeat, request: id, session: sessionId ?? null }
  } }
}

/** Where a page's loader finds the visit it belongs to. */
export const visiting = createContext<Visit>()
