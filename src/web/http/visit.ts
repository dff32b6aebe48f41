import { createContext } from 'react-router'
import { stranger } from '#access/actor.ts'
import { newToken, spendProof } from '#domains/people/index.ts'
import type { Outside } from '#frame/ctx.ts'
import type { Repeat } from '#frame/once/repeat.ts'
import type { Clock } from '#platform/clock.ts'
import type { Store } from '#platform/db.ts'
import type { Devices } from '#platform/devices/devices.ts'
import { deviceOf } from './gate/device-of.ts'
import { browserOf, visitorOf, type Visitor } from './session.ts'

/** What the server has at hand for every request: the store, the clock, and somebody to tell when something breaks. */
export type House = { readonly store: Store; readonly clock: Clock; /** From which devices administration is done, where that is said. */ readonly devices?: Devices | undefined; readonly wrong: (fault: unknown, path: string) => void }

/** One request, and who stands behind it; asked of the store at most once, and only when somebody wants to know. */
export type Visit = { readonly visitor: () => Promise<Visitor>; readonly outside: () => Promise<Outside>; /** What the browser is known by, or will be once somebody comes in by it. */ readonly browser: () => string }

export function visit(request: Request, { store, clock, devices }: House, repeat?: Repeat): Visit {
  const now = clock()
  const id = crypto.randomUUID()
  const kept = browserOf(request)
  // A program that keeps no cookies has no browser.
  const program = /^\/api(\/|$)/.test(new URL(request.url).pathname)
  let found: Promise<Visitor> | undefined, made: string | undefined
  const visitor = () => (found ??= visitorOf(request, { actor: stranger, store, now, browser: kept }).then(atDevice))
  const atDevice = (known: Visitor): Visitor => (devices && known.actor.kind === 'person' ? { ...known, actor: { ...known.actor, device: devices.lacks(deviceOf(request), now) } } : known)
  const browser = () => kept ?? (made ??= newToken())
  return { visitor, browser, outside: async () => {
    const { actor, sessionId } = await visitor()
    return { actor, store, now, repeat, request: id, session: sessionId ?? null, browser: program ? kept : browser(), ...(actor.kind === 'person' && actor.eachTime && { spends: spendProof }) }
  } }
}

/** Where a page's loader finds the visit it belongs to. */
export const visiting = createContext<Visit>()
