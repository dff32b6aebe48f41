import { stranger } from '#access/actor.ts'
import type { Caller } from '#frame/ctx.ts'

/** Whoever answers does so as nobody in particular, even where somebody of the station is signed in: the record must not name them, and their posts must not hinder them. */
export const byAnybody = <R>(deed: (caller: Caller, raw: unknown) => Promise<R>) => (caller: Caller, raw: unknown): Promise<R> => deed({ ...caller, actor: stranger }, raw)
