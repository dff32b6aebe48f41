import sharp from 'sharp'

/** A photograph as a telephone sends it, with the place in it where it was taken. */
export const photograph = (): Promise<Buffer> =>
  sharp({ create: { width: 80, height: 60, channels: 3, background: { r: 200, g: 180, b: 40 } } })
    .withExif({ IFD0: { Make: 'GivenAwayCamera' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '57/1 14/1 40/1', GPSLongitudeRef: 'E', GPSLongitude: '22/1 35/1 1/1' } }).jpeg().toBuffer()

/** What else is written into a picture than what is to be seen on it. */
export async function tellsOf(picture: Uint8Array): Promise<string[]> {
  const { exif, xmp, iptc, comments } = await sharp(picture).metadata()
  return Object.entries({ exif, xmp, iptc, comments }).filter(([, part]) => part !== undefined).map(([name]) => name)
}
