/** How many in how many seconds. */
export type Budget = { readonly most: number; readonly seconds: number }

/** What one kind of request may cost whoever sends it, and us. */
export type Spending = {
  /** Of one address; of one person where `by` says so and somebody is signed in. */
  readonly each: Budget
  readonly by?: 'person'
  /** Of everybody together; the part that is `kept` back serves only addresses that have not failed, and those that have worked or waited. */
  readonly all?: Budget & { readonly kept: number }
  /** The answers that count; without it every request does. */
  readonly counts?: (status: number) => boolean
  /** Counted whatever the answer: sheets are filled in a block at a time, and a library's one address serves many. */
  readonly flood?: Budget
  /** Whoever has spent it gets in again once for a little work of the browser or a minute's wait. */
  readonly pass?: true
  /** The longest body that is read, in bytes. */
  readonly body: number
}

const [kilo, mega] = [1024, 1024 * 1024]
const minute = 60
const hour = 3600

/** Every kind of request with its budget, from what strangers do to what is done at a desk. */
export const budgets = {
  /** Built files: they lie in memory and cost nothing. */
  file: { each: { most: 12_000, seconds: minute }, body: 0 },
  reading: { each: { most: 3000, seconds: minute }, body: 64 * kilo },
  search: { each: { most: 120, seconds: minute }, body: 0 },
  /** The public's data, each a whole file. */
  open: { each: { most: 600, seconds: minute }, body: 0 },
  /** Links and passwords that are wrong: ten an hour. */
  'signing-in': { each: { most: 10, seconds: hour }, all: { most: 120, seconds: minute, kept: 40 }, counts: (status) => status >= 400 && status < 500, pass: true, body: 64 * kilo },
  /** What a provider says of a sign-out: a whole shift may leave at once, and all of it from one address. */
  leaving: { each: { most: 600, seconds: minute }, all: { most: 1200, seconds: minute, kept: 200 }, body: 128 * kilo },
  /** Invitations' codes that open nothing: five a minute, sixty a minute from the whole world. */
  code: { each: { most: 5, seconds: minute }, all: { most: 60, seconds: minute, kept: 15 }, counts: (status) => status === 404, flood: { most: 300, seconds: minute }, pass: true, body: mega },
  /** Whatever makes us write to a mailbox: ten an hour, whatever the answer, so that nobody lets us fill somebody's. */
  mailing: { each: { most: 10, seconds: hour }, all: { most: 120, seconds: minute, kept: 40 }, pass: true, body: 64 * kilo },
  working: { each: { most: 1200, seconds: minute }, body: 64 * mega },
  /** What is kept of whoever asks, for themself. */
  'own-copy': { each: { most: 20, seconds: hour }, by: 'person', body: 64 * kilo },
  /** Files that leave the house, tried or taken. How many with rows of persons somebody takes in a day is the database's to count. */
  export: { each: { most: 60, seconds: hour }, by: 'person', body: 64 * mega },
  asking: { each: { most: 3000, seconds: minute }, body: 8 * mega },
  doing: { each: { most: 1200, seconds: minute }, body: 96 * mega },
} as const satisfies Readonly<Record<string, Spending>>

export type Rate = keyof typeof budgets
export const spendingOf = (rate: Rate): Spending => budgets[rate]
