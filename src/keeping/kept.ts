import type { Span } from './spans.ts'

/** From P0, which is told to everybody, to P4, which not even the house reads. */
export const classes = ['public', 'internal', 'personal', 'sensitive', 'sealed'] as const
export type Class = (typeof classes)[number]

/**
 * What a column is: a fact of a class, or one of these. `key`: which row this is or points to. `who`: the person that the row is about.
 * `by`: a person who did something to it. `contact`: a name or a way by which somebody is reached; `content`: what somebody said or wrote, which may
 * speak of persons; both are encrypted at rest. `secret`: what lets somebody in or opens something, kept as a hash or encrypted; never handed out.
 */
export type Column = Class | 'key' | 'who' | 'by' | 'contact' | 'content' | 'secret'

/** A day from which a span runs: in the row; in the row of another table that it points to; or the last of the rows that point to it, when all have one. */
export type Since<C extends string = string> = C | { readonly table: string; readonly by: C; readonly at: string } | { readonly own: C; readonly last: string; readonly of: string; readonly at: string }
type Blank<C extends string> = { readonly [column in C]?: string | null }

/** What the clock does: a span after that day the row goes, or the columns of `blank` get those values. `only` says of which rows. */
export type Timed<C extends string = string> = { readonly span: Span; readonly since: Since<C>; readonly only?: { readonly [column in C]?: boolean | string }; readonly blank?: Blank<C> }

/** How long a row is kept: for good, and why; until the deed of that name takes it away or draws it anew; or a span of time. */
export type Keep<C extends string = string> = { readonly stays: string } | { readonly until: string } | Timed<C>

/** What becomes of a row about a person who asks to be erased: it goes, or gets these values in these columns, or stays, and why. */
export type Erasure<C extends string = string> = 'row' | { readonly blank: Blank<C> } | { readonly stays: string }

/** What is said of a table: the class of its rows, what they are for, how long they are kept, what may go sooner, what becomes of them when a person is erased, and every column. */
export type Tagged<C extends string = string> = {
  readonly class: Class
  readonly for: string
  readonly keep: Keep<C>
  readonly sooner?: readonly Timed<C>[]
  /** Said of every table with a `who`, and of no other. */
  readonly erase?: Erasure<C>
  readonly columns: { readonly [column in C]: Column }
}

/** Every column of every table of a domain. One that is left out does not compile. */
export type Kept<Tables> = { readonly [table in keyof Tables & string]: Tagged<keyof Tables[table] & string> }

/** All tables by name, as programs walk through them. */
export type AllKept = Readonly<Record<string, Tagged>>

/** Kept for good: who serves the public shows for ever what they set out to do and what came of it. */
export const account = { stays: 'part of the public account of what was asked, done and found' } as const
