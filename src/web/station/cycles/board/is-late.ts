type Standing = { readonly lateBy: number; readonly unheard: boolean; readonly actions: { readonly overdue: number } }

/** Is anything late in a zone: its stage, its asking or an action? */
export const isLate = ({ lateBy, unheard, actions }: Standing): boolean => lateBy > 0 || unheard || actions.overdue > 0
