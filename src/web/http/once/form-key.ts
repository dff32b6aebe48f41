import { createHash, randomBytes } from 'node:crypto'
import { repeatOf, type Repeat } from '#frame/once/repeat.ts'
import { formParts } from '../wire/form-parts.ts'
import { wholeBody } from '../wire/whole-body.ts'

/** The hidden field that makes a form be done once; it stands first in every form that changes something. */
const name = 'once'
const forms = /<form\b(?![^>]*\baction="https?:)[^>]*\bmethod="post"[^>]*>(?!<input type="hidden" name="once")/gi

/** Every form of a drawn page that changes something is given a key of its own: a double tap, a lost answer or the way back to the page then does it once. */
export const withKeys = (html: string): string => html.replace(forms, (form) => `${form}<input type="hidden" name="${name}" value="${randomBytes(16).toString('base64url')}"/>`)

type Taken = { readonly request: Request; /** Is it a form at all? */ readonly readable: boolean; readonly repeat?: Repeat; readonly key?: string; /** The form once more, for a page that gives it back. */ readonly again?: () => Request; /** Called when it is answered: its files lie aside until then. */ readonly letGo: () => void }

/** A form as it came, without its key, which nobody behind here sees; and the key over what else was sent. What has none is done each time. */
export async function keyTaken(request: Request): Promise<Taken> {
  const kind = request.headers.get('content-type') ?? ''
  const boundary = /^multipart\/form-data\b.*\bboundary="?([^";]+)"?/i.exec(kind)?.[1]
  if (!boundary && !/^application\/x-www-form-urlencoded\b/i.test(kind)) return { request, readable: kind === '' && Number(request.headers.get('content-length') ?? 0) === 0, letGo: nothing }
  const bytes = await wholeBody(request)
  // Ended where it became too long, or broken off: no form.
  if (bytes === null) return { request, readable: false, letGo: nothing }
  const { rest, key, digest, letGo } = boundary ? await inParts(bytes, boundary) : inFields(bytes)
  if (boundary && !(await parts(rest, kind))) return letGo(), { request, readable: false, letGo: nothing }
  // Without the signal of its connection: what came whole is done to its end, and its files lie aside until then.
  const again = () => new Request(request.url, { method: request.method, headers: unmeasured(request.headers), body: rest })
  // The same page gone back to and filled in anew is another form: what was typed belongs to the key.
  return { request: again(), readable: true, again, letGo, ...(key !== undefined && { key, repeat: repeatOf(`form ${new URL(request.url).pathname} ${key} ${digest}`, digest) }) }
}

/** Can what says that it has parts be read as such? */
const parts = (bytes: Uint8Array<ArrayBuffer>, kind: string): Promise<boolean> => new Response(bytes, { headers: { 'content-type': kind } }).formData().then(() => true, () => false)

type Found = { readonly key: string | undefined; readonly digest: string; readonly rest: Uint8Array<ArrayBuffer>; readonly letGo: () => void }
const nothing = () => {}

function inFields(bytes: Uint8Array<ArrayBuffer>): Found {
  const text = latin(bytes)
  const key = /(?:^|&)once=([\w-]{22})(?=&|$)/.exec(text)?.[1]
  const rest = key === undefined ? bytes : new Uint8Array(Buffer.from(text.replace(/(^|&)once=[^&]*/g, '$1').replace(/^&|&(?=&|$)/g, ''), 'latin1'))
  return { key, rest, digest: key === undefined ? '' : createHash('sha256').update(rest).digest('base64url'), letGo: nothing }
}

async function inParts(bytes: Buffer<ArrayBuffer>, boundary: string): Promise<Found> {
  let key: string | undefined
  const found = await formParts(bytes, boundary, (head, body) => {
    if (key !== undefined || !/(^|\r\n)Content-Disposition: form-data; name="once"$/.test(head)) return false
    key = /^[\w-]{22}$/.exec(body.toString('latin1', 0, 30))?.[0]
    return key !== undefined
  })
  return { ...found, key }
}

function unmeasured(headers: Headers): Headers {
  const kept = new Headers(headers)
  kept.delete('content-length')
  kept.delete('transfer-encoding')
  return kept
}

const latin = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
