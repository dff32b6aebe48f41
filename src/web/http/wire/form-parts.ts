import { createHash } from 'node:crypto'
import { givingWay } from '#platform/background/giving-way.ts'
import { long, putAside } from './set-aside.ts'

/** So many bytes are a millisecond or two. */
const bytesAtOnce = 2 ** 19
/** What stands before a part is shorter. */
const headAtMost = 16 * 1024

/** A form of parts: what is left of it when its long files, and one that it carries on (`held`), are set aside, a digest of all that its parts hold, and what lets go of the files. */
export type FormParts = { readonly rest: Buffer<ArrayBuffer>; readonly digest: string; readonly letGo: () => void }

/**
 * Goes through the parts of a form as a browser sends it, of which `without` leaves one out. Long files are set aside, so that nobody behind here copies
 * them, and are read for the digest some at a time. The digest is of what lies between the boundaries: a browser draws a new one each time.
 */
export async function formParts(bytes: Buffer<ArrayBuffer>, boundary: string, without: (head: string, body: Buffer<ArrayBuffer>) => boolean): Promise<FormParts> {
  const divider = Buffer.from(`\r\n--${boundary}`), hash = createHash('sha256'), giveWay = givingWay()
  const left: Buffer[] = [], aside: (() => void)[] = []
  let at = 0
  for (let end = next(0); at < bytes.length; end = next(at)) {
    const part = bytes.subarray(at, end), ends = part.subarray(0, headAtMost).indexOf('\r\n\r\n')
    const head = ends < 0 ? '' : part.toString('latin1', 0, ends), body = part.subarray(ends < 0 ? 0 : ends + 4)
    if (ends < 0 || !without(head, body)) {
      // Without the boundary that it begins with.
      for (let from = (at === 0 ? 2 : 4) + boundary.length; from < part.length; from += bytesAtOnce) {
        hash.update(part.subarray(from, from + bytesAtOnce))
        await giveWay()
      }
      hash.update('\0')
      left.push(...(body.length > long && /\bfilename=|\bname="held"/i.test(head) ? [part.subarray(0, ends + 4), ticketFor(body)] : [part]))
    }
    at = end
    await giveWay()
  }
  // A form begins with its first boundary and no line end.
  if (left[0]?.[0] === 13) left[0] = left[0].subarray(2)
  return { rest: Buffer.concat(left) as Buffer<ArrayBuffer>, digest: hash.digest('base64url'), letGo: () => aside.forEach((letGo) => letGo()) }

  /** Where the part that begins here ends: at the line end before the next boundary. */
  function next(from: number): number {
    const found = bytes.indexOf(divider, from === 0 ? 0 : from + divider.length)
    return found < 0 ? bytes.length : found
  }

  function ticketFor(body: Buffer<ArrayBuffer>): Buffer {
    const { ticket, letGo } = putAside(body)
    aside.push(letGo)
    return Buffer.from(ticket)
  }
}
