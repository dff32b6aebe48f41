import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'

/** The last link of a chain at a moment, signed: whoever keeps it can tell whether anything before it was changed or taken away since. */
export const Head = z.object({ directorate: DirectorateId, sequence: z.number().int().positive(), hash: z.string().regex(/^[0-9a-f]{64}$/), at: z.iso.datetime(), key: z.string().regex(/^[0-9A-Za-z_-]{43}$/), signature: z.string().regex(/^[0-9A-Za-z_-]{86}$/) })
export type Head = z.output<typeof Head>

/** What can have been done to a chain. */
export const wrongs = ['changed', 'removed', 'put-in', 'swapped', 'cut', 'rewritten', 'before-the-chain', 'quiet-lines-missing', 'false-head'] as const
/** What was done, to which line or between which, by their numbers. */
export const Wrong = z.object({ what: z.enum(wrongs), from: z.number().int(), to: z.number().int() })
export type Wrong = z.output<typeof Wrong>

/** How many quiet lines of one kind must have come before the chain says that there are more: fewer could be told apart by their moment. */
export const quietAtLeast = 20
