/** Places from 1, the greatest first; equals share the mean of their places, and what is not known has none. */
export function ranks(values: readonly (number | null)[]): (number | null)[] {
  const known = values.filter((value) => value !== null)
  return values.map((value) => (value === null ? null : known.filter((other) => other > value).length + (known.filter((other) => other === value).length + 1) / 2))
}

/** The mean place that officers give each concern; those that an officer left out share the places that are left. */
export function meanPlaces(concerns: readonly string[], orders: readonly (readonly string[])[]): (number | null)[] {
  if (orders.length === 0) return concerns.map(() => null)
  return concerns.map((concern) => {
    const places = orders.map((order) => (order.includes(concern) ? order.indexOf(concern) + 1 : (order.length + 1 + concerns.length) / 2))
    return places.reduce((sum, place) => sum + place, 0) / places.length
  })
}
