import type { WorkedExample } from '../words.ts'

type Said = WorkedExample['said'][number]

/** A number as the source prints it, before anything is worked out; `monthly` is the count of a month that a fall began from. */
export type Figure = Omit<Said, 'answersNeeded' | 'eventsNeeded' | 'ifAsked'> & { readonly monthly?: number }

/** A passage of the source: its figures and lists with the line of each, and nothing that is not in it but `follows`, which says of what it is made. */
export type Passage = Omit<WorkedExample, 'said' | 'overlap' | 'years' | 'follows'> & {
  readonly figures: readonly Figure[]
  readonly follows: readonly Follow[]
  readonly counts: readonly { readonly year: number; readonly count: number; readonly line: number }[]
}

export type Follow = WorkedExample['follows'][number]
