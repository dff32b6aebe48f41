import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'

/** The last link of a chain at a moment, signed: whoever keeps it can tell whether anything before it was changed or taken away since. */
export const Head = z.object({ directorate: DirectorateId, sequence: z.number().int().positive(), hash: z.string().regex(/^[0-9a-f]{64}$/), at: z.iso.datetime(), key: z.string().regex(/^[0-9A-Za-z_-]{43}$/), signature: z.string().regex(/^[0-9A-Za-z_-]{86}$/) })
export type Head = z.output<typeof Head>

/** How long lines are kept, as an anchor says it: "5 years". */
export const KeptFor = z.string().regex(/^[1-9]\d{0,3} (days|months|years)$/)
/**
 * What stands at the beginning of what is left of a chain whose oldest lines were cut: from which line to which they went, the link of the last of them, the
 * moment of the head that had vouched for it, how long lines were kept, and the moment of the cut; signed.
 */
export const Anchor = Head.omit({ signature: true, key: true }).extend({ from: z.number().int().positive(), kept: KeptFor, headAt: z.iso.datetime(), key: Head.shape.key, signature: Head.shape.signature })
export type Anchor = z.output<typeof Anchor>

/** What can have been done to a chain. */
export const wrongs = ['changed', 'removed', 'put-in', 'swapped', 'cut', 'rewritten', 'before-the-chain', 'quiet-lines-missing', 'false-head', 'false-anchor', 'cut-without-head', 'cut-too-early', 'cut-twice'] as const
/** What was done, to which line or between which, by their numbers. */
export const Wrong = z.object({ what: z.enum(wrongs), from: z.number().int(), to: z.number().int() })
export type Wrong = z.output<typeof Wrong>

/** How many quiet lines of one kind must have come before the chain says that there are more: fewer could be told apart by their moment. */
export const quietAtLeast = 20

/** So many people and things one person looks up in the record within an hour. Somebody's work leads to a few; a hundred is going through a list. */
export const looksAnHour = 60

/** A head is made as soon as so many lines are new. */
export const headAtLines = 100
/** A head is made when the oldest new line is so old: of a directorate. At the door, where residents come in, the hour keeps it from telling when one came. */
export const headAtMinutes = 5

/** No chain is cut before its lines are so many days old, whatever a directorate decides. */
export const keptAtLeastDays = 365

/** The totals of quiet lines at the end of a quarter: how many there are in all, or null where what was not counted yet is fewer than twenty. */
export const QuietClose = z.object({ quarter: z.string().regex(/^\d{4}-Q[1-4]$/), lines: z.number().int().nullable() })
export type QuietClose = z.output<typeof QuietClose>
export const MailboxId = z.uuid().brand<'record.mailbox'>()

/** Whose a mailbox outside is: the reader of the record, who gets the heads, or whoever answers for data protection. Both are told when the glass is broken. */
export const mailboxOf = ['auditor', 'data-protection'] as const
export type MailboxOf = (typeof mailboxOf)[number]
