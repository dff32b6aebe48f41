import type { Permission } from '#access/policies/index.ts'
import { showing } from '#access/seen.ts'
import { allow, may } from '../allow.ts'
import { type Caller, type Ctx, isOutside } from '../ctx.ts'
import { byTheLock } from '../record/refused.ts'
import { Refusal } from '../refusal.ts'

/**
 * Lock 1 at the door of a deed. Whoever may not even see the thing is answered from outside as if it were not there: with the refusal that
 * the same deed gives for an id that nobody has. Who sees the thing and may not do this to it is told so.
 */
export async function admit<I, S>(caller: Caller, ctx: Ctx, name: Permission, input: I, find: (ctx: Ctx, input: I) => Promise<S> | S): Promise<S> {
  const subject = await find(ctx, input)
  const sees = () => subject === null || typeof subject !== 'object' || (showing[name.split('.')[0]!] ?? []).some((question) => may(question, ctx.actor, { ...lacking, ...subject }))
  if (isOutside(caller) && !may(name, ctx.actor, subject) && !sees()) {
    await byTheLock(() => Promise.resolve(find(ctx, nobodys(input) as I)).then(() => {}, (no: unknown) => { if (no instanceof Refusal && no.kind === 'not-found') throw no }))
  }
  await byTheLock(async () => allow(name, ctx.actor, subject))
  return subject
}

/** Facts that a question about a thing may look at and that a deed on it may not have brought. */
const lacking = { commissariat: null, zone: null, partners: [], organisations: [], holder: null }
const id = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
/** Places are on the map for everybody: that they are there is no secret. */
const places = new Set(['directorate', 'commissariat', 'zone', 'area'])
const nobody = 'ffffffff-ffff-4fff-bfff-ffffffffffff'

/** The same asked about a thing that is not there. */
function nobodys(input: unknown): unknown {
  if (typeof input === 'string') return id.test(input) ? nobody : input
  if (Array.isArray(input)) return input.map(nobodys)
  if (input === null || typeof input !== 'object' || Object.getPrototypeOf(input) !== Object.prototype) return input
  return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, places.has(name) ? value : nobodys(value)]))
}
