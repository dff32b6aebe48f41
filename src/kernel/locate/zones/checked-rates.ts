/** Sums of events and people of places, both checked: events whole or not but 0 or more, and none where nobody is. */
export function checkedRates(events: ArrayLike<number>, people: ArrayLike<number>): { all: number; everybody: number; populated: number } {
  if (events.length !== people.length) throw new RangeError(`There are events of ${events.length} places but people of ${people.length}.`)
  let all = 0, everybody = 0, populated = 0
  for (let i = 0; i < events.length; i++) {
    const many = events[i] as number, size = people[i] as number
    if (!(many >= 0 && many < Infinity)) throw new RangeError(`Place ${i + 1} must have 0 or more events, not ${many}.`)
    if (!(size >= 0 && size < Infinity)) throw new RangeError(`Place ${i + 1} must have 0 or more people, not ${size}.`)
    if (size === 0 && many > 0) throw new RangeError(`Place ${i + 1} has ${many} events but nobody there.`)
    all += many
    everybody += size
    if (size > 0) populated++
  }
  return { all, everybody, populated }
}
