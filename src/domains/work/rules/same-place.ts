type Walked = { readonly improvement_id: string | null; readonly whereabouts: string }

/** Do two walks look at the same place: the same improvement, or the same words for where it is? */
export const samePlace = (one: Walked, other: Walked): boolean =>
  (one.improvement_id !== null && one.improvement_id === other.improvement_id) || plain(one.whereabouts) === plain(other.whereabouts)

const plain = (words: string) => words.trim().toLowerCase().replace(/\s+/g, ' ')
