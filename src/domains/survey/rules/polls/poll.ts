import { z } from 'zod'
import { wilson } from '#kernel/estimate/wilson.ts'
import { Day } from '#domains/territory/words.ts'

/** A poll of the whole country as everybody reads it: who asked whom what and when, what share said what, and where that can be read. */
export const Poll = z.object({
  poll: z.uuid(), askedBy: z.string(), from: Day, to: Day, question: z.string(), answer: z.string(), share: z.number(),
  /** Where it was said how many were asked: where the true share may lie. */
  low: z.number().nullable(), high: z.number().nullable(), n: z.number().nullable(), method: z.string().nullable(), address: z.string(),
  /** The question of our own that comes nearest to it. */
  beside: z.string().nullable(), notedOn: Day,
})
export type Poll = z.infer<typeof Poll>

/** The interval of a published share: Wilson's, as if those asked had been drawn simply. Nothing where nobody said how many were asked. */
export function intervalOf(share: number, n: number | null): { readonly low: number | null; readonly high: number | null } {
  if (n === null) return { low: null, high: null }
  const { low, high } = wilson(share * n, n)
  return { low, high }
}
