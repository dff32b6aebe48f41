import { seeded } from '#kernel/random.ts'
import { allocate } from '#kernel/sample/allocate.ts'
import { draw } from '#kernel/sample/draw.ts'
import type { FrameRow } from './read-frame.ts'

/** A part of the frame that is drawn from by itself: everybody in it has the chance letters / rows. */
export type Cell = { readonly zone: number; readonly stratum: number | null; readonly rows: number; readonly letters: number }

/**
 * Draws the letters of each zone: shared among its strata by their size, then at random within each. The frame is put in order first, so the
 * order of its rows in the file changes nothing: frame, letters and seed are all that a draw depends on, and whoever has them can draw it again.
 * `letters` holds the number for each zone, in the order of the zones; no zone gets more than it has rows.
 */
export function drawnSample(frame: readonly FrameRow[], letters: readonly number[], seed: number): { readonly drawn: readonly FrameRow[]; readonly cells: readonly Cell[] } {
  const random = seeded(seed)
  const ordered = frame.toSorted((one, other) => byUnits(one.reference, other.reference))
  const drawn: FrameRow[] = [], cells: Cell[] = []
  letters.forEach((count, zone) => {
    const here = ordered.filter((row) => row.zone === zone)
    const strata = [...Map.groupBy(here, ({ stratum }) => stratum)].sort(([one], [other]) => (one ?? -1) - (other ?? -1))
    const places = allocate(count, strata.map(([, rows]) => rows.length))
    strata.forEach(([stratum, rows], at) => {
      drawn.push(...draw(rows, places[at]!, random))
      cells.push({ zone, stratum, rows: rows.length, letters: places[at]! })
    })
  })
  return { drawn, cells }
}

/** By code units and not by any language's order of letters: a draw is the same on every machine. */
const byUnits = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)
