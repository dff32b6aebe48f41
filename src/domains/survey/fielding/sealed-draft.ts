import { hkdfSync } from 'node:crypto'
import { keyFor } from '#platform/keys.ts'
import { locked, unlocked } from '#platform/secrets/locked.ts'
import type { Ctx } from '#frame/ctx.ts'
import { tables } from '../tables.ts'
import type { Blinded } from '../rules/tokens/blind.ts'
import type { Given, Pin } from '../words.ts'

/** A half-filled sheet: what was typed so far, the blocks that have been gone through, the places named, once they were asked for, and the token of a sheet that was put into an envelope. */
export type Draft = { readonly answers: Given; readonly done: readonly string[]; readonly pins?: readonly Pin[] | undefined; readonly token?: Blinded | undefined }

/** Drafts are filled up to whole steps, so that their length does not tell how far somebody has come. */
const step = 4096

/** Seals a draft (AES-256-GCM) under a key that takes the code, the wave and the installation's own key to make: a stolen database opens none. */
export function sealDraft(code: string, wave: string, draft: Draft): Buffer {
  const plain = Buffer.from(JSON.stringify(draft))
  const filled = Buffer.concat([plain, Buffer.alloc(step - (plain.length % step), ' ')])
  return locked(draftKey(code, wave), '', filled)
}

/** Opens what sealDraft sealed; throws for any other code, wave or a changed byte. */
export function openDraft(code: string, wave: string, sealed: Buffer): Draft {
  const opened = unlocked(draftKey(code, wave), '', sealed)
  if (opened === null) throw new Error('a draft that this code does not open')
  return JSON.parse(opened.toString()) as Draft
}

/** Keeps a draft in the place of the one before. */
export async function keepSealed(ctx: Ctx, { code, hash, invitation: { directorate_id, wave_id } }: { readonly code: string; readonly hash: string; readonly invitation: { readonly directorate_id: string; readonly wave_id: string } }, draft: Draft): Promise<void> {
  const sealed = sealDraft(code, wave_id, draft)
  await tables(ctx).insertInto('survey.drafts').values({ directorate_id, code_hash: hash, wave_id, sealed }).onConflict((kept) => kept.columns(['directorate_id', 'code_hash']).doUpdateSet({ sealed })).execute()
}

function draftKey(code: string, wave: string): Buffer {
  return Buffer.from(hkdfSync('sha256', code, keyFor('drafts of sheets'), `draft/${wave}`, 32))
}
