import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** What is still to be done before a pass opens the gate once. */
export type Pass = { readonly pass: string; readonly bits: number; readonly seconds: number }
export type Passes = {
  /** A pass for this kind of request of this asker; the one they hold, while it is good. */
  readonly given: (whose: string, held: string | null) => Pass
  /** Opens once: by a minute's wait, or by the work that was done on it. */
  readonly opens: (whose: string, pass: string | null, work: string | null) => boolean
}

/** About a second of a telephone's work. */
const bits = 15
/** Whoever cannot or will not let the browser work waits this long instead. */
const seconds = 60
/** How long a pass is good, in milliseconds: until the typing is taken up again. */
const good = 3_600_000

/** Passes signed with a key that lives as long as the program: nothing is kept of those that were not used. */
export function passes(ticks: () => number): Passes {
  const key = randomBytes(32)
  const used = new Map<string, number>()
  const signed = (text: string) => createHmac('sha256', key).update(text).digest('base64url')

  const began = (whose: string, pass: string): number | null => {
    const [time = '', chance = '', sign = ''] = pass.split('.')
    const right = Buffer.from(signed(`${time}.${chance}.${whose}`))
    if (!/^\d{1,15}$/.test(time) || sign.length !== right.length || !timingSafeEqual(Buffer.from(sign), right)) return null
    return used.has(pass) || ticks() - Number(time) > good ? null : Number(time)
  }

  return {
    given: (whose, held) => {
      const since = held === null ? null : began(whose, held)
      if (since !== null) return { pass: held!, bits, seconds: Math.max(1, Math.ceil(seconds - (ticks() - since) / 1000)) }
      const text = `${Math.floor(ticks())}.${randomBytes(12).toString('base64url')}`
      return { pass: `${text}.${signed(`${text}.${whose}`)}`, bits, seconds }
    },
    opens: (whose, pass, work) => {
      const since = pass === null ? null : began(whose, pass)
      if (since === null || (ticks() - since < seconds * 1000 && !worked(pass!, work))) return false
      for (const [old, at] of used) if (ticks() - at > good) used.delete(old)
      used.set(pass!, ticks())
      return true
    },
  }
}

/** Does the digest of the pass with this number begin with enough zeros? */
export function worked(pass: string, work: string | null, zeros: number = bits): boolean {
  if (work === null || !/^\d{1,12}$/.test(work)) return false
  return createHash('sha256').update(`${pass}:${work}`).digest().readUInt32BE(0) >>> (32 - zeros) === 0
}
