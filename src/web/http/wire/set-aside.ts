import { randomBytes } from 'node:crypto'

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

/** A page that carries something on is drawn long before that, in milliseconds. */
const drawnBy = 60_000

/** What a page carries on to its next form, such as a file in base64: where it is long a ticket stands for it until the page is drawn. */
export function carriedOn(text: string): string {
  if (text.length <= long) return text
  const { ticket, letGo } = putAside(Buffer.from(text))
  setTimeout(letGo, drawnBy).unref()
  return ticket
}

/** What a form carried on, wherever it lies. */
export const heldIn = (text: string): string => (text.length === length ? lying.get(text)?.toString() : undefined) ?? text

/** A drawn page with what it carries on, which is put in behind everything that would look at it letter by letter. */
export function filledIn(html: string): string | Buffer<ArrayBuffer> {
  if (!html.includes(mark)) return html
  return Buffer.concat(html.split(/(set aside [0-9a-f]{32})/).map((part) => lying.get(part) ?? Buffer.from(part))) as Buffer<ArrayBuffer>
}
