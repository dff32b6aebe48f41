import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { bytesOfFile } from '#web/http/wire/set-aside.ts'

/** What a packed file may unfold to: more than the map of any country's zones. */
const most = 24 * 1024 * 1024

/** The fields of a form, and the files that came with it (unpacked when they are gzip), as text for whoever asks for it. What cannot be unpacked, or unfolds to more than is read, is an empty file; of a field that came twice the last counts. */
export async function readFiles(request: Request): Promise<{ fields: Readonly<Record<string, string>>; files: Readonly<Record<string, string>>; bytes: Readonly<Record<string, Buffer>>; names: Readonly<Record<string, string>> }> {
  const form = await request.formData().catch(() => new FormData())
  const fields: Record<string, string> = {}, files: Record<string, string> = {}, bytes: Record<string, Buffer> = {}, names: Record<string, string> = {}
  for (const [name, value] of form) {
    if (typeof value === 'string') { fields[name] = value; continue }
    const got = await bytesOfFile(value)
    bytes[name] = got[0] === 0x1f && got[1] === 0x8b ? await promisify(gunzip)(got, { maxOutputLength: most }).catch(() => Buffer.alloc(0)) : got
    let text: string | undefined
    Object.defineProperty(files, name, { enumerable: true, configurable: true, get: () => (text ??= bytes[name]!.toString('utf8')) })
    names[name] = value.name
  }
  return { fields, files, bytes, names }
}
