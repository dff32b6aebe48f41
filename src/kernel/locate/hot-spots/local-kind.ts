/** What a place is among its neighbours: the first word is the place, the second its surroundings; `none` where either is just average. */
export type LocalKind = 'high-high' | 'low-low' | 'high-low' | 'low-high' | 'none'

/** The kind of a place from its own distance from the mean and that of its neighbours together (quadrant of the Moran plot, Anselin 1996). */
export function localKind(own: number, around: number): LocalKind {
  if (own === 0 || around === 0) return 'none'
  return own > 0 ? (around > 0 ? 'high-high' : 'high-low') : around > 0 ? 'low-high' : 'low-low'
}
