/** Numbers of rows, places, units: beyond so many there is no memory for a list of them. */
const lists = 2 ** 30

/** A number of something, held to be one: whole, 0 or more, and not more than there can be. `what` says in the sentence whose number it is. */
export function wholeNumber(n: number, what: string, most = lists): number {
  if (!(Number.isInteger(n) && n >= 0 && n <= most)) throw new RangeError(`${what} is a whole number from 0 to ${most}, not ${n}.`)
  return n
}
