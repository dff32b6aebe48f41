import { operator } from '#access/actor.ts'
import { verify } from '#domains/record/index.ts'
import type { Anchor, Head, Wrong } from '#domains/record/words.ts'
import { directorates } from '#domains/territory/index.ts'
import { noDirectorate } from '#frame/afterwards.ts'
import type { Store } from '#platform/db.ts'

/** One chain, held against itself and its heads. */
export type Verified = { readonly directorate: string; readonly code: string; readonly lines: number; readonly heads: number; readonly brought: number; readonly cutTo: number; readonly wrong: readonly Wrong[] }

/** Verifies the chain of every directorate, and that of what belongs to none. */
export async function chainsVerified(store: Store, now: Date, heads: readonly Head[] = [], keys: readonly string[] = [], anchors: readonly Anchor[] = []): Promise<Verified[]> {
  const asking = { actor: operator, store, now }
  const chains = [...(await directorates(asking, {})).directorates.map(({ directorate, code }) => ({ directorate: directorate as string, code })), { directorate: noDirectorate, code: 'the door' }]
  const told: Verified[] = []
  for (const { directorate, code } of chains) told.push({ directorate, code, ...(await verify(asking, { directorate, heads, keys, anchors })) })
  return told
}

/** What was done to a chain, as a sentence. */
export function sentenceOf({ what, from, to }: Wrong): string {
  const lines = from === to ? `Line ${from}` : `Lines ${from} to ${to}`, [is, was] = from === to ? ['is', 'was'] : ['are', 'were']
  switch (what) {
    case 'changed': return `${lines} ${was} changed after being written.`
    case 'removed': return `${lines} ${was} taken out.`
    case 'put-in': return `${lines} ${was} put in afterwards.`
    case 'swapped': return `Lines ${from} and ${to} were exchanged.`
    case 'cut': return `${lines} ${is} missing: the end was cut off. A signed head says that ${from === to ? 'it was' : 'they were'} there; what comes after the last signed head before line ${from} is vouched for by nothing.`
    case 'rewritten': return `From a line between ${from} and ${to} on everything was written anew so that it fits: the head that was signed at line ${to} says otherwise.`
    case 'before-the-chain': return 'Lines from before there was a chain were changed, taken out or put in.'
    case 'quiet-lines-missing': return 'Fewer lines of residents\' answering are left than the chain has counted.'
    case 'false-anchor': return `The anchor that says that ${lines.toLowerCase()} went since their time was over is not true: it is not signed by this installation's key, says something else than the head under which it stands, or no line of the record tells of it.`
    case 'cut-without-head': return `${lines} ${was} cut off the beginning up to a place where no head was ever signed.`
    case 'cut-too-early': return `${lines} ${was} cut off the beginning before the time was over that the anchor names.`
    case 'cut-twice': return `${lines} ${was} cut off the beginning by an anchor that does not follow the one before it, or a second time in one month.`
    case 'false-head': return `The head of line ${from} is not signed by this installation's key. If the key was changed, give the earlier one with --key.`
  }
}
