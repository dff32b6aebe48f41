import { z } from 'zod'
import { Anchor, Head } from '../words.ts'

/** Heads and anchors as a message holds them: numbers in short lines, which no mail program breaks, and not a word of what they are. */
export const asMailed = (heads: readonly Head[], anchors: readonly Anchor[], fingerprint: string): string => [
  ...heads.map(({ directorate, sequence, hash, at, key, signature }) => [directorate, sequence, hash, at, key, signature].join('\n')),
  ...anchors.map(({ directorate, from, sequence, hash, kept, headAt, at, key, signature }) => [directorate, `${from}-${sequence}`, hash, kept, headAt, at, key, signature].join('\n')),
  fingerprint,
].join('\n\n')

const id = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}', link = '[0-9a-f]{64}', moment = '\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z', key = '[0-9A-Za-z_-]{43}', signature = '[0-9A-Za-z_-]{86}'
const pattern = (...parts: string[]) => new RegExp(parts.map((part) => `(${part})`).join('\\s+'), 'g')
const asHead = pattern(id, '\\d+', link, moment, key, signature), asAnchor = pattern(id, '\\d+-\\d+', link, '\\d+ (?:days|months|years)', moment, moment, key, signature)

/** Those that a text holds: pasted from a message, forwarded or quoted, whatever stands around them. */
export function pastedIn(text: string): { heads: Head[]; anchors: Anchor[] } {
  const plain = text.replace(/=\r?\n/g, '').replace(/^[>\s|]+/gm, '')
  return {
    heads: z.array(Head).parse([...plain.matchAll(asHead)].map(([, directorate, sequence, hash, at, key, signature]) => ({ directorate, sequence: Number(sequence), hash, at, key, signature }))),
    anchors: z.array(Anchor).parse([...plain.matchAll(asAnchor)].map(([, directorate, places = '', hash, kept, headAt, at, key, signature]) => {
      const [from, sequence] = places.split('-').map(Number)
      return { directorate, from, sequence, hash, kept, headAt, at, key, signature }
    })),
  }
}
