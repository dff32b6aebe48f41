import { operator } from '#access/actor.ts'
import { keptFor } from '#domains/privacy/index.ts'
import { sealsHeld, type SealHeld } from '#domains/survey/index.ts'
import { directorates } from '#domains/territory/index.ts'
import type { Store } from '#platform/db.ts'

/** The closed rounds of one directorate, held against their seals. */
export type SealsVerified = { readonly directorate: string; readonly code: string; readonly rounds: readonly SealHeld[] }

/** Holds the closed rounds of every directorate against their seals, the record and what was published. */
export async function sealsVerified(store: Store, now: Date): Promise<SealsVerified[]> {
  const told: SealsVerified[] = []
  for (const { directorate, code } of (await directorates({ actor: operator, store, now }, {})).directorates) {
    told.push({ directorate, code, rounds: await sealsHeld(store, now, directorate, await keptFor(store, now, directorate, 'answers')) })
  }
  return told
}

/** Is there nothing to be asked about? */
export const isWhole = ({ found }: SealHeld): boolean => found === 'whole' || found === 'over' || found === 'none'

/** What was found of a round that is not as it was sealed, as a sentence. */
export function sentenceOfSeal({ name, wave, found, said, there }: SealHeld): string {
  const round = `The round ${name} (${wave})`
  if (found === 'shut') return `The seal of ${round} does not open: it was changed, or its key is not here.`
  if (found === 'taken') return `${round} was sealed when it was closed, as the record says, and its seal is gone.`
  if (found === 'told-otherwise') return `${round} lies under another seal than the record or its publication says.`
  return `${round} is not as it was sealed: ${said === there ? `${there} sheets are there, and something in them was changed` : `${said} sheets were sealed and ${there} are there`}.`
}
