import type sharp from 'sharp'
import type { Sharp } from 'sharp'

type Studio = typeof sharp

/** A picture as it is kept: what is to be seen on it and nothing else. */
export type Drawn = { readonly mediaType: 'image/jpeg'; readonly bytes: Buffer; readonly width: number; readonly height: number }
/** Why something sent as a picture is not drawn. */
export type NotDrawn = 'too-heavy' | 'too-large' | 'no-picture' | 'heic'

/** As large as a screen shows it; more would tell a number plate and cost a telephone's volume. */
const longestSide = 1600
/** What a page with four pictures can carry on a slow line. */
const heaviest = 400 * 1024
/** More than a page can show and than most telephones take; what unfolds to more is a bomb. */
const mostPixels = 40_000_000
/** More than any camera takes: up to here a picture is told to be too large, and only its head has been read. */
const mostOfAll = 400_000_000

let studio: Promise<Studio> | undefined

/** Draws a photograph in this program, upright and light; the library that reads it is no JavaScript. */
export async function drawnHere(file: Uint8Array, { most }: { readonly most: number }): Promise<Drawn | NotDrawn> {
  if (file.byteLength > most) return 'too-heavy'
  if (isHeic(file)) return 'heic'
  const sharp = await (studio ??= opened())
  const photograph = (limitInputPixels = mostPixels) => sharp(file, { failOn: 'error', limitInputPixels, pages: 1 }).timeout({ seconds: 20 })
  try {
    const { width, height, format } = await photograph(mostOfAll).metadata()
    if (!['jpeg', 'png', 'webp', 'heif'].includes(format ?? '')) return 'no-picture'
    if (width * height > mostPixels) return 'too-large'
    return await light(sharp, photograph, longestSide)
  } catch {
    return 'no-picture'
  }
}

/** The form in which some telephones keep photographs; what reads it is not free of patents, and so in no library of ours. */
function isHeic(file: Uint8Array): boolean {
  const [kind, brand] = [[4, 8], [8, 12]].map(([from, to]) => Buffer.from(file.subarray(from, to)).toString('latin1'))
  return kind === 'ftyp' && ['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1'].includes(brand!) && !Buffer.from(file.subarray(8, 64)).includes('avif')
}

/** Loaded with the first picture, for a command line that draws none should not wait for it. */
async function opened(): Promise<Studio> {
  const { default: sharp } = await import('sharp')
  // What draws pictures with programs in them, or reads other files, is not let near what strangers send.
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer', 'VipsForeignLoadHeifBuffer'] })
  sharp.cache(false)
  sharp.concurrency(1)
  return sharp
}

/** As good as its weight allows: first less exact, then smaller. */
async function light(sharp: Studio, photograph: () => Sharp, side: number): Promise<Drawn> {
  const upright = await photograph().autoOrient().resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true }).flatten({ background: 'white' }).toColourspace('srgb')
    .raw().toBuffer({ resolveWithObject: true })
  const { width, height, channels } = upright.info
  for (const quality of [80, 68, 55]) {
    const bytes = await sharp(upright.data, { raw: { width, height, channels } }).jpeg({ quality, mozjpeg: true }).toBuffer()
    if (bytes.length <= heaviest || (quality === 55 && side <= 800)) return { mediaType: 'image/jpeg', bytes, width, height }
  }
  return light(sharp, photograph, Math.round(side * 0.75))
}
