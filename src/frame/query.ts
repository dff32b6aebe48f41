import type { z } from 'zod'
import type { Permission, SubjectOf } from '#access/policies/index.ts'
import { admit } from './lock/admit.ts'
import { freshly } from './allow.ts'
import type { Caller, Ctx, Find } from './ctx.ts'
import { parse } from './parse.ts'
import { within } from './within.ts'

type Steps<P extends Permission, I extends z.ZodType, A extends z.ZodType, S extends SubjectOf<P>> = {
  /** Only for who proved within the last five minutes who they are, as for a command. */
  readonly proof?: 'fresh'
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
      const subject = await admit(caller, ctx, name, input, steps.find)
      if (steps.proof) freshly(ctx.actor)
      return steps.run(ctx, input, subject)
    })
  }
  return Object.assign(answer, { deed: name, kind: 'query' as const, proof: steps.proof ?? null, input: steps.input as z.ZodType, answer: steps.answer as z.ZodType, find: steps.find as Find, reads: steps.reads })
}
