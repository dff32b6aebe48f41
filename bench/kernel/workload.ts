/** A way to do a piece of work, and seconds of work that a way took. */
export type Way = () => unknown
export type Clock = (way: Way) => Promise<number>

/** Our way beside another's on the same input; `agree` throws where the two do not say the same. */
export type Pair = {
  /** What of the workload is compared, where it is not all of it. */
  readonly what?: string
  readonly peer: string
  readonly wanted?: number
  readonly size: number
  readonly ours: Way
  readonly agree: Way
  /** The seconds of the other way; where all of it would take minutes it times a part, and `part` says which. */
  readonly theirs: (clock: Clock) => Promise<number>
  readonly part?: string
}

/** A workload at one size: our way through all of it, and its pairs, made when they are asked for (a store is filled then). */
export type Prepared = {
  readonly size: number
  readonly ours: Way
  readonly pairs: () => Promise<readonly Pair[]>
  /** What is held to seconds by itself, beside nobody. */
  readonly alone?: readonly { readonly what: string; readonly way: Way; readonly wanted: number }[]
}

export type Workload = {
  /** In a sentence of the field. */
  readonly tells: string
  /** What the size counts. */
  readonly unit: string
  readonly full: number
  readonly prepare: (size: number) => Prepared
}

/** The other way, done in full. */
export const whole = (way: Way) => (clock: Clock): Promise<number> => clock(way)
