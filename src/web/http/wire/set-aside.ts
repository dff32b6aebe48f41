import { randomBytes } from 'node:crypto'
import { givingWay } from '#platform/background/giving-way.ts'
import { pieceByPiece } from '../bytes/piece-by-piece.ts'

/** Longer than this a file is set aside while its form is read, and what a page carries on while it is drawn. */
export const long = 64 * 1024

const mark = 'set aside ', length = mark.length + 32
const lying = new Map<string, Buffer<ArrayBuffer>>()

/** Puts the bytes of a file aside: what comes back stands for them in the form, and nobody can guess it. Whoever puts them there lets go of them. */
export function putAside(bytes: Buffer<ArrayBuffer>): { readonly ticket: string; readonly letGo: () => void } {
  const ticket = mark + randomBytes(16).toString('hex')
  lying.set(ticket, bytes)
  return { ticket, letGo: () => void lying.delete(ticket) }
}

/** The bytes of a file that came with a form, wherever they lie. */
export async function bytesOfFile(file: Blob): Promise<Buffer<ArrayBuffer>> {
  const bytes = Buffer.from(await file.arrayBuffer())
  return (bytes.length === length ? lying.get(bytes.toString('latin1')) : undefined) ?? bytes
}

/** A page that carries something on is drawn, and begun to be sent, long before that, in milliseconds. */
const sentBy = 60_000
/** So many bytes, which are whole letters of base64, take less than a millisecond. */
const bytesAtOnce = 3 * 2 ** 16, lettersAtOnce = 4 * 2 ** 16

/** What a page carries on to its next form, such as a file: in base64 where it is short, else a ticket that stands for it until the page is sent. */
export function carriedOn(bytes: Buffer): string {
  if (bytes.length <= long) return bytes.toString('base64')
  const { ticket, letGo } = putAside(bytes as Buffer<ArrayBuffer>)
  setTimeout(letGo, sentBy).unref()
  return ticket
}

/** What a form carried on, wherever it lies, read out of base64 in turns. */
export async function heldIn(text: string): Promise<Buffer> {
  const letters = text.length === length ? lying.get(text) : undefined
  if (!letters) return Buffer.from(text, 'base64')
  const bytes = Buffer.allocUnsafeSlow(3 * Math.ceil(letters.length / 4)), giveWay = givingWay()
  let filled = 0
  for (let at = 0; at < letters.length; at += lettersAtOnce) {
    const written = bytes.write(letters.toString('latin1', at, at + lettersAtOnce), filled, 'base64')
    // Something else stands between the letters: they are read at one go.
    if (written < bytesAtOnce && at + lettersAtOnce < letters.length) return Buffer.from(letters.toString('latin1'), 'base64')
    filled += written
    await giveWay()
  }
  return bytes.subarray(0, filled)
}

/** Bytes in base64, as deeds take a file: made in turns, and one text at the end, which is quicker than to join many. */
export async function base64Of(bytes: Buffer): Promise<string> {
  const giveWay = givingWay(), letters = Buffer.allocUnsafeSlow(4 * Math.ceil(bytes.length / 3))
  let filled = 0
  for (let at = 0; at < bytes.length; at += bytesAtOnce) {
    filled += letters.write(bytes.toString('base64', at, at + bytesAtOnce), filled, 'latin1')
    await giveWay()
  }
  return letters.toString('latin1')
}

/** A drawn page with what it carries on, which is put in behind everything that would look at it letter by letter, a piece a turn while it is sent. */
export function filledIn(html: string): string | ReadableStream<Uint8Array> {
  return html.includes(mark) ? pieceByPiece(piecesOf(html)) : html
}

function* piecesOf(html: string): Generator<string> {
  for (const part of html.split(/(set aside [0-9a-f]{32})/)) {
    const bytes = lying.get(part)
    if (!bytes) yield part
    else for (let at = 0; at < bytes.length; at += bytesAtOnce) yield bytes.toString('base64', at, at + bytesAtOnce)
  }
}
