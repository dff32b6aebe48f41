import { centsTyped } from '../work/built/cents-typed.ts'

/** Money as it was typed, in cents; left empty it is not said, and what is no amount stays as it was typed, for the deed to say so. */
export const centsAsked = (typed: unknown): unknown => (typeof typed === 'string' && typed.trim() !== '' ? (centsTyped(typed) ?? typed) : undefined)
