/** Something that a client did: what, when it was sent and when it was answered, and with what. */
export type Done<Op> = { readonly client: number; readonly op: Op; readonly from: number; readonly to: number; readonly said: string }

/** What would be true if everybody came one after another: the state after an operation and what is said. */
export type Sequential<State, Op> = { readonly begins: State; readonly step: (state: State, op: Op, client: number) => readonly [State, string]; /** How the database stands in the end, as it is read out of it. */ readonly ends: (state: State) => string }

/**
 * Is there an order, one after another, in which these answers and this end come about? Whoever was answered before another was sent comes before it
 * (linearizability, Herlihy and Wing 1990; tried by going through the orders, which are few).
 */
export function fits<State, Op>({ begins, step, ends }: Sequential<State, Op>, done: readonly Done<Op>[], end: string): boolean {
  const tried = new Set<string>()
  return from(begins, done)

  function from(state: State, left: readonly Done<Op>[]): boolean {
    if (left.length === 0) return ends(state) === end
    const known = `${JSON.stringify(state)} ${left.map((one) => done.indexOf(one)).join()}`
    if (tried.has(known)) return false
    tried.add(known)
    return left.some((one) => {
      if (left.some((other) => other.to < one.from)) return false
      const [next, said] = step(state, one.op, one.client)
      return said === one.said && from(next, left.filter((other) => other !== one))
    })
  }
}
