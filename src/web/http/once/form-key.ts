import { createHash, randomBytes } from 'node:crypto'
import { repeatOf, type Repeat } from '#frame/once/repeat.ts'

/** The hidden field that makes a form be done once; it stands first in every form that changes something. */
const name = 'once'
const forms = /<form\b(?![^>]*\baction="https?:)[^>]*\bmethod="post"[^>]*>(?!<input type="hidden" name="once")/gi

/** Every form of a drawn page that changes something is given a key of its own: a double tap, a lost answer or the way back to the page then does it once. */
export const withKeys = (html: string): string => html.replace(forms, (form) => `${form}<input type="hidden" name="${name}" value="${randomBytes(16).toString('base64url')}"/>`)

type Taken = { readonly request: Request; /** Is it a form at all? */ readonly readable: boolean; readonly repeat?: Repeat; readonly key?: string; /** The form once more, for a page that gives it back. */ readonly again?: () => Request }

/** A form as it came, without its key, which nobody behind here sees; and the key over what else was sent. What has none is done each time. */
export async function keyTaken(request: Request): Promise<Taken> {
  const kind = request.headers.get('content-type') ?? ''
  const boundary = /^multipart\/form-data\b.*\bboundary="?([^";]+)"?/i.exec(kind)?.[1]
  if (!boundary && !/^application\/x-www-form-urlencoded\b/i.test(kind)) return { request, readable: kind === '' && Number(request.headers.get('content-length') ?? 0) === 0 }
  const bytes = await request.arrayBuffer().then((all) => new Uint8Array(all), () => null)
  // Ended where it became too long, or broken off: no form.
  if (bytes === null || (boundary && !(await parts(bytes, kind)))) return { request, readable: false }
  const found = boundary ? inParts(bytes, boundary) : inFields(bytes)
  const again = (body: Uint8Array<ArrayBuffer>) => new Request(request.url, { method: request.method, headers: unmeasured(request.headers), body, signal: request.signal })
  if (!found) return { request: again(bytes), readable: true, again: () => again(bytes) }
  const digest = boundary ? digestOfParts(found.rest, boundary) : createHash('sha256').update(found.rest).digest('base64url')
  // The same page gone back to and filled in anew is another form: what was typed belongs to the key.
  return { request: again(found.rest), readable: true, again: () => again(found.rest), key: found.key, repeat: repeatOf(`form ${new URL(request.url).pathname} ${found.key} ${digest}`, digest) }
}

/** Can what says that it has parts be read as such? */
const parts = (bytes: Uint8Array<ArrayBuffer>, kind: string): Promise<boolean> => new Response(bytes, { headers: { 'content-type': kind } }).formData().then(() => true, () => false)

type Found = { readonly key: string; readonly rest: Uint8Array<ArrayBuffer> }

function inFields(bytes: Uint8Array<ArrayBuffer>): Found | null {
  const text = latin(bytes)
  const key = /(?:^|&)once=([\w-]{22})(?=&|$)/.exec(text)?.[1]
  return key === undefined ? null : { key, rest: new Uint8Array(Buffer.from(text.replace(/(^|&)once=[^&]*/g, '$1').replace(/^&|&(?=&|$)/g, ''), 'latin1')) }
}

function inParts(bytes: Uint8Array<ArrayBuffer>, boundary: string): Found | null {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const start = whole.indexOf(`--${boundary}\r\nContent-Disposition: form-data; name="once"\r\n`, 0, 'latin1')
  if (start < 0) return null
  const end = whole.indexOf(`\r\n--${boundary}`, start, 'latin1')
  const key = /\r\n\r\n([\w-]{22})$/.exec(whole.subarray(start, end).toString('latin1'))?.[1]
  return end < 0 || key === undefined ? null : { key, rest: new Uint8Array(Buffer.concat([whole.subarray(0, start), whole.subarray(end + 2)])) }
}

/** Of what lies between the boundaries: a browser draws a new one each time. */
function digestOfParts(bytes: Uint8Array, boundary: string): string {
  const [hash, whole] = [createHash('sha256'), Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)]
  for (let at = 0; at < whole.length;) {
    const end = whole.indexOf(boundary, at)
    hash.update(whole.subarray(at, end < 0 ? whole.length : end)).update('\0')
    at = end < 0 ? whole.length : end + boundary.length
  }
  return hash.digest('base64url')
}

function unmeasured(headers: Headers): Headers {
  const kept = new Headers(headers)
  kept.delete('content-length')
  kept.delete('transfer-encoding')
  return kept
}

const latin = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
