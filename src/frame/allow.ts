import type { Actor } from '#access/actor.ts'
import { deviceLacks } from '#access/administration.ts'
import { policies, type Permission } from '#access/policies/index.ts'
import { throughGlass } from '#access/through-glass.ts'
import type { Ctx } from './ctx.ts'
import { Refusal } from './refusal.ts'

/** The only place where a policy is asked. */
export const may = (name: Permission, actor: Actor, subject: unknown): boolean =>
  (policies[name] as (actor: Actor, subject: unknown) => boolean)(throughGlass(name, actor), subject)

/** Lock 1: refuses whoever the policy of that name does not let in, and administration from a device that does not show that it is in order. */
export function allow(name: Permission, actor: Actor, subject: unknown): void {
  if (!may(name, actor, subject)) throw new Refusal('not-allowed', 'access.not-allowed')
  const lacks = deviceLacks(name, actor)
  if (lacks) throw new Refusal('not-allowed', lacks === 'none' ? 'access.no-device' : 'access.unfit-device')
}

/** A deed after which there is no way back asks a person to prove again who they are: their computer may stand open. In a browser that is new to them each proof is good for one request. */
export async function freshly(ctx: Ctx): Promise<void> {
  if (ctx.actor.kind !== 'person') return
  if (!ctx.actor.proved || (ctx.actor.eachTime && ctx.spends && !(await ctx.spends(ctx)))) throw new Refusal('not-allowed', 'access.prove-again')
}
