import type { Ctx } from '#frame/ctx.ts'
import { locked, unlocked } from '#platform/secrets/locked.ts'
import { destroyPassing, madePassing, passingKeyFor } from '#platform/secrets/passing/passing-keys.ts'
import { sealed, unsealed } from '#platform/secrets/sealed.ts'
import { plain } from '#platform/plain.ts'
import { tables } from '../../tables.ts'
import { waveKey } from '../wave-key.ts'

/** For what something lies sealed while a wave is answered. */
type Purpose = 'boxes of sheets' | 'drafts of sheets' | 'envelopes of sheets' | 'keyings of sheets'
type Of = { readonly directorate_id: string; readonly commissariat_id: string; readonly wave_id: string }

/**
 * The name of the passing key under which everything lies that came in and is not among the sheets yet. It is made with the wave's other keys, lies with the
 * root key and nowhere else, and is destroyed once the wave is closed: then no copy of the database and no log of what changed tells who answered what, also to
 * whoever has the root key.
 */
export async function waveSeal(ctx: Ctx, of: Of): Promise<string> {
  const noted = () => tables(ctx).selectFrom('survey.wave_keys').select('seal').where('directorate_id', '=', of.directorate_id).where('wave_id', '=', of.wave_id).executeTakeFirst()
  let row = await noted()
  if (!row) await waveKey(ctx, { directorate: of.directorate_id, commissariat: of.commissariat_id, wave: of.wave_id })
  row ??= await noted()
  if (row?.seal) return row.seal
  // A wave that was open before there were passing keys.
  const made = madePassing()
  const first = await tables(ctx).updateTable('survey.wave_keys').set({ seal: made }).where('directorate_id', '=', of.directorate_id).where('wave_id', '=', of.wave_id).where('seal', 'is', null).executeTakeFirst()
  if (first.numUpdatedRows === 1n) return made
  destroyPassing(made)
  return (await noted())!.seal!
}

/** Bytes under a wave's passing key, bound to a place; they say under which. They are sealed under the root key besides, by whoever keeps them. */
export function underSeal(purpose: Purpose, seal: string, place: string, bytes: Buffer): Buffer {
  const key = passingKeyFor(purpose, seal)
  if (key === null) throw isLost(seal)
  return Buffer.concat([Buffer.from(`2.${seal}.`, 'latin1'), locked(key, place, bytes)])
}

/** Bytes again; null when they were sealed for another place or changed. What came in before there were passing keys is given back as it is. */
export function fromSeal(purpose: Purpose, place: string, kept: Buffer): Buffer | null {
  const [, seal] = /^2\.([0-9a-f]{16})\.$/.exec(kept.toString('latin1', 0, headLength)) ?? []
  if (seal === undefined) return kept
  const key = passingKeyFor(purpose, seal)
  if (key === null) throw isLost(seal)
  return unlocked(key, place, kept.subarray(headLength))
}

/** Words under a wave's passing key and the root key. */
export function sealedForWave(purpose: Purpose, seal: string, place: string, words: string): string {
  return sealed(purpose, place, underSeal(purpose, seal, place, Buffer.from(words, 'utf8')).toString('base64'))
}

/** Words again; null when they were sealed for another place or changed. */
export function openedOfWave(purpose: Purpose, place: string, kept: string): string | null {
  const inner = unsealed(purpose, place, kept)
  // In base64 what a seal begins with looks so; no sheet begins like that.
  return inner?.startsWith('Mi') ? (fromSeal(purpose, place, Buffer.from(inner, 'base64'))?.toString('utf8') ?? null) : inner
}

const headLength = 19

/** Nothing is sealed under another key instead: what lies there opens when the key comes back. */
const isLost = (seal: string): Error =>
  plain(`The passing key ${seal} of a survey is not among the keys here. Put its file back from your copy, or type in the recovery sheet that was printed while the survey was open: vatra keys recover. Where there is neither, vatra keys give-up says what that costs.`)
