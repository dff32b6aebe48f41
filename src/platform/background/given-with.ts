/** The memory of every array of numbers in a piece of input or a result, to be given over to another thread instead of copied. Each is named once. */
export function givenWith(value: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>()
  collect(value, found)
  return [...found]
}

function collect(value: unknown, found: Set<ArrayBuffer>): void {
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) found.add(value.buffer)
  } else if (Array.isArray(value)) {
    // A list of plain numbers holds no memory of its own, however long it is.
    if (typeof value[0] === 'object') for (const one of value) collect(one, found)
  } else if (value !== null && typeof value === 'object') {
    for (const one of Object.values(value)) collect(one, found)
  }
}
