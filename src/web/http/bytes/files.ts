import { readFileSync, statSync } from 'node:fs'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../../../', import.meta.url))
/** The folders a browser may read from, by the first part of the address. Names in them change with their contents. */
const folders: Readonly<Record<string, string>> = { assets: 'build/client/assets', islands: 'dist/islands' }
const kinds: Readonly<Record<string, string>> = { '.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.woff2': 'font/woff2', '.svg': 'image/svg+xml', '.png': 'image/png', '.json': 'application/json' }

type File = { readonly kind: string; readonly plain: Uint8Array<ArrayBuffer>; readonly br?: Uint8Array<ArrayBuffer>; readonly gzip?: Uint8Array<ArrayBuffer> }
const known = new Map<string, File>()

/** A built file, read once, as it is or as the build packed it; null when there is none of that name. */
export function file(request: Request): Response | null {
  const [, first = '', ...rest] = new URL(request.url).pathname.split('/')
  const folder = folders[first]
  const name = normalize(rest.join('/'))
  if (!folder || name.startsWith('..') || name.startsWith('.') || !(extname(name) in kinds)) return null
  const path = join(root, folder, name)
  const found = known.get(path) ?? readIn(path)
  if (!found) return null
  const accepted = request.headers.get('accept-encoding') ?? ''
  const coding = found.br && /\bbr\b/.test(accepted) ? 'br' : found.gzip && /\bgzip\b/.test(accepted) ? 'gzip' : null
  const body = coding ? found[coding]! : found.plain
  const headers = { 'content-type': found.kind, 'cache-control': 'public, max-age=31536000, immutable', vary: 'accept-encoding', 'content-length': String(body.length), ...(coding && { 'content-encoding': coding }) }
  return new Response(request.method === 'HEAD' ? null : body, { headers })
}

function readIn(path: string): File | null {
  const plain = bytesOf(path)
  if (!plain) return null
  const br = bytesOf(`${path}.br`), gzip = bytesOf(`${path}.gz`)
  const made = { kind: kinds[extname(path)]!, plain, ...(br && { br }), ...(gzip && { gzip }) }
  known.set(path, made)
  return made
}

const bytesOf = (path: string): Uint8Array<ArrayBuffer> | null => statSync(path, { throwIfNoEntry: false })?.isFile() ? new Uint8Array(readFileSync(path)) : null
