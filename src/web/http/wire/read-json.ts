import { randomBytes } from 'node:crypto'
import { givingWay } from '#platform/background/giving-way.ts'

/** A text longer than this is read by itself, so many bytes at a time. */
const bytesAtOnce = 2 ** 18
const [quote, backslash] = [0x22, 0x5c]
const restAtMost = 2 ** 20, byteOrder = Buffer.from([0xef, 0xbb, 0xbf])
/** So many short texts are passed over in less than a turn. */
const textsAtOnce = 2 ** 15

/**
 * What JSON.parse makes of a body. Its long texts, such as a file in base64, are read piece by piece, and others have their turn in between; what is
 * left of it is small. Throws as JSON.parse does where it is none.
 */
export async function readJson(body: Buffer): Promise<unknown> {
  const bytes = body.subarray(body.indexOf(byteOrder) === 0 ? byteOrder.length : 0)
  if (bytes.length <= bytesAtOnce) return JSON.parse(textOf(bytes))
  const giveWay = givingWay(), left: string[] = [], texts: string[] = []
  // Stands for a long text, and cannot be guessed.
  const mark = `${randomBytes(16).toString('hex')} `
  let kept = 0, seen = 0
  for (let open = bytes.indexOf(quote); open >= 0;) {
    const close = endOf(bytes, open + 1)
    if (close < 0) break
    if (close - open > bytesAtOnce) {
      left.push(textOf(bytes.subarray(kept, open)), JSON.stringify(`${mark}${texts.length}`))
      texts.push(await longText(bytes.subarray(open + 1, close), giveWay))
      kept = close + 1
    }
    if (++seen % textsAtOnce === 0) await giveWay()
    open = bytes.indexOf(quote, close + 1)
  }
  left.push(textOf(bytes.subarray(kept)))
  const short = left.join('')
  // What has much beside its long texts is read at one go after all: to look for them in it takes longer.
  if (texts.length === 0 || short.length > restAtMost) return JSON.parse(texts.length === 0 ? short : textOf(bytes))
  return JSON.parse(short, (_, value: unknown) => (typeof value === 'string' && value.startsWith(mark) ? (texts[Number(value.slice(mark.length))] ?? value) : value))
}

/** Where a text ends that begins here: at the first quote that no odd number of backslashes stands before. */
function endOf(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(quote, from); at >= 0; at = bytes.indexOf(quote, at + 1)) {
    let before = at
    while (before > from && bytes[before - 1] === backslash) before--
    if ((at - before) % 2 === 0) return at
  }
  return -1
}

async function longText(bytes: Buffer, giveWay: () => Promise<void>): Promise<string> {
  const pieces: string[] = []
  for (let from = 0; from < bytes.length;) {
    const to = wholeUpTo(bytes, from, Math.min(bytes.length, from + bytesAtOnce))
    pieces.push(JSON.parse(`"${textOf(bytes.subarray(from, to))}"`) as string)
    from = to
    await giveWay()
  }
  return pieces.join('')
}

/** A place near this one that lies within no letter and within nothing that is written with a backslash. */
function wholeUpTo(bytes: Buffer, from: number, to: number): number {
  if (to === bytes.length) return to
  let at = to
  while ((bytes[at]! & 0xc0) === 0x80) at--
  const near = bytes.lastIndexOf(backslash, at - 1)
  if (near < 0 || at - near > 6) return at
  let first = near
  while (first > from && bytes[first - 1] === backslash) first--
  return first > from ? first : first + 2 * Math.floor((near - first + 1) / 2)
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
const textOf = (bytes: Buffer): string => decoder.decode(bytes)
