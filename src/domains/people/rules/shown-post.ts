import type { ShownPost } from '../words.ts'
import { tenureOn } from './tenure-on.ts'

/** A post as it is kept for everybody: its terms with their days, and the name only of a holder who has not left and is shown by name. */
export type DrawnPost = Pick<ShownPost, 'post' | 'role' | 'title' | 'office' | 'hours' | 'channels'> & {
  readonly openedOn: string
  readonly closedOn: string | null
  readonly terms: readonly { readonly name: string | null; readonly from: string; readonly to: string | null }[]
}

/** The post as a zone's page shows it on a day, or null when it is not open then. Nobody is named before they begin or after they left. */
export function shownPost({ openedOn, closedOn, terms, ...post }: DrawnPost, today: string): ShownPost | null {
  if (openedOn > today || (closedOn !== null && closedOn <= today)) return null
  const { term, vacantSince, changesInTwoYears } = tenureOn(openedOn, terms, today)
  return { ...post, name: term?.name ?? null, since: term?.from ?? null, vacantSince, changesInTwoYears }
}
