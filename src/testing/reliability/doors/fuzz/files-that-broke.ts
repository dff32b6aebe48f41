import { gzipSync } from 'node:zlib'
import { lsesCore } from '#domains/survey/index.ts'
import { nested } from './hostile.ts'

/** Every file that was once answered with a fault of ours; each stands for the mistake beside it. */
export const filesThatBroke: readonly Buffer[] = [
  // Packed, and cut off on the way.
  gzipSync('zone,a\nT1,1').subarray(0, 15),
  // Packed by its first two letters alone.
  Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3]),
  // Nested deeper than anybody reads.
  ...nested.map((text) => Buffer.from(text)),
  // A word that no database keeps.
  Buffer.from('zone,a\nT1,\0'),
  // A questionnaire with half a sign in a word, in a language, and in its version.
  ...[{ names: { ...lsesCore.names, en: 'a\ud800' } }, { names: { ...lsesCore.names, '\udfff': 'a' } }, { version: '\ud800' }].map((half) => Buffer.from(JSON.stringify({ ...lsesCore, ...half }))),
]
