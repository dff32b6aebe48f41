import { givingWay } from '#platform/background/giving-way.ts'

/** The bytes of an answer, however long: others have their turn while they come and while they are laid together. */
export async function laidTogether({ body }: Response): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [], giveWay = givingWay()
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array> | readonly Uint8Array[]) {
    chunks.push(chunk)
    await giveWay()
  }
  const whole = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
    await giveWay()
  }
  return whole
}
