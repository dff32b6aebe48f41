import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import { plain } from '#platform/plain.ts'

/** The text of a file in whatever letters it was written, or of standard input for "-"; packed ones (.gz) are unpacked. */
export async function readText(path: string): Promise<string> {
  const name = nameOf(path)
  const bytes = await (path === '-' ? buffer(process.stdin) : readFile(path)).catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === 'ENOENT') throw plain(`There is no file ${name}.`)
    throw plain(fault.code === 'EISDIR' ? `${name} is a folder.` : `${name} cannot be read: ${fault.message}`)
  })
  const plainBytes = path.endsWith('.gz') || isPacked(bytes) ? unpacked(bytes, name) : bytes
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(plainBytes)
  } catch {
    // Whoever knows all alphabets takes a while to wake; most files need no more than UTF-8.
    return (await import('#platform/table/decoded.ts')).decoded(plainBytes)
  }
}

function unpacked(bytes: Buffer, name: string): Buffer {
  try {
    return gunzipSync(bytes)
  } catch (fault) {
    throw (fault as NodeJS.ErrnoException).code?.startsWith('Z_') ? plain(`${name} is not a whole .gz file.`) : fault
  }
}

/** What a file is called when it is spoken of. */
export function nameOf(path: string): string {
  return path === '-' ? 'standard input' : path
}

function isPacked(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}
