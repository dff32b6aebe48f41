/** So few alike that neighbours could guess who they are. */
export const fewestAlike = 5

/**
 * Whether a count of people is so small that it points at them: one to four who are alike, or, where it is known of how many, one to four who are not.
 * None and all point at nobody in particular and pass; whoever fears what "all of them" gives away withholds it for that reason.
 * Not enough by itself: what is hidden by it can often be worked out from totals (workedOut tells, withholdMore mends).
 * Source: Hundepool et al. 2012, Statistical Disclosure Control, 4.2 (minimum frequency rule).
 * @example fewAlike(3) // true
 */
export function fewAlike(people: number, of: number | null = null, fewest: number = fewestAlike): boolean {
  if (!(people >= 0) || (of !== null && !(of >= people))) throw new RangeError(`${people} people of ${of ?? 'all'} cannot be counted.`)
  const few = (count: number) => count > 0 && count < fewest
  return few(people) || (of !== null && few(of - people))
}
