import { givingWay } from '#platform/background/giving-way.ts'

/** A list shorter than this is written at one go. */
const few = 20

/** What JSON.stringify says of an object, to the letter, in pieces one after another: its long lists are written entry by entry, and others have their turn in between. */
export async function jsonInTurns(told: object, giveWay: () => Promise<void> = givingWay()): Promise<readonly string[]> {
  const pieces: string[] = []
  if (Array.isArray(told)) return told.length === 0 ? ['[]'] : (await list(told), pieces)
  for (const [name, value] of Object.entries(told)) {
    const text = Array.isArray(value) && value.length >= few ? null : (JSON.stringify(value) as string | undefined)
    if (text === undefined) continue
    pieces.push(`${pieces.length === 0 ? '{' : ','}${JSON.stringify(name)}:`)
    if (text === null) await list(value as readonly unknown[])
    else pieces.push(text)
    await giveWay()
  }
  return [...pieces, pieces.length === 0 ? '{}' : '}']

  async function list(all: readonly unknown[]): Promise<void> {
    for (const [at, one] of all.entries()) {
      pieces.push(`${at === 0 ? '[' : ','}${(JSON.stringify(one) as string | undefined) ?? 'null'}`)
      await giveWay()
    }
    pieces.push(']')
  }
}
