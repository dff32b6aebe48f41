import type { Figure } from './passage.ts'

type Told = Pick<Figure, 'id' | 'unit' | 'printed' | 'line' | 'names'> & Partial<Pick<Figure, 'to' | 'digits' | 'how' | 'monthly'>> & { readonly from: number }

/** A figure of the source: one number unless a range is said, exact unless it is not, and asked of nobody knows how many, for the source never says. */
export const figure = ({ to, digits = 0, how = 'exactly', ...told }: Told): Figure => ({ ...told, to: to ?? told.from, digits, how, n: null })
