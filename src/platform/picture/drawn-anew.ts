import { askedApart } from '../apart/asked-apart.ts'
import { confined } from '../apart/confined.ts'
import { drawnHere, type Drawn, type NotDrawn } from './drawn-here.ts'

export type { Drawn, NotDrawn } from './drawn-here.ts'

/**
 * Draws a photograph anew: upright, at most 1600 points wide or high, as JPEG of at most 400 kB. Where, when and with what it was taken, and whatever else was
 * written into the file, is gone. A confined program lets another draw it, and one over which that other breaks down is no picture.
 */
export async function drawnAnew(file: Uint8Array, { most }: { readonly most: number }): Promise<Drawn | NotDrawn> {
  if (file.byteLength > most) return 'too-heavy'
  return confined() ? askedApart<Drawn | NotDrawn>('pictures', { job: 'draw', input: { file, most } }).catch(() => 'no-picture') : drawnHere(file, { most })
}
