import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import { plain } from '#platform/plain.ts'

/** The text of a file, or of standard input for "-"; packed ones (.gz) are unpacked. */
export async function readText(path: string): Promise<string> {
  const name = nameOf(path)
  const bytes = await (path === '-' ? buffer(process.stdin) : readFile(path)).catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === 'ENOENT') throw plain(`There is no file ${name}.`)
    throw plain(fault.code === 'EISDIR' ? `${name} is a folder.` : `${name} cannot be read: ${fault.message}`)
  })
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(path.endsWith('.gz') || isPacked(bytes) ? gunzipSync(bytes) : bytes)
  } catch (fault) {
    const unpacking = (fault as NodeJS.ErrnoException).code?.startsWith('Z_')
    throw plain(unpacking ? `${name} is not a whole .gz file.` : `${name} is not UTF-8 text; save it as CSV UTF-8.`)
  }
}

/** What a file is called when it is spoken of. */
export function nameOf(path: string): string {
  return path === '-' ? 'standard input' : path
}

function isPacked(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}
