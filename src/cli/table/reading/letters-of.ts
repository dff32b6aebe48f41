import { isAscii } from 'node:buffer'
import { plain } from '#platform/plain.ts'

type Decode = { readonly next: (bytes: Buffer) => string; readonly end: () => string }

/**
 * The letters that bytes stand for, whatever program wrote them: by the byte order mark; else UTF-8 where the first bytes beyond ASCII are that;
 * else by what these look like. Bytes that turn out not to be the UTF-8 they began as are refused: half a file in wrong letters is worse.
 */
export async function* lettersOf(chunks: AsyncIterable<Buffer>, name: string): AsyncGenerator<string> {
  let decode: Decode | null = null, first = true
  try {
    for await (const { bytes, last } of withLast(chunks)) {
      decode ??= first ? await marked(bytes) : null
      first = false
      if (decode === null && isAscii(bytes)) {
        yield bytes.toString('latin1')
        continue
      }
      decode ??= isUtf8So(bytes, last) ? utf8() : await guessed(bytes)
      yield decode.next(bytes)
    }
    if (decode) yield decode.end()
  } catch (fault) {
    throw (fault as NodeJS.ErrnoException).code === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? plain(`${name} begins as UTF-8 and goes on in bytes that are not; save it anew as UTF-8.`) : fault
  }
}

async function* withLast(chunks: AsyncIterable<Buffer>): AsyncGenerator<{ bytes: Buffer; last: boolean }> {
  let held: Buffer | null = null
  for await (const bytes of chunks) {
    if (held) yield { bytes: held, last: false }
    held = bytes
  }
  if (held) yield { bytes: held, last: true }
}

function utf8(): Decode {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  return { next: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() }
}

function isUtf8So(bytes: Buffer, whole: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !whole })
    return true
  } catch {
    return false
  }
}

/** Sixteen bits a letter are known by their mark, or by every other byte being nought. */
async function marked(bytes: Buffer): Promise<Decode | null> {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return named('utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return named('utf-16be')
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return utf8()
  const noughts = [0, 0], some = bytes.subarray(0, 1024)
  some.forEach((byte, i) => byte === 0 && noughts[i % 2]!++)
  const enough = Math.max(3, some.length / 50) // delimiters and digits at the least; other files hold none
  if (noughts[1]! >= enough && noughts[0] === 0) return named('utf-16le')
  return noughts[0]! >= enough && noughts[1] === 0 ? named('utf-16be') : null
}

// Whoever knows all alphabets takes a while to wake; most files need no more than UTF-8.
async function named(encoding: string): Promise<Decode> {
  const decoder = (await import('iconv-lite')).default.getDecoder(encoding)
  return { next: (bytes) => decoder.write(bytes), end: () => decoder.end() ?? '' }
}

async function guessed(bytes: Buffer): Promise<Decode> {
  const start = Math.max(0, bytes.findIndex((byte) => byte > 127) - 64), some = bytes.subarray(start, start + 65_536)
  const seen = (await import('jschardet')).default.detect(some).encoding?.toLowerCase() ?? '', { encodingExists } = (await import('iconv-lite')).default
  // Whoever writes ë and ç and no other such letter writes Albanian or French, not Lithuanian; Cyrillic of a Mac is no longer written.
  if (seen === 'windows-1257' && some.every((byte) => byte < 128 || [0xeb, 0xcb, 0xe7, 0xc7].includes(byte))) return named('windows-1252')
  if (seen === 'maccyrillic') return named('windows-1251')
  return named(seen !== '' && seen !== 'utf-8' && seen !== 'ascii' && encodingExists(seen) ? seen : 'windows-1252')
}
