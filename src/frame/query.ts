import type { z } from 'zod'
import type { Permission, SubjectOf } from '#access/policies/index.ts'
import { allow } from './allow.ts'
import type { Caller, Ctx } from './ctx.ts'
import { parse } from './parse.ts'
import { within } from './within.ts'

type Steps<P extends Permission, I extends z.ZodType, A extends z.ZodType, S extends SubjectOf<P>> = {
  readonly input: I
  readonly answer: A
  /** 'public' asks under the login that sees the published schema and nothing else. */
  readonly reads: 'public' | 'all'
  readonly find: (ctx: Ctx, input: z.output<I>) => Promise<S> | S
  readonly run: (ctx: Ctx, input: z.output<I>, subject: NoInfer<S>) => Promise<z.output<A>> | z.output<A>
}

/** A question: the order of a command, without the record. What one may not see is not there. */
export function query<P extends Permission, I extends z.ZodType, A extends z.ZodType, S extends SubjectOf<P>>(name: P, steps: Steps<P, I, A, S>) {
  const answer = (caller: Caller, raw: unknown): Promise<z.output<A>> => {
    const input = parse(steps.input, raw)
    return within(caller, steps.reads, async (ctx) => {
      const subject = await steps.find(ctx, input)
      allow(name, ctx.actor, subject)
      return steps.run(ctx, input, subject)
    })
  }
  return Object.assign(answer, { deed: name, kind: 'query' as const, input: steps.input as z.ZodType, answer: steps.answer as z.ZodType })
}
