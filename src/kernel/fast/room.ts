/** A kernel compiled from `assembly/`, as text (see compiled/). */
export type Code = string

/**
 * A compiled kernel at work: its deeds, and the memory they work in, to be laid out from the front by `take` (addresses are multiples of 16).
 * What lies in it before is not zero.
 */
export type Room = {
  readonly deeds: Readonly<Record<string, (...asked: number[]) => number>>
  readonly memory: ArrayBuffer
  readonly take: (bytes: number) => number
}

type Warm = { readonly deeds: Room['deeds']; readonly memory: WebAssembly.Memory; busy: boolean }

const modules = new Map<Code, WebAssembly.Module | null>()
const warm = new Map<Code, Warm>()
const page = 65536
// A larger memory is given back when the work is done: one server holds many kernels for months.
const kept = 256 * page
const most = 65_534 * page

/** Whether this machine runs compiled kernels; where it does not (an old browser, a strict page), the plain twins do the same. */
export function fastHere(code: Code): boolean {
  return moduleOf(code) !== null
}

/** Does a piece of work in a compiled kernel's memory of at least so many bytes, and hands back what came of it (copy it out: the memory is used again). */
export function inRoom<T>(code: Code, bytes: number, work: (room: Room) => T): T {
  const own = roomFor(code, bytes)
  own.busy = true
  try {
    return work(laidOut(own, bytes))
  } finally {
    own.busy = false
  }
}

/** A compiled kernel with a memory of its own that stays as it was left, for what is laid down once and asked often. */
export function ownRoom(code: Code, bytes: number): Room {
  return laidOut(newRoom(code, bytes), bytes)
}

/** The first page is left to what the compiler lays down. */
function laidOut({ deeds, memory: { buffer: memory } }: Warm, bytes: number): Room {
  let next = page
  const take = (wanted: number) => {
    const at = next
    next += Math.ceil(wanted / 16) * 16
    if (next > memory.byteLength) throw new RangeError(`A room of ${bytes} bytes was asked for and is too small.`)
    return at
  }
  return { deeds, memory, take }
}

function roomFor(code: Code, bytes: number): Warm {
  const idle = warm.get(code), free = idle !== undefined && !idle.busy
  if (free && idle.memory.buffer.byteLength >= sizeOf(bytes) * page) return idle
  const own = newRoom(code, bytes)
  if (own.memory.buffer.byteLength <= kept && (free || !idle)) warm.set(code, own)
  return own
}

function newRoom(code: Code, bytes: number): Warm {
  const memory = new WebAssembly.Memory({ initial: sizeOf(bytes) })
  return { deeds: deedsOn(code, memory), memory, busy: false }
}

/** A kernel's deeds, working in this memory. */
export function deedsOn(code: Code, memory: WebAssembly.Memory): Room['deeds'] {
  const module = moduleOf(code)
  if (module === null) throw new RangeError('Compiled kernels do not run here: ask fastHere first.')
  return new WebAssembly.Instance(module, { env: { memory } }).exports as Room['deeds']
}

/** In pages: what is asked for, the compiler's first page, and what rounding up to multiples of 16 may cost. */
function sizeOf(bytes: number): number {
  if (!(bytes >= 0 && bytes <= most)) throw new RangeError(`A room has from 0 to ${most} bytes, not ${bytes}.`)
  return Math.ceil(bytes / page) + 2
}

function moduleOf(code: Code): WebAssembly.Module | null {
  const known = modules.get(code)
  if (known !== undefined) return known
  const made = compiled(code)
  modules.set(code, made)
  return made
}

function compiled(code: Code): WebAssembly.Module | null {
  try {
    return new WebAssembly.Module(Uint8Array.from(atob(code), (letter) => letter.charCodeAt(0)))
  } catch {
    return null
  }
}
