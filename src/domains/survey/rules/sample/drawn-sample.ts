import { seeded } from '#kernel/random.ts'
import { allocate } from '#kernel/sample/allocate.ts'
import { draw } from '#kernel/sample/draw.ts'
import type { FrameRow } from './read-frame.ts'

/** A part of the frame that is drawn from by itself: everybody in it has the chance letters / rows. */
export type Cell = { readonly zone: number; readonly stratum: number | null; readonly rows: number; readonly letters: number }
export type Drawn = { readonly drawn: readonly FrameRow[]; readonly cells: readonly Cell[] }

/**
 * Draws the letters of each zone: shared among its strata by their size, then at random within each. The frame is put in order first, so the
 * order of its rows in the file changes nothing: frame, letters and seed are all that a draw depends on, and whoever has them can draw it again.
 * `letters` holds the number for each zone, in the order of the zones; no zone gets more than it has rows.
 */
export function drawnSample(frame: readonly FrameRow[], letters: readonly number[], seed: number): Drawn {
  const zones = [...drawnByZone(rowsByZone(frame, letters.length), letters, seed)]
  return { drawn: zones.flatMap(({ drawn }) => drawn), cells: zones.flatMap(({ cells }) => cells) }
}

/** The rows of each zone, in the order of the zones. */
export function rowsByZone(frame: readonly FrameRow[], zones: number): readonly (readonly FrameRow[])[] {
  const rows = Array.from({ length: zones }, (): FrameRow[] => [])
  for (const row of frame) rows[row.zone]!.push(row)
  return rows
}

/** The same zone after zone: a frame of a large town is put in order piece by piece, and others have their turn between two. */
export function* drawnByZone(frame: readonly (readonly FrameRow[])[], letters: readonly number[], seed: number): Generator<Drawn> {
  const random = seeded(seed)
  for (const [zone, count] of letters.entries()) {
    const here = frame[zone]!.toSorted((one, other) => byUnits(one.reference, other.reference))
    const strata = [...Map.groupBy(here, ({ stratum }) => stratum)].sort(([one], [other]) => (one ?? -1) - (other ?? -1))
    const places = allocate(count, strata.map(([, rows]) => rows.length))
    yield {
      drawn: strata.flatMap(([, rows], at) => draw(rows, places[at]!, random)),
      cells: strata.map(([stratum, rows], at) => ({ zone, stratum, rows: rows.length, letters: places[at]! })),
    }
  }
}

/** By code units and not by any language's order of letters: a draw is the same on every machine. */
const byUnits = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)
