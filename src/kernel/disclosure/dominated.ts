/**
 * Whether the second largest source of a count could tell the largest one's part to within `within` of it, by taking off their own:
 * a shop that made most of a zone's thefts, an address with most of its calls. Such a count is as sensitive as a small one.
 * For counts to which one person, address or firm may give many; where each gives one, fewAlike is the rule.
 * The p-% rule: whole - largest - second < within x largest. Source: Hundepool et al. 2012, Statistical Disclosure Control, 4.2.2.
 * @example dominated([90, 8, 2]) // true: who gave 8 knows that the largest gave at most 92
 */
export function dominated(parts: ArrayLike<number>, within = 0.1): boolean {
  let largest = 0, second = 0, whole = 0
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] as number
    if (!(part >= 0 && part < Infinity)) throw new RangeError(`Part ${at + 1} must be 0 or more, not ${part}.`)
    whole += part
    if (part > largest) {
      second = largest
      largest = part
    } else if (part > second) second = part
  }
  return largest > 0 && whole - largest - second < within * largest
}
