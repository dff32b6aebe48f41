import type { Names } from '#domains/territory/words.ts'

/** A published problem that an answer led to. */
export type AboutFigure = { readonly problem: string; readonly question: string; readonly words: Names; /** It stands in a plan that runs now. */ readonly running: boolean }
