import iconv from 'iconv-lite'
import jschardet from 'jschardet'

export { delimiterOf } from './delimiter-of.ts'

/** The text of a file whatever program wrote it: by its byte order mark, else UTF-8 where it is that, else by what its letters look like. */
export function decoded(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (buffer[0] === 0xff && buffer[1] === 0xfe) return iconv.decode(buffer, 'utf-16le')
  if (buffer[0] === 0xfe && buffer[1] === 0xff) return iconv.decode(buffer, 'utf-16be')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(buffer)
  } catch {
    // Not UTF-8; the guess needs some letters and not the whole file.
    const { encoding } = jschardet.detect(buffer.subarray(0, 65_536))
    return iconv.decode(buffer, encoding && encoding !== 'UTF-8' && iconv.encodingExists(encoding) ? encoding : 'windows-1252')
  }
}
