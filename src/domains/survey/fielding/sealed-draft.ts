import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { keyFor } from '#platform/keys.ts'
import type { Given, Pin } from '../words.ts'

/** A half-filled sheet: what was typed so far, the blocks that have been gone through, and the places named, once they were asked for. */
export type Draft = { readonly answers: Given; readonly done: readonly string[]; readonly pins?: readonly Pin[] | undefined }

const nonceLength = 12
const tagLength = 16
/** Drafts are filled up to whole steps, so that their length does not tell how far somebody has come. */
const step = 4096

/** Seals a draft (AES-256-GCM) under a key that takes the code, the wave and the installation's own key to make: a stolen database opens none. */
export function sealDraft(code: string, wave: string, draft: Draft): Buffer {
  const plain = Buffer.from(JSON.stringify(draft))
  const filled = Buffer.concat([plain, Buffer.alloc(step - (plain.length % step), ' ')])
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv('aes-256-gcm', draftKey(code, wave), nonce)
  return Buffer.concat([nonce, cipher.update(filled), cipher.final(), cipher.getAuthTag()])
}

/** Opens what sealDraft sealed; throws for any other code, wave or a changed byte. */
export function openDraft(code: string, wave: string, sealed: Buffer): Draft {
  const opener = createDecipheriv('aes-256-gcm', draftKey(code, wave), sealed.subarray(0, nonceLength))
  opener.setAuthTag(sealed.subarray(-tagLength))
  return JSON.parse(Buffer.concat([opener.update(sealed.subarray(nonceLength, -tagLength)), opener.final()]).toString()) as Draft
}

function draftKey(code: string, wave: string): Buffer {
  return Buffer.from(hkdfSync('sha256', code, keyFor('drafts of sheets'), `draft/${wave}`, 32))
}
