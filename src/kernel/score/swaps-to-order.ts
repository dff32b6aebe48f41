/**
 * How many neighbours must change places until a list is in order; the list is left sorted. Equal numbers never change places.
 * Not a measure of agreement by itself: kendallTauB makes one of it. Merge sort, n log n.
 */
export function swapsToOrder(list: Float64Array): number {
  const spare = new Float64Array(list.length)
  let swaps = 0
  for (let width = 1; width < list.length; width *= 2) {
    for (let low = 0; low + width < list.length; low += 2 * width) {
      const middle = low + width, high = Math.min(low + 2 * width, list.length)
      let left = low, right = middle
      for (let at = low; at < high; at++) {
        if (right >= high || (left < middle && list[left]! <= list[right]!)) spare[at] = list[left++]!
        else {
          swaps += middle - left
          spare[at] = list[right++]!
        }
      }
      list.set(spare.subarray(low, high), low)
    }
  }
  return swaps
}
