import { argon2 } from 'node:crypto'

/** What one guess costs: Argon2id with 64 MiB and three passes, a quarter of a second here (RFC 9106). */
const cost = { parallelism: 1, tagLength: 32, memory: 65_536, passes: 3 } as const
/** Two at a time, so that guessing at the door takes neither the memory nor the processors from those who work. */
const atOnce = 2
/** Who would wait behind more than these is sent away and comes again: a place in this queue holds a connection to the database. */
const mostWaiting = 4

let working = 0
const waiting: (() => void)[] = []

/** A password's hash that is slow to guess; null when too many ask at this moment. */
export async function slowHash(text: string, nonce: Buffer): Promise<Buffer | null> {
  if (working >= atOnce && waiting.length >= mostWaiting) return null
  if (working >= atOnce) await new Promise<void>((turn) => waiting.push(turn))
  else working++
  try {
    return await hashed(text, nonce)
  } finally {
    const next = waiting.shift()
    if (next) next()
    else working--
  }
}

const hashed = (text: string, nonce: Buffer) => new Promise<Buffer>((done, failed) => {
  argon2('argon2id', { ...cost, message: Buffer.from(text.normalize('NFKC')), nonce }, (fault, hash) => (fault ? failed(fault) : done(hash as Buffer)))
})
