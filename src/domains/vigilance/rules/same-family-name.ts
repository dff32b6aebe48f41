/** The last word of a name, as far as ears hear it: without capitals and marks, and without the ending that only tells a man's name from a woman's. */
const family = (name: string) => (name.trim().split(/\s+/).at(-1) ?? '').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/(ova|eva|ina|aia|aya)$/, (end) => end.slice(0, end === 'aia' || end === 'aya' ? 0 : 2)).replace(/(?<=..)(s|a|e|is)$/, '')

/** Do two people bear the same family name? */
export const sameFamilyName = (one: string, other: string): boolean => family(one).length > 1 && family(one) === family(other)
