import type { z } from 'zod'
import type { Permission, SubjectOf } from '#access/policies/index.ts'
import type { Recording } from '#access/recording.ts'
import { toItsEnd, whileWaitedFor } from '#platform/background/waited-for.ts'
import { openLog } from '#platform/log.ts'
import { admit } from './lock/admit.ts'
import { glazed } from './lock/glazed.ts'
import { freshly } from './allow.ts'
import { catchUp, owe, owes } from './afterwards.ts'
import { type Caller, type Ctx, type Find, isOutside } from './ctx.ts'
import { once } from './once/once.ts'
import { askedOnce } from './once/repeat.ts'
import { parse } from './parse.ts'
import { usual, type Rate } from './lock/rates.ts'
import { waiting } from './record/chained.ts'
import { knocking } from './record/refused.ts'
import { record, type Trace } from './record.ts'
import { retrying } from './retrying.ts'
import { within } from './within.ts'

const log = openLog()

type Steps<P extends Permission, I extends z.ZodType, A extends z.ZodType, S extends SubjectOf<P>> = {
  /** Only for who proved within the last five minutes who they are: people's rights, proofs, what takes personal rows out of the house. */
  readonly proof?: 'fresh'
  /** What the record keeps of it, where its verb and its domain (src/access/recording.ts) do not say it. */
  readonly record?: Exclude<Recording, 'none'>
  /** What it costs whoever asks, where that is not what work at a desk costs. */
  readonly rate?: Rate
  /** What arrives. */
  readonly input: I
  /** What is answered, described for programs. */
  readonly answer: A
  /** Brings the thing the deed is done to, with the facts its policy looks at. */
  readonly find: (ctx: Ctx, input: z.output<I>) => Promise<S> | S
  /** Does it. */
  readonly run: (ctx: Ctx, input: z.output<I>, subject: NoInfer<S>) => Promise<z.output<A>>
  /** What the record keeps: ids only. */
  readonly trace: (input: z.output<I>, subject: NoInfer<S>, answer: NoInfer<z.output<A>>) => Trace
}

/**
 * A change. Parse, find, allow, do, record: in one transaction, in that order, never skipped; and once only, however often the same request is sent.
 *
 * `name` is the file's path, the policy's key, the line in the record and the trigger of reactions.
 * A command without a policy of that name, or whose subject lacks what the policy looks at, does not compile.
 */
export function command<P extends Permission, I extends z.ZodType, A extends z.ZodType, S extends SubjectOf<P>>(name: P, steps: Steps<P, I, A, S>) {
  const asking = { name, kind: 'command' as const, record: steps.record, rate: steps.rate ?? usual.command, fresh: steps.proof !== undefined }
  const perform = async (from: Caller, raw: unknown): Promise<z.output<A>> => {
    const caller = glazed(name, from)
    const input = parse(steps.input, raw)
    const asked = askedOnce(caller, name, input)
    const doing = () => knocking(caller, asking, input, () => retrying(() => within(caller, 'all', async (ctx) => {
      const since = waiting(ctx.db)
      const answer = await once(ctx, asked, async () => {
        const subject = await admit(caller, ctx, name, input, steps.find)
        if (steps.proof) await freshly(ctx)
        const answer = await steps.run(ctx, input, subject)
        const trace = steps.trace(input, subject, answer)
        await record(ctx, { ...asking, found: subject, since }, trace)
        await owe(ctx, name, trace)
        return answer
      })
      return { answer, owing: owes(ctx.db) }
    })))
    // Whose connection is lost may have to know that it was done: only who says so ends it.
    const done = await (isOutside(caller) ? whileWaitedFor(caller.waiting ?? {}, doing) : doing())
    if (done.owing && isOutside(caller)) await toItsEnd(() => catchUp(caller.store, caller.now)).catch((wrong: unknown) => log.error({ wrong, deed: name }, 'a consequence waits in the outbox'))
    return done.answer
  }
  return Object.assign(perform, { deed: name, kind: 'command' as const, record: steps.record, rate: steps.rate, proof: steps.proof ?? null, input: steps.input as z.ZodType, answer: steps.answer as z.ZodType, find: steps.find as Find, trace: steps.trace as unknown })
}
