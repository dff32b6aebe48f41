import { gunzipSync } from 'node:zlib'

/** The fields of a form, and the text of the files that came with it (unpacked when they are gzip). */
export async function readFiles(request: Request): Promise<{ fields: Readonly<Record<string, string>>; files: Readonly<Record<string, string>>; bytes: Readonly<Record<string, Buffer>>; names: Readonly<Record<string, string>> }> {
  const form = await request.formData().catch(() => new FormData())
  const fields: Record<string, string> = {}, files: Record<string, string> = {}, bytes: Record<string, Buffer> = {}, names: Record<string, string> = {}
  for (const [name, value] of form) {
    if (typeof value === 'string') { fields[name] = value; continue }
    const got = Buffer.from(await value.arrayBuffer())
    bytes[name] = got[0] === 0x1f && got[1] === 0x8b ? gunzipSync(got, { maxOutputLength: 200 * 1024 * 1024 }) : got
    files[name] = bytes[name].toString('utf8')
    names[name] = value.name
  }
  return { fields, files, bytes, names }
}
