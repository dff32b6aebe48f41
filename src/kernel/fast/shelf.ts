import { deedsOn, fastHere, type Code, type Room } from './room.ts'

/** Columns that compiled kernels read where they lie. Each is asked for once, and all together are at most as large as the shelf. */
export type Shelf = { readonly doubles: (many: number) => Float64Array; readonly bytes: (many: number) => Uint8Array }

type Laid = { readonly memory: WebAssembly.Memory; readonly spare: number; readonly deeds: Map<Code, Room['deeds']> }

const shelves = new WeakMap<object, Laid>()
const page = 65536
// For what a kernel works with beside the columns: the counts of ten million cells, the sums of a zone.
const spareBytes = 256 * page, most = 65_000 * page

/**
 * Room for columns of so many bytes in all, to be filled and then reckoned with in place: millions of points or sheets are otherwise copied
 * in first, which is a fifth of the work. Not for small tables. Where compiled kernels do not run they are columns like any others.
 */
export function shelf(bytes: number): Shelf {
  if (typeof WebAssembly === 'undefined') return { doubles: (many) => new Float64Array(many), bytes: (many) => new Uint8Array(many) }
  if (!(bytes >= 0 && bytes <= most)) throw new RangeError(`A shelf has from 0 to ${most} bytes, not ${bytes}.`)
  const spare = page * (Math.ceil((bytes + 1024) / page) + 1), memory = new WebAssembly.Memory({ initial: (spare + spareBytes) / page })
  shelves.set(memory.buffer, { memory, spare, deeds: new Map() })
  let next = page
  const take = (wanted: number) => {
    const at = next
    // What reads sixteen bytes at once may read beyond the last.
    next += 16 * Math.ceil(wanted / 16) + 16
    if (next > spare) throw new RangeError(`A shelf of ${bytes} bytes was asked for and is too small.`)
    return at
  }
  return { doubles: (many) => new Float64Array(memory.buffer, take(8 * many), many), bytes: (many) => new Uint8Array(memory.buffer, take(many), many) }
}

/** The room beside columns that lie on one shelf; null where they do not, or so many bytes are not to spare. */
export function roomBeside(code: Code, columns: readonly ArrayLike<number>[], bytes: number): Room | null {
  const buffers = columns.map((column) => (ArrayBuffer.isView(column) ? column.buffer : null)), laid = buffers[0] && shelves.get(buffers[0])
  if (!laid || bytes > spareBytes || buffers.some((buffer) => buffer !== buffers[0]) || !fastHere(code)) return null
  const deeds = laid.deeds.get(code) ?? deedsOn(code, laid.memory)
  laid.deeds.set(code, deeds)
  let next = laid.spare
  const take = (wanted: number) => {
    const at = next
    next += 16 * Math.ceil(wanted / 16)
    return at
  }
  return { deeds, memory: laid.memory.buffer, take }
}
