import { hkdfSync } from 'node:crypto'
import { keyUnder, newestVersion } from '#platform/keys.ts'
import { algorithms, chosenSign, type Sign } from '#platform/secrets/algorithms.ts'
import { versionOfHash } from '#platform/secrets/keyed-hash.ts'
import { locked, unlocked } from '#platform/secrets/locked.ts'
import type { Ctx } from '#frame/ctx.ts'
import { tables } from '../tables.ts'
import { fromSeal, underSeal, waveSeal } from '../tokens/seal/wave-seal.ts'
import type { Blinded } from '../rules/tokens/blind.ts'
import { type Begun, opened, type Parts, withPart } from './parts-of-draft.ts'

/** A half-filled sheet as one browser sees it: what was typed there, the token of a sheet that was put into an envelope, which is every browser's, and what others began, sealed. */
export type Draft = Begun & { readonly token?: Blinded | undefined; readonly others?: Parts | undefined }
/** What the code opens: the token, and what each browser began, each under a second half of its own. */
type Kept = { readonly token?: Blinded | undefined; readonly parts?: Parts | undefined }

/** Drafts are filled up to whole steps, so that their length does not tell how far somebody has come. */
const step = 4096
/** What nonce and tag add to it. */
const bare = 28

/** Under which keys a draft lies: its code and wave, the version of the installation's key that is the invitation's hash's, and the half of the browser that asks, if it has one. */
type Lies = { readonly code: string; readonly wave: string; readonly version?: number | undefined; readonly half?: string | undefined }

/**
 * Seals a draft under the wave's passing key, and under a key that takes the code, the wave and the installation's own key to make: a stolen database opens none, and of a closed
 * wave nobody does. What was typed is sealed once more under the browser's half: the code alone opens none of it. The algorithm's sign stands first.
 */
export function sealDraft(seal: string, { code, wave, version = newestVersion(), half }: Lies, { token, others = {}, ...begun }: Draft): Buffer {
  const sign = chosenSign(), parts = half === undefined ? others : withPart(others, { code, wave, version, half }, begun)
  const plain = Buffer.from(JSON.stringify({ token, parts } satisfies Kept))
  const filled = Buffer.concat([plain, Buffer.alloc(step - (plain.length % step), ' ')])
  return Buffer.concat([Buffer.from(sign), locked(draftKey(code, wave, version), '', underSeal('drafts of sheets', seal, wave, filled), sign)])
}

/** Opens what sealDraft sealed, as far as this half opens it; throws for any other code, wave or a changed byte. What was kept before there were halves is opened by nobody. */
export function openDraft({ code, wave, version = newestVersion(), half }: Lies, sealed: Buffer): Draft {
  // The first ones had no sign, and are shorter by it.
  const first = sealed.length % step === bare ? '~' : sealed.toString('latin1', 0, 1)
  const outer = Object.hasOwn(algorithms, first) ? unlocked(draftKey(code, wave, version), '', sealed.subarray(sealed.length % step === bare ? 0 : 1), first as Sign) : null
  const draft = outer && fromSeal('drafts of sheets', wave, outer)
  if (draft === null) throw new Error('a draft that this code does not open')
  const { token, parts = {} } = JSON.parse(draft.toString()) as Kept
  return { ...opened(parts, { code, wave, version, half }), token }
}

type Under = { readonly code: string; readonly half?: string | undefined; readonly hash: string; readonly invitation: { readonly directorate_id: string; readonly commissariat_id: string; readonly wave_id: string } }

/** Keeps a draft in the place of the one before. */
export async function keepSealed(ctx: Ctx, { code, half, hash, invitation }: Under, draft: Draft): Promise<void> {
  const { directorate_id, wave_id } = invitation, sealed = sealDraft(await waveSeal(ctx, invitation), { code, wave: wave_id, version: versionOfHash(hash), half }, draft)
  await tables(ctx).insertInto('survey.drafts').values({ directorate_id, code_hash: hash, wave_id, sealed }).onConflict((kept) => kept.columns(['directorate_id', 'code_hash']).doUpdateSet({ sealed })).execute()
}

function draftKey(code: string, wave: string, version: number): Buffer {
  return Buffer.from(hkdfSync('sha256', code, keyUnder('drafts of sheets', version) ?? Buffer.alloc(0), `draft/${wave}`, 32))
}
