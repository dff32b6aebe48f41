import { hkdfSync } from 'node:crypto'
import { keyUnder, newestVersion } from '#platform/keys.ts'
import { algorithms, chosenSign, type Sign } from '#platform/secrets/algorithms.ts'
import { versionOfHash } from '#platform/secrets/keyed-hash.ts'
import { locked, unlocked } from '#platform/secrets/locked.ts'
import type { Ctx } from '#frame/ctx.ts'
import { tables } from '../tables.ts'
import { fromSeal, underSeal, waveSeal } from '../tokens/seal/wave-seal.ts'
import type { Blinded } from '../rules/tokens/blind.ts'
import type { Given, Pin } from '../words.ts'

/** A half-filled sheet: what was typed so far, the blocks that have been gone through, the places named, once they were asked for, and the token of a sheet that was put into an envelope. */
export type Draft = { readonly answers: Given; readonly done: readonly string[]; readonly pins?: readonly Pin[] | undefined; readonly token?: Blinded | undefined }

/** Drafts are filled up to whole steps, so that their length does not tell how far somebody has come. */
const step = 4096
/** What nonce and tag add to it. */
const bare = 28

/** Seals a draft under the wave's passing key, and under a key that takes the code, the wave and the installation's own key to make: a stolen database opens none, and of a closed wave nobody does. The root key's version is that of the invitation's hash; the algorithm's sign stands first. */
export function sealDraft(seal: string, code: string, wave: string, draft: Draft, version: number = newestVersion()): Buffer {
  const plain = Buffer.from(JSON.stringify(draft))
  const filled = Buffer.concat([plain, Buffer.alloc(step - (plain.length % step), ' ')])
  const sign = chosenSign()
  return Buffer.concat([Buffer.from(sign), locked(draftKey(code, wave, version), '', underSeal('drafts of sheets', seal, wave, filled), sign)])
}

/** Opens what sealDraft sealed; throws for any other code, wave or a changed byte. */
export function openDraft(code: string, wave: string, sealed: Buffer, version: number = newestVersion()): Draft {
  // The first ones had no sign, and are shorter by it.
  const first = sealed.length % step === bare ? '~' : sealed.toString('latin1', 0, 1)
  const opened = Object.hasOwn(algorithms, first) ? unlocked(draftKey(code, wave, version), '', sealed.subarray(sealed.length % step === bare ? 0 : 1), first as Sign) : null
  const draft = opened && fromSeal('drafts of sheets', wave, opened)
  if (draft === null) throw new Error('a draft that this code does not open')
  return JSON.parse(draft.toString()) as Draft
}

type Under = { readonly code: string; readonly hash: string; readonly invitation: { readonly directorate_id: string; readonly commissariat_id: string; readonly wave_id: string } }

/** Keeps a draft in the place of the one before. */
export async function keepSealed(ctx: Ctx, { code, hash, invitation }: Under, draft: Draft): Promise<void> {
  const { directorate_id, wave_id } = invitation, sealed = sealDraft(await waveSeal(ctx, invitation), code, wave_id, draft, versionOfHash(hash))
  await tables(ctx).insertInto('survey.drafts').values({ directorate_id, code_hash: hash, wave_id, sealed }).onConflict((kept) => kept.columns(['directorate_id', 'code_hash']).doUpdateSet({ sealed })).execute()
}

function draftKey(code: string, wave: string, version: number): Buffer {
  return Buffer.from(hkdfSync('sha256', code, keyUnder('drafts of sheets', version) ?? Buffer.alloc(0), `draft/${wave}`, 32))
}
