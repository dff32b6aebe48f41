/**
 * Gives out `total` places among groups in proportion to their sizes: whole numbers that add up exactly, each within one of its fair share.
 * Largest remainder (Hare, Hamilton): every group gets its share rounded down, and the places left go to the largest fractions; equal fractions
 * go to the larger group, then to the one named first. With whole sizes and a total that they can hold, no group gets more than its size.
 * Not for taking more from small groups than their share, which tells more of them and needs weights afterwards.
 * @example allocate(10, [50, 30, 20]) // [5, 3, 2]
 */
export function allocate(total: number, sizes: readonly number[]): number[] {
  if (!(Number.isInteger(total) && total >= 0)) throw new RangeError(`Whole places are given out, not ${total}.`)
  if (sizes.some((size) => !(size >= 0 && size < Infinity))) throw new RangeError('A size is 0 or more.')
  const whole = sizes.reduce((sum, size) => sum + size, 0)
  if (whole === 0) {
    if (total > 0) throw new RangeError('Where nobody is, no place can be given out.')
    return sizes.map(() => 0)
  }
  // Multiplied before it is divided, so that 7 of 49 to a group of 7 is 1 and not a hair less.
  const shares = sizes.map((size) => (total * size) / whole)
  const given = shares.map(Math.floor)
  const left = total - given.reduce((sum, places) => sum + places, 0)
  const order = sizes.map((_, group) => group).sort((one, other) => remainder(shares[other]!) - remainder(shares[one]!) || sizes[other]! - sizes[one]! || one - other)
  for (const group of order.slice(0, left)) given[group]! += 1
  return given
}

const remainder = (share: number) => share - Math.floor(share)
