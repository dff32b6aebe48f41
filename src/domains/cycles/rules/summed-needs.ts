import type { NeedKind } from '#domains/plans/words.ts'
import type { Met } from '../words.ts'

type Need = { readonly kind: NeedKind; readonly unit: string; readonly amount: number; readonly cents: number | null; readonly met: Met }
/** What is missing of one kind, in one unit. `cents` adds up what has a price; `priced` says how many lines have one. */
export type NeedsSummed = { readonly kind: NeedKind; readonly unit: string; readonly met: Met; readonly lines: number; readonly amount: number; readonly cents: number; readonly priced: number }

/** Needs added up by kind, unit and what became of them: hours are never added to vehicles, nor what came to what did not. */
export function summedNeeds(needs: readonly Need[]): NeedsSummed[] {
  const alike = Map.groupBy(needs, ({ kind, unit, met }) => JSON.stringify([kind, unit.toLowerCase(), met]))
  return [...alike.values()].map((all) => ({
    kind: all[0]!.kind, unit: all[0]!.unit, met: all[0]!.met, lines: all.length, amount: all.reduce((sum, { amount }) => sum + amount, 0),
    cents: all.reduce((sum, { cents }) => sum + (cents ?? 0), 0), priced: all.filter(({ cents }) => cents !== null).length,
  })).toSorted((a, b) => (JSON.stringify([a.kind, a.unit, a.met]) < JSON.stringify([b.kind, b.unit, b.met]) ? -1 : 1))
}
