/**
 * The columns that pull each zone toward the mean of its own commissariat (group 0, 1, ...): one column a group, 1 for its zones.
 * Not with groups of one zone only: it has nobody to be pulled to and stays where it is.
 * @example groupColumns([0, 0, 1]) // [[1, 1, 0], [0, 0, 1]]
 */
export function groupColumns(group: ArrayLike<number>): Float64Array[] {
  for (let i = 0; i < group.length; i++) if (!(Number.isInteger(group[i]) && group[i]! >= 0 && group[i]! < 1e6)) throw new RangeError(`Group ${i + 1} is a whole number from 0, not ${group[i]}.`)
  const groups = Array.prototype.reduce.call(group, (most, g) => Math.max(most as number, g as number), -1) as number + 1
  return Array.from({ length: groups }, (_, k) => Float64Array.from(group, (g) => (g === k ? 1 : 0)))
}
