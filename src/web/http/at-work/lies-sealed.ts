import { hkdfSync } from 'node:crypto'
import { deserialize, serialize } from 'node:v8'
import { givingWay } from '#platform/background/giving-way.ts'
import { chosenSign, type Sign } from '#platform/secrets/algorithms.ts'
import { locked, unlocked } from '#platform/secrets/locked.ts'

/** What came of long work while it waits for whoever began it: sealed pieces, in memory. */
export type Lying = { readonly sign: Sign; readonly pieces: readonly Buffer[] }

/** So many bytes are sealed in a millisecond. */
const bytesAtOnce = 2 ** 20

/** Under what a browser keeps and the server does not: with the memory alone nobody opens it. */
const keyOf = (browser: string, id: string) => Buffer.from(hkdfSync('sha256', browser, id, 'vatra/waits-to-be-handed-out', 32))
const placeOf = (id: string, at: number) => `at-work|${id}|${at}`

/** Seals what came of work for the browser in which it was begun. */
export async function layBy(answer: unknown, browser: string, id: string): Promise<Lying> {
  const bytes = serialize(answer), key = keyOf(browser, id), sign = chosenSign(), pieces: Buffer[] = [], giveWay = givingWay()
  for (let at = 0; at < bytes.length; at += bytesAtOnce) {
    pieces.push(locked(key, placeOf(id, pieces.length), bytes.subarray(at, at + bytesAtOnce), sign))
    await giveWay()
  }
  bytes.fill(0)
  return { sign, pieces }
}

/** What lies there, opened by what the browser shows; null for any other browser. */
export async function takenUp<R>({ sign, pieces }: Lying, browser: string, id: string): Promise<R | null> {
  const key = keyOf(browser, id), opened: Buffer[] = [], giveWay = givingWay()
  for (const [at, piece] of pieces.entries()) {
    const bytes = unlocked(key, placeOf(id, at), piece, sign)
    if (bytes === null) return null
    opened.push(bytes)
    await giveWay()
  }
  return deserialize(Buffer.concat(opened)) as R
}
