import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import { plain } from '#platform/plain.ts'

/** Bytes of a file or of standard input as they are, unpacked: what letters they mean is found out by whoever takes the file in. */
export async function bytesOf(path: string): Promise<Buffer> {
  const bytes = await (path === '-' ? buffer(process.stdin) : readFile(path)).catch((fault: NodeJS.ErrnoException) => {
    throw plain(fault.code === 'ENOENT' ? `There is no file ${path}.` : `${path} cannot be read: ${fault.message}`)
  })
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes
}
