import { crc32, deflateSync } from 'node:zlib'

type Colour = readonly [number, number, number]
const [width, height, ground] = [900, 600, 450]
/** Left edge, top and width of each house; where the lamps stand. */
const houses = [[20, 220, 150], [185, 285, 125], [325, 190, 120], [460, 255, 150], [625, 205, 120], [760, 270, 130]] as const
const lamps = [110, 310, 510, 710] as const

/** Mill Street drawn as it is at night, with its lamps out or burning, as a PNG: a drawing, so that nobody takes it for a photograph of a real street. */
export function streetPicture(lit: boolean): Buffer {
  const rows = Buffer.alloc(height * (1 + width * 3))
  for (let y = 0, at = 0; y < height; y++) {
    rows[at++] = 0
    for (let x = 0; x < width; x++) for (const part of colourAt(x, y, lit)) rows[at++] = part
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))])
}

function colourAt(x: number, y: number, lit: boolean): Colour {
  const post = lamps.find((lamp) => (x >= lamp && x < lamp + 7 && y > 245 && y < 530) || (x >= lamp && x < lamp + 36 && y > 240 && y < 247))
  const head = lamps.some((lamp) => ((x - lamp - 32) / 18) ** 2 + ((y - 250) / 8) ** 2 < 1)
  if (head) return lit ? [255, 248, 220] : [48, 48, 56]
  if (post !== undefined) return lit ? [150, 150, 158] : [36, 36, 43]
  const light = lit ? Math.min(0.6, lamps.reduce((sum, lamp) => sum + under(x - lamp - 32, y - 250), 0)) : 0
  return behind(x, y, lit).map((part, place) => Math.round(part + (([255, 233, 168] as const)[place]! - part) * light)) as unknown as Colour
}

/** The cone of light below a lamp. */
const under = (x: number, y: number): number => (y > 0 && Math.abs(x) < 20 + y * 0.5 ? 0.45 * (1 - Math.abs(x) / (20 + y * 0.5)) * (1 - y / 700) : 0) + 0.5 * Math.exp(-(x ** 2 + y ** 2) / 900)

function behind(x: number, y: number, lit: boolean): Colour {
  if (y >= ground) return y < ground + 20 ? (lit ? [120, 120, 126] : [33, 33, 38]) : lit ? [80, 80, 86] : [23, 23, 27]
  const house = houses.findIndex(([left, , wide]) => x >= left && x < left + wide)
  const [left, top, wide] = houses[house] ?? [0, height, 0]
  if (y < top - 45 + Math.abs(x - left - wide / 2) * (90 / Math.max(1, wide))) return lit ? [29, 43, 74] : [12, 16, 32]
  if (y < top) return lit ? [107, 59, 52] : [26, 17, 20]
  const window = y > top + 25 && y < top + 62 && ((x - left) % 60) > 20 && ((x - left) % 60) < 46
  if (window) return (house + Math.floor((x - left) / 60)) % 4 === 0 ? [217, 178, 90] : lit ? [44, 42, 56] : [11, 10, 16]
  return lit ? [74, 68, 88] : [21, 20, 29]
}

function chunk(kind: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), body])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}
