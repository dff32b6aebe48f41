import { createContext, createElement, use, type ReactNode } from 'react'

/** Asks for a turn while a page is drawn: what comes back is kept once others have had theirs. Null where a page is drawn at one go. */
export const Turns = createContext<(() => Promise<void>) | null>(null)

/** So many rows of a table are drawn in a few milliseconds. */
export const rowsInALot = 20

type Draw<One> = (one: One, at: number) => ReactNode
type Props<One> = { readonly of: readonly One[]; /** How many are one lot; fewer are drawn for large things. */ readonly atOnce?: number; readonly children: Draw<One> }

/** A list, however long: each lot of it is drawn in a turn of its own, so that nobody waits for the whole. The page is the same; a list of one lot takes no turn. */
export function InLots<One>({ of, atOnce = rowsInALot, children: draw }: Props<One>): ReactNode {
  const turn = use(Turns)
  if (turn === null || of.length <= atOnce) return of.map(draw)
  const starts = Array.from({ length: Math.ceil(of.length / atOnce) }, (_, lot) => lot * atOnce)
  return starts.map((from) => createElement(Lot<One>, { key: from, some: of.slice(from, from + atOnce), from, turn: turn(), draw }))
}

function Lot<One>({ some, from, turn, draw }: { readonly some: readonly One[]; readonly from: number; readonly turn: Promise<void>; readonly draw: Draw<One> }): ReactNode {
  use(turn)
  return some.map((one, at) => draw(one, from + at))
}
