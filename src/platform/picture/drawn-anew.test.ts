import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { drawnAnew, type Drawn } from './drawn-anew.ts'

const most = 12 * 1024 * 1024
const flat = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: { r: 40, g: 90, b: 160 } } })
const drawn = async (file: Uint8Array): Promise<Drawn> => {
  const got = await drawnAnew(file, { most })
  assert.ok(typeof got !== 'string', String(got))
  return got
}

/** A photograph with everything in it that gives its maker away: place, camera, a comment, a profile, words for machines. */
async function telling(): Promise<Buffer> {
  const photo = await flat(400, 200).withExif({ IFD0: { Make: 'GivenAwayCamera', Artist: 'Besnik Leka' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '57/1 14/1 40/1', GPSLongitudeRef: 'E', GPSLongitude: '22/1 35/1 1/1' } })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="told-by-xmp"/></rdf:RDF></x:xmpmeta>').withIccProfile('p3').jpeg().toBuffer()
  const comment = Buffer.from('seen from the window of 12 Mill Street')
  const length = Buffer.alloc(2)
  length.writeUInt16BE(comment.length + 2)
  return Buffer.concat([photo.subarray(0, 2), Buffer.from([0xff, 0xfe]), length, comment, photo.subarray(2), Buffer.from('written after the end')])
}

test('what a photograph says of its place, its maker and its day is not in what is kept (E1)', async () => {
  const sent = await telling()
  const before = await sharp(sent).metadata()
  assert.ok(before.exif && before.xmp && before.icc, 'the photograph that is sent tells')
  for (const word of ['GivenAwayCamera', 'Besnik', 'told-by-xmp', 'Mill Street', 'after the end']) assert.ok(sent.includes(word), word)
  const { bytes, mediaType } = await drawn(sent)
  const { format, exif, xmp, icc, iptc, comments } = await sharp(bytes).metadata()
  assert.deepEqual([format, mediaType, exif, xmp, icc, iptc, comments], ['jpeg', 'image/jpeg', undefined, undefined, undefined, undefined, undefined])
  for (const word of ['GivenAwayCamera', 'Besnik', 'told-by-xmp', 'Mill Street', 'after the end', 'Exif', 'GPS', 'http']) assert.ok(!bytes.includes(word), word)
  assert.deepEqual(markersOf(bytes).filter((marker) => marker === 0xfe || (marker > 0xe0 && marker <= 0xef)), [], 'no comment and no application part but the one that says it is JPEG')
})

test('a picture stands upright, and is no larger and no heavier than a page can carry', async () => {
  const lying = await flat(40, 20).withMetadata({ orientation: 6 }).jpeg().toBuffer()
  const upright = await drawn(lying)
  assert.deepEqual([upright.width, upright.height], [20, 40])
  const noise = Buffer.alloc(3000 * 2000 * 3)
  for (let at = 0, seed = 1; at < noise.length; at++) noise[at] = (seed = (seed * 1103515245 + 12345) & 0x7fffffff) >> 16
  const heavy = await drawn(await sharp(noise, { raw: { width: 3000, height: 2000, channels: 3 } }).jpeg({ quality: 95 }).toBuffer())
  assert.ok(heavy.bytes.length <= 400 * 1024, String(heavy.bytes.length))
  assert.ok(Math.max(heavy.width, heavy.height) <= 1600)
  for (const kind of ['png', 'webp', 'avif'] as const) assert.equal((await drawn(await flat(64, 64).toFormat(kind).toBuffer())).width, 64, kind)
})

test('what is no photograph, unfolds without end or is too heavy is not drawn', async () => {
  const no = (file: Uint8Array) => drawnAnew(file, { most })
  const photo = await flat(60, 60).jpeg().toBuffer()
  assert.equal(await no(Buffer.from('not a picture at all')), 'no-picture')
  assert.equal(await no(Buffer.alloc(0)), 'no-picture')
  assert.equal(await no(photo.subarray(0, photo.length / 2)), 'no-picture', 'half a photograph')
  assert.equal(await no(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>1</script></svg>')), 'no-picture', 'a drawing with a program in it')
  assert.equal(await no(Buffer.from('%PDF-1.4\n%%EOF')), 'no-picture')
  assert.equal(await no(await flat(40, 40).gif().toBuffer()), 'no-picture')
  assert.equal(await no(await flat(9000, 9000).png().toBuffer()), 'too-large', 'eighty megapixels in a few bytes')
  assert.equal(await no(await flat(6400, 6300).png().toBuffer()), 'too-large', 'a little more than forty megapixels')
  assert.notEqual(await no(await flat(6300, 6300).png().toBuffer()), 'too-large', 'a little less')
  for (const brand of ['heic', 'mif1']) assert.equal(await no(Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from(`ftyp${brand}`), Buffer.alloc(4), Buffer.from('mif1heic'), Buffer.alloc(64)])), 'heic', 'what some telephones keep')
  assert.notEqual(await no(await flat(40, 40).avif().toBuffer()), 'heic', 'its cousin, which is drawn')
  assert.equal(await no(huge()), 'no-picture', 'a head that promises more than any picture has')
  assert.equal(await no(Buffer.concat([photo, Buffer.alloc(most)])), 'too-heavy')
})

/** The markers of a JPEG up to its first scan. */
function markersOf(jpeg: Buffer): number[] {
  const found: number[] = []
  for (let at = 2; at + 4 < jpeg.length && jpeg[at] === 0xff && jpeg[at + 1] !== 0xda; at += 2 + jpeg.readUInt16BE(at + 2)) found.push(jpeg[at + 1]!)
  return found
}

/** A PNG whose head says 60,000 by 60,000. */
function huge(): Buffer {
  const head = Buffer.alloc(25)
  head.writeUInt32BE(13, 0)
  head.write('IHDR', 4)
  head.writeUInt32BE(60_000, 8)
  head.writeUInt32BE(60_000, 12)
  head.set([8, 2, 0, 0, 0], 16)
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), head])
}
