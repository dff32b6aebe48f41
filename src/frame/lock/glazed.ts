import { throughGlass } from '#access/through-glass.ts'
import type { Caller } from '../ctx.ts'

/** The caller with the posts that count for this deed, for both locks: what a broken glass does not open is asked without it. */
export function glazed<C extends Caller>(name: string, caller: C): C {
  const actor = throughGlass(name, caller.actor)
  return actor === caller.actor ? caller : { ...caller, actor }
}
