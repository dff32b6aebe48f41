import type { AllKept, Erasure, Keep } from './kept.ts'
import { lastsFor, type Length, type Span } from './spans.ts'

/** Tables whose rows are about a person, with the column that says about whom. */
export const aboutPersons = (kept: AllKept): { readonly table: string; readonly who: string }[] => holding(kept, 'who').map(({ table, column }) => ({ table, who: column }))

/** Columns that name a person as the one who did something. */
export const namedAsDoer = (kept: AllKept): { readonly table: string; readonly column: string }[] => holding(kept, 'by')

/** Columns of a table that are handed out to the person it is about. */
export const handedOut = (kept: AllKept, table: string): string[] => Object.entries(kept[table]!.columns).flatMap(([name, column]) => (column === 'secret' || name === 'directorate_id' ? [] : [name]))

const holding = (kept: AllKept, wanted: string) => Object.entries(kept).flatMap(([table, { columns }]) => Object.entries(columns).flatMap(([column, is]) => (is === wanted ? [{ table, column }] : [])))

/** How long rows are kept, as a code and a length. */
export const keptFor = (keep: Keep, chosen: { readonly [span in Span]?: Length }): string =>
  'span' in keep ? Object.entries(chosen[keep.span] ?? lastsFor(keep.span)).map(([unit, count]) => `${count} ${unit}`)[0]! : 'stays' in keep ? 'for-good' : 'until-done'

/** What becomes of rows when the person is erased, as a code. */
export const whenErased = (erase: Erasure | undefined): 'goes' | 'blanked' | 'stays' => (erase === 'row' ? 'goes' : erase && 'blank' in erase ? 'blanked' : 'stays')
