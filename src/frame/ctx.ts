import type { Actor } from '#access/actor.ts'
import type { Waiting } from '#platform/background/waited-for.ts'
import type { Db, Store } from '#platform/db.ts'
import type { Repeat } from './once/repeat.ts'

/** By what the record finds again what belongs together: the request, and the session it came in (its id, never what is shown to open it). Beside it what the browser shows that it is known by, and how a proof is used up that is good for one request. */
type Marks = { readonly request?: string; readonly session?: string | null; readonly browser?: string | null; readonly spends?: (ctx: Ctx) => Promise<boolean> }

/** On whose behalf, in which transaction, at what moment. The first argument of everything that is not pure. */
export type Ctx = { readonly actor: Actor; readonly db: Db; readonly now: Date } & Marks

/** The moment and the person, before a transaction is opened: what a request, a command line or a reaction brings. */
export type Outside = { readonly actor: Actor; readonly store: Store; readonly now: Date; /** How a request that is sent again is known again. */ readonly repeat?: Repeat | undefined; /** Who may end a command, and hears how far it is; it is never the connection that it came by. */ readonly waiting?: Waiting } & Marks

/** Whoever calls a deed: from outside (a transaction is opened) or from within another deed (its transaction is used). */
export type Caller = Ctx | Outside

export const isOutside = (caller: Caller): caller is Outside => 'store' in caller

/** Brings the thing a deed is done to, with the facts its policy looks at. */
export type Find = (ctx: Ctx, input: never) => unknown
