import iconv from 'iconv-lite'
import jschardet from 'jschardet'
import { givingWay } from '../background/giving-way.ts'
import { startsPair } from './pieces-of.ts'

export { delimiterOf } from './delimiter-of.ts'

/** The text of a file whatever program wrote it: by its byte order mark, else UTF-8 where it is that, else by what its letters look like. */
export function decoded(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), marked = markOf(buffer)
  if (marked !== null) return iconv.decode(buffer, marked)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(buffer)
  } catch {
    return iconv.decode(buffer, guessed(buffer))
  }
}

/**
 * The same of a file that came as base64, piece by piece: a large one keeps nobody waiting, and is never one text, for putting it together is
 * a turn of its own. No piece ends within a letter. Letters that are named, and known, are not guessed.
 */
export async function decodedInTurns(base64: string, { piece = 1 << 18, letters }: { readonly piece?: number; readonly letters?: string | undefined } = {}): Promise<readonly string[]> {
  const giveWay = givingWay(), bytes = await bytesOf(base64, piece, giveWay)
  const read = async (write: (some: Buffer) => string, end: () => string | undefined) => {
    const texts = wholeLetters()
    for (let at = 0; at < bytes.length; at += piece) {
      texts.take(write(bytes.subarray(at, at + piece)))
      await giveWay()
    }
    return texts.all(end() ?? '')
  }
  const inLetters = (letters: string) => {
    const decoder = iconv.getDecoder(letters)
    return read((some) => decoder.write(some), () => decoder.end())
  }
  const marked = letters !== undefined && iconv.encodingExists(letters) ? letters : markOf(bytes)
  if (marked !== null) return inLetters(marked)
  const strict = new TextDecoder('utf-8', { fatal: true })
  try {
    return await read((some) => strict.decode(some, { stream: true }), () => strict.decode())
  } catch {
    await giveWay()
    const letters = guessed(bytes)
    await giveWay()
    return inLetters(letters)
  }
}

/** Gathers pieces of a text; half of a letter that is written as two units waits for its other half. */
function wholeLetters() {
  const texts: string[] = []
  let half = ''
  function take(some: string): void {
    const text = half + some
    half = startsPair(text.charCodeAt(text.length - 1)) ? text.slice(-1) : ''
    const whole = half === '' ? text : text.slice(0, -1)
    if (whole !== '') texts.push(whole)
  }
  return { take, all: (last: string): readonly string[] => (take(last), half === '' ? texts : [...texts, half]) }
}

/** Four letters are three bytes; where something else stands between them all are read at once. */
async function bytesOf(base64: string, piece: number, giveWay: () => Promise<void>): Promise<Buffer> {
  const bytes: Buffer = Buffer.allocUnsafe(Buffer.byteLength(base64, 'base64'))
  let filled = 0
  for (let at = 0; at < base64.length; at += piece) {
    const some = base64.slice(at, at + piece), written = bytes.write(some, filled, 'base64')
    if (written < (some.length / 4) * 3 && at + piece < base64.length) return Buffer.from(base64, 'base64')
    filled += written
    await giveWay()
  }
  return bytes.subarray(0, filled)
}

function markOf(bytes: Buffer): string | null {
  return bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
}

/** For what is not UTF-8: the guess needs some letters and not the whole file. */
function guessed(bytes: Buffer): string {
  const { encoding } = jschardet.detect(bytes.subarray(0, 65_536))
  return encoding && encoding !== 'UTF-8' && iconv.encodingExists(encoding) ? encoding : 'windows-1252'
}
