import type { z } from 'zod'
import type { Permission, SubjectOf } from '#access/policies/index.ts'
import type { Recording } from '#access/recording.ts'
import { admit } from './lock/admit.ts'
import { glazed } from './lock/glazed.ts'
import { freshly } from './allow.ts'
import type { Caller, Ctx, Find } from './ctx.ts'
import { parse } from './parse.ts'
import { usual, type Rate } from './lock/rates.ts'
import { waiting } from './record/chained.ts'
import { idsOf, personsIn } from './record/ids-in.ts'
import { knocking } from './record/refused.ts'
import { record, type Trace } from './record.ts'
import { retrying } from './retrying.ts'
import { within } from './within.ts'

type Steps<P extends Permission, I extends z.ZodType, A extends z.ZodType, S extends SubjectOf<P>> = {
  /** Only for who proved within the last five minutes who they are, as for a command. */
  readonly proof?: 'fresh'
  readonly input: I
  readonly answer: A
  /** What asking costs, where that is more than reading costs. */
  readonly rate?: Rate
  /** What the record keeps beside the ids that were asked about: ids and codes, and to whom it goes where the deed itself cannot say it. */
  readonly also?: (told: z.output<A>) => Pick<Trace, 'subject' | 'recipients'>
  readonly find: (ctx: Ctx, input: z.output<I>) => Promise<S> | S
  readonly run: (ctx: Ctx, input: z.output<I>, subject: NoInfer<S>) => Promise<z.output<A>> | z.output<A>
} & (
  /** Under the login that sees the published schema and nothing else: what is told to everybody leaves no line. */
  | { readonly reads: 'public'; readonly record?: never }
  /** From the house's own tables: 'consult' where a person is told of, and 'none' where nobody is. */
  | { readonly reads: 'all'; readonly record: Recording }
)

/** A question: the order of a command. What one may not see is not there, and what tells of a person is told once the record has it. */
export function query<P extends Permission, I extends z.ZodType, A extends z.ZodType, S extends SubjectOf<P>>(name: P, steps: Steps<P, I, A, S>) {
  const asking = { name, kind: 'query' as const, record: steps.record, rate: steps.rate ?? usual.query, fresh: steps.proof !== undefined }
  const answer = (from: Caller, raw: unknown): Promise<z.output<A>> => {
    const caller = glazed(name, from)
    const input = parse(steps.input, raw)
    return knocking(caller, asking, input, () => retrying(() => within(caller, steps.reads, async (ctx) => {
      const since = waiting(ctx.db)
      const subject = await admit(caller, ctx, name, input, steps.find)
      if (steps.proof) await freshly(ctx)
      const told = await steps.run(ctx, input, subject)
      if (steps.reads === 'all' && steps.record !== 'none') {
        const also = steps.also?.(told) ?? { subject: {} }
        await record(ctx, { ...asking, found: subject, since }, { ...also, subject: { ...idsOf(input), ...also.subject }, whose: [...personsIn(input), ...personsIn(told)] })
      }
      return told
    })))
  }
  return Object.assign(answer, { deed: name, kind: 'query' as const, record: steps.record, rate: steps.rate, proof: steps.proof ?? null, input: steps.input as z.ZodType, answer: steps.answer as z.ZodType, find: steps.find as Find, reads: steps.reads })
}
