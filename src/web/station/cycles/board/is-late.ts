type Standing = { readonly lateBy: number; readonly unheard: boolean; readonly actions: { readonly overdue: number } }

/** Is anything late in a zone: its stage, its asking or an action? */
export const isLate = ({ lateBy, unheard, actions }: Standing): boolean => lateBy > 0 || unheard || actions.overdue > 0

/** Zones in the order in which they want looking at. */
export const latestFirst = <Zone extends Standing>(zones: readonly Zone[]): Zone[] => zones.toSorted((one, other) => Number(isLate(other)) - Number(isLate(one)) || other.lateBy - one.lateBy)
