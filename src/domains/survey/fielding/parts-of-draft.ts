import { hkdfSync } from 'node:crypto'
import { keyUnder } from '#platform/keys.ts'
import { chosenSign, type Sign } from '#platform/secrets/algorithms.ts'
import { locked, unlocked } from '#platform/secrets/locked.ts'
import type { Given, Pin } from '../words.ts'

/** What somebody typed in one browser: answers, the blocks that have been gone through, and the places named, once they were asked for. */
export type Begun = { readonly answers: Given; readonly done: readonly string[]; readonly pins?: readonly Pin[] | undefined }
/** What each browser typed, by a name that only its half makes; the latest stands last. */
export type Parts = Readonly<Record<string, string>>
type Shown = { readonly code: string; readonly wave: string; readonly version: number; readonly half: string }

/** In how many browsers a sheet may be begun; the one that was longest left alone makes room. */
const most = 4

/** The parts with this browser's one anew. */
export function withPart(others: Parts, shown: Shown, begun: Begun): Parts {
  const { name, key } = ofHalf(shown), sign = chosenSign()
  const rest = Object.entries(others).filter(([other]) => other !== name).slice(1 - most)
  return { ...Object.fromEntries(rest), [name]: `${sign}${locked(key, name, Buffer.from(JSON.stringify(begun)), sign).toString('base64')}` }
}

/** What this browser typed: nothing, where it has no half or began nothing; the parts of the others stay as they are. */
export function opened(parts: Parts, { half, ...shown }: Omit<Shown, 'half'> & { readonly half?: string | undefined }): Begun & { readonly others: Parts } {
  if (half === undefined) return { answers: {}, done: [], others: parts }
  const { name, key } = ofHalf({ ...shown, half }), { [name]: own, ...others } = parts
  if (own === undefined) return { answers: {}, done: [], others }
  const plain = unlocked(key, name, Buffer.from(own.slice(1), 'base64'), own.slice(0, 1) as Sign)
  if (plain === null) throw new Error('a draft that this half does not open')
  return { ...(JSON.parse(plain.toString()) as Begun), others }
}

/** Sixteen bytes to be named by, thirty-two to be locked with: made of the code, the half, the wave and the installation's own key. */
function ofHalf({ code, wave, version, half }: Shown) {
  const made = Buffer.from(hkdfSync('sha256', `${code}.${half}`, keyUnder('drafts of sheets', version) ?? Buffer.alloc(0), `half of a draft/${wave}`, 48))
  return { name: made.toString('hex', 0, 16), key: made.subarray(16) }
}
