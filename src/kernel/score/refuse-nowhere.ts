/** Refuses two orders of the same things where one of them does not say where a thing stands (NaN): it belongs in neither. */
export function refuseNowhere(x: ArrayLike<number>, y: ArrayLike<number>): void {
  for (const [order, list] of [['first', x], ['second', y]] as const) {
    const at = Array.prototype.findIndex.call(list, (place: number) => !(place >= -Infinity))
    if (at >= 0) throw new RangeError(`Thing ${at + 1} has no place in the ${order} order (${list[at]}); leave it out of both.`)
  }
}
